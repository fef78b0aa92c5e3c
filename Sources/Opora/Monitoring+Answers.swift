import OporaDefinitions
public import OporaDiagnostics
public import OporaIndicators
import OporaLanguage
import OporaRating
import OporaRegistry

// Figures that a database engine counted.
extension Monitoring {
  /// The cells that an engine's answer comes to: every municipality, the whole, and every level of
  /// the answer between them under its own code.
  func values(
    of ids: [String], in periods: [ReportingPeriod], breakdowns: [String],
    from answers: EngineAnswers
  ) -> IndicatorValues {
    var cells: [IndicatorValue] = []
    let levels = answers.levels.isEmpty ? [IndicatorValue.total] : answers.levels
    for (number, level) in levels.enumerated() {
      let evaluations = periods.map { period in
        var evaluation = evaluation(of: ids, in: period, breakdowns: breakdowns)
        evaluation.answers = (answers, level)
        return (period, evaluation)
      }
      for var cell in Evaluation.cells(of: ids, by: evaluations).joined() {
        if cell.municipality != IndicatorValue.total {
          if number == 0 { cells.append(cell) }
        } else if !answers.levels.isEmpty {
          cell.municipality = level
          cells.append(cell)
        }
      }
    }
    return IndicatorValues(cells)
  }

  /// What in the answer does not fit the definitions and municipalities of the workspace.
  ///
  /// - Parameter file: the name of the answer's file, for messages.
  /// - Returns: findings of severity warning; none without an answer.
  public func answerFindings(in file: String) -> [Finding] {
    guard let answers else { return [] }
    let place = Place(file: file)
    let known = Set(registry.municipalities.map(\.code))
    let strangers = answers.municipalities.filter { !known.contains($0) }.map { code in
      Finding(
        code: "foreign-key", severity: .warning, place: place, value: code,
        message: LocalizedText(
          ru: "муниципалитета из ответа движка нет в рабочей папке",
          en: "a municipality of the engine's answer is not in the workspace"))
    }
    let others = answers.indicators.compactMap { indicator, version -> Finding? in
      guard let own = catalogue.indicator(indicator) else {
        return Finding(
          code: "foreign-key", severity: .warning, place: place, value: indicator,
          message: LocalizedText(
            ru: "показателя из ответа движка нет в определениях",
            en: "an indicator of the engine's answer is not defined"))
      }
      guard !catalogue.indicators.contains(where: { $0.id == indicator && $0.version == version })
      else { return nil }
      return Finding(
        code: "version", severity: .warning, place: place, value: "\(indicator), \(version)",
        message: LocalizedText(
          ru: "ответ движка — по версии \(version) определения, а в каталоге \(own.version)",
          en: "the engine's answer is of version \(version), the catalogue has \(own.version)"))
    }
    return strangers + others
  }
}

extension Workspace {
  /// A workspace of no files, for an answer that is all there is.
  public init(municipalities codes: [String]) {
    let quoted = codes.map { code in
      "'" + code.map { $0 == "'" || $0 == "\\" ? "\\\($0)" : String($0) }.joined() + "'"
    }
    self.init(
      files: [], configuration: "{ municipalities: [\(quoted.joined(separator: ", "))] }")
  }
}

extension Monitoring {
  /// Whether an engine's answer holds all measures of an indicator and of those that it refers to; for
  /// points and places of a rating, of those that its criteria ask for.
  public func isAnswered(_ id: String, by answers: EngineAnswers) -> Bool {
    let known = Set(answers.indicators.map(\.id))
    func holds(_ id: String, depth: Int) -> Bool {
      guard depth < 8, let definition = catalogue.indicator(id) else { return false }
      let parts = definition.referencedIndicators
      let ratings = definition.ratings
      guard !definition.measures.isEmpty || !parts.isEmpty || !ratings.isEmpty else { return false }
      return (definition.measures.isEmpty || known.contains(id))
        && parts.allSatisfy { holds($0, depth: depth + 1) }
        && ratings.allSatisfy { rated($0, depth: depth + 1) }
    }
    // What centres enter stands in the workspace, so an answer alone is not enough for such a form.
    func rated(_ form: String, depth: Int) -> Bool {
      guard let criteria = catalogue.ratingForm(form)?.criteria() else { return false }
      return criteria.allSatisfy { criterion in
        criterion.indicator.map { holds($0, depth: depth) } ?? !workspace.files.isEmpty
      }
    }
    return holds(id, depth: 0)
  }
}
