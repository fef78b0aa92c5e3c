public import OporaDefinitions
public import OporaDiagnostics
import OporaLanguage
public import OporaRegistry

/// Tries control relations on the data of a period (проверка контрольных соотношений).
///
/// Conditions are tried over the same measures, submissions and matched municipalities as figures
/// are. Where something a condition rests on is missing, nothing is found.
public struct ControlRun {
  private let registry: Registry
  private let controls: [ControlRelation]
  private var evaluation: Evaluation

  /// Prepares the relations of a catalogue.
  ///
  /// - Parameters:
  ///   - registry: the data.
  ///   - catalogue: the definitions in force in the period.
  ///   - controls: the ids of the relations to try; nil for all.
  public init(
    registry: Registry, catalogue: DefinitionCatalogue, controls: Set<String>? = nil
  ) {
    self.registry = registry
    self.controls = catalogue.controls.filter { controls?.contains($0.id) ?? true }
    var catalogue = catalogue
    catalogue.indicators += self.controls.map(\.indicator)
    evaluation = Evaluation(
      registry: registry, catalogue: catalogue, indicators: self.controls.map(\.indicator.id))
  }

  /// What is against the relations in a period, relation by relation.
  public mutating func findings(in period: ReportingPeriod) -> [Finding] {
    _ = evaluation.values(of: controls.map(\.indicator.id), in: period)
    return evaluation.findings
      + controls.flatMap { control -> [Finding] in
        switch control.rule {
        case .condition(let condition): conditions(condition, of: control, period)
        case .rows: rows(of: control, period)
        case .repeated(let keys, let across): repetitions(of: control, keys, across, period)
        case .program: []
        }
      }
  }

  // MARK: Conditions

  private func conditions(
    _ condition: Expression, of control: ControlRelation, _ period: ReportingPeriod
  ) -> [Finding] {
    let figures = evaluation.prepared(control.indicator, period)
    let owners: [Evaluation.Owner] =
      control.level == .region
      ? [.whole] : registry.municipalities.indices.map(Evaluation.Owner.unit)
    return owners.compactMap { owner in
      let place = CellPlace(figures, owner, .whole)
      let evaluator = CellEvaluator(sources: CellSources(place: place, evaluation: evaluation))
      let applies = control.indicator.appliesWhen.map { evaluator.truth($0).isTrue } ?? true
      guard applies, evaluator.truth(condition).isFalse else { return nil }
      let facts = ControlFacts(of: condition, evaluator)
      return finding(control, owner, facts, period)
    }
  }

  private func finding(
    _ control: ControlRelation, _ owner: Evaluation.Owner, _ facts: ControlFacts,
    _ period: ReportingPeriod
  ) -> Finding {
    let name = name(of: owner)
    let source = control.indicator.measures.first?.source
    let file = source.flatMap { registry.tables[$0]?.files.first?.name } ?? ""
    return Finding(
      code: ControlRun.code, detail: control.id, severity: control.severity,
      place: Place(file: file), key: code(of: owner),
      message: LocalizedText(
        ru: "\(name.ru), \(period.title(.ru)): \(control.title.ru) – \(facts.text.ru)",
        en: "\(name.en), \(period.title(.en)): \(control.title.en) – \(facts.text.en)"),
      expected: LocalizedText(ru: control.formula, en: control.formula), fix: control.remedy)
  }

  private func code(of owner: Evaluation.Owner) -> String {
    switch owner {
    case .unit(let unit): registry.municipalities[unit].code
    case .whole: IndicatorValue.total
    }
  }

  private func name(of owner: Evaluation.Owner) -> LocalizedText {
    guard case .unit(let unit) = owner else {
      return LocalizedText(ru: "Все муниципалитеты", en: "All municipalities")
    }
    let municipality = registry.municipalities[unit]
    let english = municipality.nameEnglish
    return LocalizedText(
      ru: municipality.name, en: english.isEmpty ? municipality.name : english)
  }

  // MARK: Rows

  private func rows(of control: ControlRelation, _ period: ReportingPeriod) -> [Finding] {
    guard let measure = control.indicator.measures.first,
      let table = registry.tables[measure.source]
    else { return [] }
    return passing(measure, table, period).map { row in
      finding(control, table, row, control.title)
    }
  }

  /// Rows that agree where they should differ: one finding for each group, at its first row.
  private func repetitions(
    of control: ControlRelation, _ keys: [String], _ across: String, _ period: ReportingPeriod
  ) -> [Finding] {
    guard let measure = control.indicator.measures.first,
      let table = registry.tables[measure.source]
    else { return [] }
    let rows = passing(measure, table, period)
    return RepeatedRows.groups(of: rows, in: table, keys: keys, across: across).map { group in
      var finding = finding(control, table, group[0], control.title)
      finding.related = group.dropFirst().prefix(5).map { row in
        let origin = table.origin(of: row)
        return Place(file: origin.file, line: origin.line)
      }
      return finding
    }
  }

  /// The rows that a measure counts; none where it cannot be run over the table.
  private func passing(
    _ measure: MeasureDefinition, _ table: Table, _ period: ReportingPeriod
  ) -> [Int] {
    let rows = try? CountedRows(measure, table, registry: registry, period: period).rows
    return rows ?? []
  }

  private func finding(
    _ control: ControlRelation, _ table: Table, _ row: Int, _ message: LocalizedText
  ) -> Finding {
    let origin = table.origin(of: row)
    return Finding(
      code: ControlRun.code, detail: control.id, severity: control.severity,
      place: Place(file: origin.file, line: origin.line), key: table.publicKey(of: row),
      message: message, fix: control.remedy)
  }

  /// The code of the findings; the relation's id is their detail.
  public static let code = "control-relation"
}
