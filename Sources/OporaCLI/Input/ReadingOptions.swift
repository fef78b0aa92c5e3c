import OporaCSV
import OporaDiagnostics
import OporaLanguage

/// What may be told about a CSV file, for every command that reads one.
enum ReadingOptions {
  /// The options, for the table of a command.
  static let table: [CommandOption] = [
    CommandOption(
      "encoding", .any(.encoding), ru: "кодировка файла: utf-8, windows-1251, cp866 …",
      en: "encoding of the file: utf-8, windows-1251, cp866 …"),
    CommandOption(
      "delimiter", .any(.delimiter),
      ru: "разделитель: «;», «,», tab, space, другой знак; none — столбец один",
      en: "delimiter: ';', ',', tab, space, another character; none for one column"),
    CommandOption(
      "quote", .any(.delimiter), ru: "знак кавычек или none", en: "quotation mark, or none"),
    CommandOption(
      "escape", .any(.delimiter),
      ru: "знак перед кавычкой внутри кавычек, например «\\» (none — кавычка удваивается)",
      en: "character before a quote inside quotes such as '\\' (none: quotes are doubled)"),
    CommandOption(
      "header-lines", .any(.number), ru: "сколько строк занимает шапка (0 — шапки нет)",
      en: "how many rows the header has (0: there is no header)"),
    CommandOption(
      "skip-lines", .any(.number), ru: "сколько строк над таблицей пропустить",
      en: "how many lines above the table to skip"),
  ]

  /// What a command line tells.
  static func told(_ invocation: Invocation) throws(CommandFailure) -> CSVOptions {
    var options = CSVOptions()
    if let name = invocation.value("encoding") { options.encoding = try encoding(name) }
    if let text = invocation.value("delimiter") {
      options.noDelimiter = text == "none"
      options.delimiter = options.noDelimiter ? nil : try byte(text, option: "delimiter")
    }
    if let text = invocation.value("quote") {
      options.noQuote = text == "none"
      options.quote = options.noQuote ? nil : try byte(text, option: "quote")
    }
    if let text = invocation.value("escape") {
      options.noEscape = text == "none"
      options.escape = options.noEscape ? nil : try byte(text, option: "escape")
    }
    options.headerLines = try invocation.wholeNumber("header-lines", in: 0...10)
    options.skipLines = try invocation.wholeNumber("skip-lines", in: 0...1_000_000)
    return options
  }

  /// The options that repeat a layout without detection, ready for a shell.
  static func spelled(_ layout: CSVLayout) -> String {
    var parts = ["--encoding", layout.encoding.value.rawValue]
    let delimiter = layout.delimiter.value.map { ShellText.quoted(spelled($0)) } ?? "none"
    parts += ["--delimiter", delimiter]
    parts += ["--quote", layout.quote.value.map { ShellText.quoted(spelled($0)) } ?? "none"]
    if let escape = layout.escape { parts += ["--escape", ShellText.quoted(spelled(escape))] }
    let lines = layout.headerLines.value
    parts += ["--header-lines", "\(lines.count)"]
    let first = lines.isEmpty ? layout.firstDataLine : lines.lowerBound
    return (parts + ["--skip-lines", "\(max(0, first - 1))"]).joined(separator: " ")
  }

  /// A delimiter or quotation mark as it is told.
  static func spelled(_ byte: UInt8) -> String {
    switch byte {
    case UInt8(ascii: "\t"): "tab"
    case UInt8(ascii: " "): "space"
    default: String(decoding: [byte], as: UTF8.self)
    }
  }

  private static func encoding(_ name: String) throws(CommandFailure) -> TextEncoding {
    if let encoding = TextEncoding(named: name) { return encoding }
    let known = TextEncoding.allCases.map(\.rawValue)
    throw .usage(
      .invalidChoice(
        option: "encoding", value: name, choices: known,
        nearest: Suggestion.nearest(to: name, among: known)))
  }

  private static func byte(_ text: String, option: String) throws(CommandFailure) -> UInt8 {
    switch text {
    case "tab", "\\t": return UInt8(ascii: "\t")
    case "space": return UInt8(ascii: " ")
    default:
      let bytes = Array(text.utf8)
      guard bytes.count == 1, bytes[0] < 0x80, bytes[0] >= 0x20 || bytes[0] == 0x09 else {
        throw .usage(
          .invalidValue(
            option: option, value: text,
            expected: LocalizedText(
              ru: "один знак, например «;», или tab, space",
              en: "one character such as ';', or tab, space")))
      }
      return bytes[0]
    }
  }
}
