import OporaCSV
import OporaLanguage

/// How a CSV file is read, part by part: what was told, what was found and how surely.
struct LayoutExplanation {
  private let file: CSVFile
  /// Physical line where the last record starts; nil if there is none.
  private let lastDataLine: Int?
  private let summary: ReadingSummary
  private let language: Language

  init(
    _ file: CSVFile, lastDataLine: Int?, summary: ReadingSummary, _ language: Language
  ) {
    self.file = file
    self.lastDataLine = lastDataLine
    self.summary = summary
    self.language = language
  }

  /// The command that reads the file the same way without detection.
  var command: String {
    "opora convert \(ShellText.quoted(file.name)) \(ReadingOptions.spelled(file.layout))"
  }

  /// The answer for people, several lines without a line end at the end.
  var text: String {
    let layout = file.layout
    var writer = ExplanationWriter(language)
    writer.line(file.name)
    let mark = layout.hasByteOrderMark ? (language == .ru ? ", с меткой BOM" : ", with BOM") : ""
    writer.pair(
      ru: "кодировка", en: "encoding",
      layout.encoding.value.rawValue + mark + sureness(layout.encoding, \.rawValue))
    writer.pair(
      ru: "разделитель", en: "delimiter",
      name(layout.delimiter.value) + sureness(layout.delimiter, name))
    writer.pair(ru: "кавычки", en: "quotes", name(layout.quote.value))
    writer.pair(ru: "концы строк", en: "line ends", layout.lineEnding.rawValue)
    writer.pair(ru: "шапка", en: "header", header)
    writer.pair(
      ru: "данные", en: "data",
      lastDataLine.map { lines(layout.firstDataLine, $0) } ?? (language == .ru ? "нет" : "none"))
    writer.pair(ru: "строки", en: "rows", ReadingBalance.text(summary)[language])
    writer.pair(ru: "столбцов", en: "columns", "\(layout.columnCount)")
    for (index, label) in file.header.enumerated() {
      writer.item(LayoutExplanation.letter(index), label)
    }
    writer.pair(ru: "повторить", en: "to repeat", command)
    return writer.text
  }

  /// The answer for machines.
  var json: JSONNode {
    let layout = file.layout
    let lines = layout.headerLines
    return .object([
      ("file", .string(file.name)),
      ("encoding", decided(layout.encoding) { .string($0.rawValue) }),
      ("byteOrderMark", .bool(layout.hasByteOrderMark)),
      ("delimiter", decided(layout.delimiter, character)),
      ("quote", decided(layout.quote, character)),
      ("escape", character(layout.escape)),
      ("lineEnding", .string(layout.lineEnding.rawValue)),
      (
        "headerLines",
        decided(lines) { .array($0.map { .integer($0) }) }
      ),
      ("header", .array(file.header.map { .string($0) })),
      ("firstDataLine", .integer(layout.firstDataLine)),
      ("lastDataLine", lastDataLine.map { .integer($0) } ?? .null),
      ("columns", .integer(layout.columnCount)),
      ("rows", rows),
      ("command", .string(command)),
    ])
  }

  /// What became of the rows of the file.
  private var rows: JSONNode {
    .object(
      [
        ("read", .integer(summary.rowsRead)), ("accepted", .integer(summary.recordsRead)),
        ("rejected", .integer(summary.rejectedCount)),
        (
          "skipped",
          .object(SkippedKind.allCases.map { ($0.rawValue, .integer(summary.count(of: $0))) })
        ),
      ])
  }

  private var header: String {
    let lines = file.layout.headerLines
    guard let first = lines.value.first, let last = lines.value.last else {
      return language == .ru ? "нет" : "none"
    }
    return self.lines(first, last) + sureness(lines) { "\($0)" }
  }

  private func lines(_ first: Int, _ last: Int) -> String {
    if first == last { return (language == .ru ? "строка " : "line ") + "\(first)" }
    return (language == .ru ? "строки " : "lines ") + "\(first)–\(last)"
  }

  private func sureness<Value>(
    _ decided: Decided<Value>, _ name: (Value) -> String
  ) -> String {
    if decided.isTold { return language == .ru ? " (указано)" : " (told)" }
    let percent = NumberStyle(language).percent(decided.certainty * 100, decimals: 0)
    guard let next = decided.runnerUp, decided.certainty < 0.9 else {
      return language == .ru ? " (уверенность \(percent))" : " (certainty \(percent))"
    }
    return language == .ru
      ? " (уверенность \(percent), следующее: \(name(next)))"
      : " (certainty \(percent), next: \(name(next)))"
  }

  private func name(_ byte: UInt8?) -> String {
    byte.map { "«\(ReadingOptions.spelled($0))»" } ?? (language == .ru ? "нет" : "none")
  }

  private func character(_ byte: UInt8?) -> JSONNode {
    byte.map { .string(String(decoding: [$0], as: UTF8.self)) } ?? .null
  }

  private func decided<Value>(
    _ decided: Decided<Value>, _ value: (Value) -> JSONNode
  ) -> JSONNode {
    .object([
      ("value", value(decided.value)), ("told", .bool(decided.isTold)),
      ("certainty", .number(MachineNumber.text((decided.certainty * 100).rounded() / 100))),
      ("runnerUp", decided.runnerUp.map(value) ?? .null),
    ])
  }

  /// The Excel letter of a column, counted from 0: A, Z, AA.
  private static func letter(_ index: Int) -> String {
    var result = ""
    var rest = index + 1
    while rest > 0 {
      result = String(decoding: [UInt8(65 + (rest - 1) % 26)], as: UTF8.self) + result
      rest = (rest - 1) / 26
    }
    return result
  }
}
