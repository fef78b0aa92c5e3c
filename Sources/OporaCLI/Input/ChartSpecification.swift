import OporaCharts
import OporaDefinitions
import OporaDiagnostics
import OporaLanguage

/// A chart written down in a file: every option by name, and the table or where it is.
///
///     {
///       kind: 'dumbbell', table: 'village-and-town.csv', labels: ['село', 'город'],
///       unit: '%', title: { ru: '…', en: '…' },
///     }
struct ChartSpecification {
  /// Every key that a file may have.
  static let keys = [
    "kind", "table", "columns", "rows", "title", "subtitle", "source", "measure", "unit",
    "decimals", "target", "focus", "previousLabel", "labels", "scaleStart", "lang", "width",
    "notes", "id", "better", "lowerIsBetterColumns", "subject", "columnNames",
  ]

  var kind: String?
  /// The path of the table, relative to the file.
  var tablePath: String?
  /// The table, where it stands in the file itself.
  var table: ChartTable?
  var options = ChartOptions()

  /// Reads a file; all its faults are told together.
  ///
  /// - Parameters:
  ///   - path: Where the file is.
  ///   - language: The language asked for on the command line; nil leaves it to the file.
  /// - Throws: What keeps the file from being read, or all its faults.
  init(_ path: String, language: Language?) throws(CommandFailure) {
    let text = String(decoding: try NamedFile.bytes(of: path), as: UTF8.self)
    let document = JSON5Document(file: path, text: text)
    let found = FindingCollector()
    found.add(contentsOf: document.findings)
    if !found.hasErrors, let tree = document.tree,
      let reader = ObjectReader(tree, allowing: ChartSpecification.keys, into: found)
    {
      read(reader, language, found)
      if let name = tablePath, !name.hasPrefix("/") {
        let folder = FileSystem.parent(of: path)
        tablePath = folder.isEmpty ? name : folder + "/" + name
      }
    }
    if found.hasErrors {
      throw .refusedDefinition(
        path, found.findings,
        LocalizedText(ru: "описание диаграммы не принято", en: "the chart's file was refused"))
    }
  }

  private mutating func read(
    _ reader: ObjectReader, _ language: Language?, _ found: FindingCollector
  ) {
    kind = reader.choice("kind", among: ChartKind.allCases.map(\.rawValue))
    let own = reader.choice("lang", among: Language.allCases.map(\.rawValue))
    options.language = language ?? own.flatMap(Language.init) ?? .ru
    readWords(reader, found)
    for member in reader.members("columnNames") {
      if case .string(let name) = member.value.kind {
        options.columnNames[member.key] = name
      } else {
        found.report(
          "E005", at: member.value.span,
          LocalizedText(ru: "название столбца — текст", en: "the name of a column is a text"))
      }
    }
    readNumbers(reader)
    options.lowerIsBetterColumns = reader.texts("lowerIsBetterColumns")
    if let better = reader.choice("better", among: ["higher", "lower"]) {
      options.higherIsBetter = better == "higher"
    }
    let subjects = ChartSubject.allCases.map(\.rawValue)
    if let subject = reader.choice("subject", among: subjects).flatMap(ChartSubject.init) {
      options.subject = subject
    }
    tablePath = reader.text("table")
    readRows(reader, found)
  }

  private mutating func readWords(_ reader: ObjectReader, _ found: FindingCollector) {
    let language = options.language
    options.title = reader.localized("title")?[language]
    options.subtitle = reader.localized("subtitle")?[language]
    options.source = reader.localized("source")?[language]
    options.measure = reader.localized("measure")?[language]
    options.unit = reader.localized("unit")?[language]
    options.previousLabel = reader.localized("previousLabel")?[language]
    options.focus = reader.text("focus")
    options.id = reader.text("id")
    options.notes = texts("notes", reader, found)
    let labels = texts("labels", reader, found)
    if !labels.isEmpty { options.pairLabels = labels }
  }

  /// A list of texts, each in one or in both languages.
  private func texts(
    _ key: String, _ reader: ObjectReader, _ found: FindingCollector
  ) -> [String] {
    guard let value = reader[key] else { return [] }
    guard case .array(let elements) = value.kind else { return reader.texts(key) }
    return elements.compactMap {
      LocalizedText($0, named: key, into: found)?[options.language]
    }
  }

  private mutating func readNumbers(_ reader: ObjectReader) {
    options.decimals = reader.integer("decimals", in: 0...6)
    options.width = reader.integer("width", in: 0...100_000)
    options.target = reader.number("target")?.doubleValue
    options.scaleStart = reader.number("scaleStart")?.doubleValue
  }
}

/// The table inside the file.
extension ChartSpecification {
  private mutating func readRows(_ reader: ObjectReader, _ found: FindingCollector) {
    var columns = reader.texts("columns")
    guard reader.has("rows") else { return }
    if reader.has("table") {
      found.report(
        "E005", at: reader.keySpan("rows"),
        LocalizedText(
          ru: "таблица задана дважды, в table и в rows; оставьте одну",
          en: "the table is given twice, in table and in rows; keep one"))
    }
    var rows: [[String]] = []
    for value in reader.values("rows") {
      switch value.kind {
      case .array(let cells):
        rows.append(cells.map { ChartSpecification.cell($0, found) })
      case .object(let members):
        for member in members where !columns.contains(member.key) { columns.append(member.key) }
        rows.append(
          columns.map { column in
            value[column].map { ChartSpecification.cell($0, found) } ?? ""
          })
      default:
        found.report(
          "E005", at: value.span,
          LocalizedText(
            ru: "строка таблицы — список ячеек или объект «столбец: значение»",
            en: "a row is a list of cells or an object ‘column: value’"))
      }
    }
    table = ChartTable(columns: columns, rows: rows)
  }

  private static func cell(_ value: JSON5Value, _ found: FindingCollector) -> String {
    switch value.kind {
    case .string(let text), .number(let text): return text
    case .null: return ""
    case .bool(let flag): return flag ? "1" : ""
    default:
      found.report(
        "E005", at: value.span,
        LocalizedText(ru: "ячейка — число, текст или null", en: "a cell is a number, text or null"))
      return ""
    }
  }
}
