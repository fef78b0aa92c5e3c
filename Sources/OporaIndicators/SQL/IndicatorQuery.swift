import OporaDefinitions
import OporaLanguage
import OporaRegistry

/// One indicator of one period as a query (показатель на языке SQL).
///
/// The query gives whole numbers and counters for every municipality and every level above it; it
/// never divides, rounds or judges, so that engines cannot disagree about that. Every level is
/// counted from rows through `unit_ancestor`, so distinct children are distinct at every level.
///
/// Shape: the rows of each measure; their cells by municipality; every municipality with what it
/// reported; the levels and which municipalities each takes in; the measures of all levels. No
/// expression is used twice but where rows must be: engines that write them out anew at each use
/// would take longer to plan such a query than to run it.
struct IndicatorQuery {
  let definition: IndicatorDefinition
  let period: ReportingPeriod
  let engine: SQLEngine
  let tables: SQLTables
  let breakdowns: [String]

  /// A measure: translated, or absent because its source or a column of it is.
  enum Measure {
    case present(MeasureTranslator.Part, SourceForm)
    case absent(MeasureDefinition, prefix: String)

    var definition: MeasureDefinition {
      switch self {
      case .present(let part, _): part.measure
      case .absent(let measure, _): measure
      }
    }
    var prefix: String {
      switch self {
      case .present(let part, _): part.prefix
      case .absent(_, let prefix): prefix
      }
    }
  }

  /// The text of the query, without a semicolon.
  ///
  /// - Throws: ``RowCompilationError`` for what is computed here only.
  func text() throws(RowCompilationError) -> String {
    let measures = try self.measures()
    let levels = LevelTranslator(query: self, measures: measures)
    var expressions: [(name: String, text: String)] = []
    for case .present(let part, _) in measures { expressions += part.expressions }
    expressions += levels.expressions()
    let with = expressions.map { "\(engine.name($0.name)) AS (\n  \($0.text)\n)" }
    return "WITH\n" + with.joined(separator: ",\n") + "\n" + levels.result()
  }

  private func measures() throws(RowCompilationError) -> [Measure] {
    var measures: [Measure] = []
    for (index, measure) in definition.measures.enumerated() {
      let prefix = "m\(index + 1)"
      guard let form = tables.form(measure.source) else {
        measures.append(.absent(measure, prefix: prefix))
        continue
      }
      var translator = MeasureTranslator(
        measure, form: form, prefix: prefix,
        breakdowns: breakdowns.filter(definition.breakdowns.contains), engine, tables, period)
      do {
        measures.append(.present(try translator.part(), form))
      } catch .absentColumn {
        measures.append(.absent(measure, prefix: prefix))
      }
    }
    return measures
  }

  /// The measures that the numerator is made of; all of them if it names none.
  var numerator: [Int] {
    let names = (definition.value.ratio?.numerator ?? definition.value).columns
    let own = definition.measures.indices.filter { names.contains(definition.measures[$0].name) }
    return own.isEmpty ? Array(definition.measures.indices) : own
  }
}
