public import OporaDiagnostics
import OporaLanguage

extension RatingAnalysis {
  /// What the figures say about the form: dead, double and contrary criteria.
  ///
  /// - Returns: findings of severity warning or info, by criterion's id; nothing for fewer than five
  ///   units, where figures say little.
  public func remarks() -> [Finding] {
    guard computation.units.count > 4 else { return [] }
    let statistics = statistics().filter { !$0.isGroup }
    let doubles = correlations().filter { $0.level == .criteria && $0.flag == "duplicate" }
    return statistics.compactMap { remark(on: $0) } + doubles.map { remark(on: $0) }
  }

  private func remark(on row: PartStatistics) -> Finding? {
    switch row.flag {
    case "constant":
      return finding(
        "W921", row.id,
        ru: "у всех участников один и тот же балл: критерий никого не различает",
        en: "all units have the same score: the criterion tells nobody apart")
    case "ceiling":
      return finding(
        "W922", row.id, severity: .info,
        ru: "почти у всех наибольший балл: прибавить здесь некому",
        en: "nearly all units have the highest score: nobody can gain here")
    case "floor":
      return finding(
        "W922", row.id, severity: .info,
        ru: "почти у всех наименьший балл", en: "nearly all units have the lowest score")
    case "opposed":
      let value = row.correlationWithTotal ?? 0
      return finding(
        "W924", row.id,
        ru: "связан с итогом обратно (r = \(show(value, .ru))): проверьте направление better",
        en: "goes against the total (r = \(show(value, .en))): check the direction, better")
    default: return nil
    }
  }

  private func remark(on pair: Correlation) -> Finding {
    let value = pair.pearson ?? 0
    return finding(
      "W923", pair.first,
      ru: "почти повторяет критерий «\(pair.second)» (r = \(show(value, .ru))): "
        + "одно и то же учтено дважды",
      en: "nearly repeats the criterion ‘\(pair.second)’ (r = \(show(value, .en))): "
        + "the same counts twice")
  }

  private func show(_ value: Double, _ language: Language) -> String {
    NumberStyle(language).text(value, decimals: 2)
  }

  private func finding(
    _ code: String, _ id: String, severity: Severity = .warning, ru: String, en: String
  ) -> Finding {
    Finding(
      code: code, severity: severity, place: Place(file: form.id + ".json5"), key: id,
      message: LocalizedText(
        ru: "критерий «\(id)»: " + ru, en: "criterion ‘\(id)’: " + en))
  }
}
