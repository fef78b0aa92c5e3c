import Opora
import OporaDefinitions
import OporaDiagnostics
import OporaLanguage
import OporaRating

/// The rating form that a command line asks for.
enum RatingFormChoice {
  /// The form given by an option: a file, or an id of the catalogue; else the workspace's.
  static func form(
    _ invocation: Invocation, _ session: Session, option: String = "rating"
  ) throws(CommandFailure) -> RatingForm {
    let monitoring = session.monitoring
    let faults = monitoring.definitionFindings.filter { $0.severity == .error }
    guard let id = invocation.value(option) else {
      if let form = monitoring.ratingForm { return form }
      throw .broken(broken(faults))
    }
    let known = Set(monitoring.indicatorIDs)
    if id.hasSuffix(".json5") { return try read(id, indicators: known).form }
    for (_, tree) in monitoring.catalogue.ratingFiles where tree.id == id {
      var findings: [Finding] = []
      if let form = RatingForm.read(tree, indicators: known, findings: &findings) { return form }
      throw .broken(broken(findings))
    }
    let ids = monitoring.catalogue.ratingFiles.compactMap { $0.tree.id }
    let nearest = Suggestion.nearest(to: id, among: ids)
    throw .unknown(
      LocalizedText(
        ru: "нет формы рейтинга «\(id)»" + (nearest.map { "; возможно, «\($0)»?" } ?? ""),
        en: "there is no rating form '\(id)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")))
  }

  /// The form in a file, and what is worth saying of it; its criteria may name indicators that only
  /// the table knows.
  static func file(
    _ path: String
  ) throws(CommandFailure) -> (form: RatingForm, findings: [Finding]) {
    try read(path, indicators: [])
  }

  private static func read(
    _ path: String, indicators: Set<String>
  ) throws(CommandFailure) -> (form: RatingForm, findings: [Finding]) {
    let text = String(decoding: try NamedFile.bytes(of: path), as: UTF8.self)
    let document = JSON5Document(file: path, text: text)
    var findings = document.findings
    if let tree = document.tree, !findings.contains(where: { $0.severity == .error }),
      let form = RatingForm.read(tree, indicators: indicators, findings: &findings)
    {
      return (form, findings.filter { $0.severity == .warning })
    }
    throw .refusedDefinition(path, findings)
  }

  private static func broken(_ findings: [Finding]) -> LocalizedText {
    LocalizedText(
      ru: "рейтинг не вычислен: в форме ошибка\n" + DataFindingReport(findings, .ru).text,
      en: "the rating was not computed: its form has an error\n"
        + DataFindingReport(findings, .en).text)
  }
}

extension CommandFailure {
  /// A definition file that cannot be used, with all its faults: exit code 4.
  static func refusedDefinition(
    _ path: String, _ findings: [Finding],
    _ verdict: LocalizedText = LocalizedText(ru: "форма не принята", en: "the form was refused")
  ) -> CommandFailure {
    .refused(
      path: path,
      reason: LocalizedText(
        ru: verdict.ru + "\n" + DataFindingReport(findings, .ru).text.withoutLastLineEnd,
        en: verdict.en + "\n" + DataFindingReport(findings, .en).text.withoutLastLineEnd))
  }
}

extension JSON5Value {
  /// The `id` of a definition; nil if it has none.
  var id: String? {
    if case .string(let id)? = self["id"]?.kind { id } else { nil }
  }
}
