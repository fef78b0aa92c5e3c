import OporaCharts
import OporaLanguage

/// A chart as a command line asks for it, its file of options read and overridden.
struct ChartOrder {
  let kind: ChartKind
  /// Where the table is; nil where it stands in the file of options.
  let path: String?
  let options: ChartOptions
  private let ownTable: ChartTable?

  init(_ invocation: Invocation) throws(CommandFailure) {
    let language = invocation.global.languageGiven
    let specification: ChartSpecification? =
      if let path = invocation.value("spec") {
        try ChartSpecification(path, language: language)
      } else {
        nil
      }
    kind = try ChartOrder.kind(invocation, specification)
    let operand = invocation.operands.count > 1 ? invocation.operands[1] : nil
    ownTable = operand == nil ? specification?.table : nil
    path = ownTable == nil ? operand ?? specification?.tablePath : nil
    guard ownTable != nil || path != nil else {
      if specification == nil { throw .usage(.missingOperand(command: "chart")) }
      throw .unknown(
        LocalizedText(
          ru: "в файле --spec нет таблицы: добавьте table или columns и rows",
          en: "the file of --spec has no table: add table, or columns and rows"))
    }
    var options = specification?.options ?? ChartOptions()
    options.language = language ?? specification?.options.language ?? .ru
    try ChartOrder.override(&options, by: invocation)
    self.options = options
  }

  /// The table, from its file or from the file of options.
  func table(
    _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> ChartTable {
    if let ownTable { return ownTable }
    let file = try NamedFile.table(path ?? "", ReadingOptions.told(invocation), console)
    return ChartTable(columns: file.header, rows: file.rows)
  }

  private static func kind(
    _ invocation: Invocation, _ specification: ChartSpecification?
  ) throws(CommandFailure) -> ChartKind {
    guard let word = invocation.operands.first ?? specification?.kind else {
      if specification != nil {
        throw .unknown(
          LocalizedText(
            ru: "вид диаграммы не назван: добавьте kind в файл --spec или назовите его в команде",
            en: "the kind is not named: add it to the file of --spec or to the command"))
      }
      throw .usage(.missingOperand(command: "chart"))
    }
    let kind: ChartKind
    do {
      kind = try ChartKind.named(word)
    } catch {
      throw .chart(error, word)
    }
    if let other = specification?.kind, other != kind.rawValue {
      throw .unknown(
        LocalizedText(
          ru: "указан вид \(kind.rawValue), а в файле --spec — \(other); оставьте один",
          en: "the kind given is \(kind.rawValue), the file of --spec has \(other); keep one"))
    }
    return kind
  }

  private static func override(
    _ options: inout ChartOptions, by invocation: Invocation
  ) throws(CommandFailure) {
    options.title = invocation.value("title") ?? options.title
    options.subtitle = invocation.value("subtitle") ?? options.subtitle
    options.source = invocation.value("source") ?? options.source
    options.measure = invocation.value("measure") ?? options.measure
    options.unit = invocation.value("unit") ?? options.unit
    options.focus = invocation.value("focus") ?? options.focus
    options.previousLabel = invocation.value("previous-label") ?? options.previousLabel
    options.id = invocation.value("id") ?? options.id
    let labels = invocation.values("label")
    if !labels.isEmpty { options.pairLabels = labels }
    let notes = invocation.values("note")
    if !notes.isEmpty { options.notes = notes }
    let lower = invocation.values("lower-column")
    if !lower.isEmpty { options.lowerIsBetterColumns = lower }
    if let subject = invocation.value("subject").flatMap(ChartSubject.init) {
      options.subject = subject
    }
    options.decimals = try invocation.wholeNumber("decimals", in: 0...6) ?? options.decimals
    options.width = try invocation.wholeNumber("width", in: 0...100_000) ?? options.width
    options.target = try number("target", invocation) ?? options.target
    options.scaleStart = try number("scale-start", invocation) ?? options.scaleStart
    for pair in invocation.values("column") {
      let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw .usage(
          .invalidValue(
            option: "column", value: pair,
            expected: LocalizedText(ru: "value=НАЗВАНИЕ", en: "value=NAME")))
      }
      options.columnNames[parts[0].lowercased()] = parts[1]
    }
    if invocation.has("lower-is-better") { options.higherIsBetter = false }
    options.showsBoxes = invocation.has("boxes")
  }

  private static func number(
    _ option: String, _ invocation: Invocation
  ) throws(CommandFailure) -> Double? {
    guard let text = invocation.value(option) else { return nil }
    guard let number = ExactNumber(decimal: text.replacing(",", with: ".")) else {
      throw .usage(
        .invalidValue(
          option: option, value: text,
          expected: LocalizedText(ru: "число вида 82,6", en: "a number such as 82.6")))
    }
    return number.doubleValue
  }
}

extension CommandFailure {
  /// A chart that cannot be drawn: faults of the command line end with 2, of the table with 4.
  static func chart(_ error: ChartError, _ path: String) -> CommandFailure {
    let message = LocalizedText(ru: error.message(.ru), en: error.message(.en))
    switch error {
    case .unknownKind, .badWidth, .badDecimals, .badOption, .barsStartAtZero, .notAColumn,
      .textTooLong:
      return .unknown(message)
    case .missingColumn(let column, _, nil):
      return .refused(
        path: path,
        reason: LocalizedText(
          ru: message.ru + "; если он назван иначе: --column \(column)=НАЗВАНИЕ",
          en: message.en + "; if it has another name: --column \(column)=NAME"))
    default:
      return .refused(path: path, reason: message)
    }
  }
}
