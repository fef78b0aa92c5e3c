import Opora
import OporaCSV
import OporaDiagnostics
import OporaLanguage
import OporaRegistry

/// Rejected rows as files that can be mended and imported again.
///
/// A row stands as it stood, in the file's own encoding and delimiter; two columns are added: the
/// line in the original file and the reasons.
enum RejectedRows {
  /// One file for each input file that has rejected rows: `<name>.rejected.csv`.
  ///
  /// - Parameters:
  ///   - files: The imported files.
  ///   - workspace: Where they are.
  ///   - language: The language of the two columns.
  ///   - column: Machine name of the column by whose values rows are divided into files of their own,
  ///     `<name>.<value>.rejected.csv`; nil to keep them together.
  /// - Returns: The files, in order of names and values.
  static func items(
    of files: [ImportedFile], in workspace: Workspace, _ language: Language,
    splitBy column: String? = nil
  ) -> [OutputItem] {
    files.filter { !$0.rejected.isEmpty }.flatMap { file -> [OutputItem] in
      guard let input = workspace.files.first(where: { $0.name == file.name }) else { return [] }
      guard let column else {
        return [OutputItem(name(for: file.name), bytes(of: file, input, language))]
      }
      return parts(of: file, input, by: column).map { value, part in
        OutputItem(name(for: file.name, value: value), bytes(of: part, input, language))
      }
    }
  }

  /// The file once for each value of a column among its rejected rows; rows that do not say it
  /// come first, under no value.
  private static func parts(
    of file: ImportedFile, _ input: InputFile, by column: String
  ) -> [(value: String, part: ImportedFile)] {
    guard let position = file.columns.firstIndex(where: { $0.name == column }) else {
      return [("", file)]
    }
    let layout = CSVFile(input.bytes, name: input.name).layout
    var rows: [String: [RejectedRow]] = [:]
    for row in file.rejected {
      rows[cell(position, of: row, file, layout), default: []].append(row)
    }
    return rows.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.map { value in
      var part = file
      part.rejected = rows[value] ?? []
      return (value, part)
    }
  }

  /// A cell of a rejected row as a part of a file's name; empty if the row is too broken to say it.
  private static func cell(
    _ position: Int, of row: RejectedRow, _ file: ImportedFile, _ layout: CSVLayout
  ) -> String {
    var options = CSVOptions()
    options.encoding = layout.encoding.value
    options.delimiter = file.delimiter
    options.quote = layout.quote.value
    options.noQuote = layout.quote.value == nil
    options.headerLines = 0
    options.skipLines = 0
    var text = ""
    _ = CSVFile(row.raw, name: file.name, options: options).readBlocks { block in
      guard block.count == 1, block.columnCount == file.header.count else { return }
      text = block.text(position, 0)
    }
    let kept = text.map { $0.isLetter || $0.isNumber || "-–№ «»".contains($0) ? $0 : "_" }
    return String(kept).split(separator: " ").joined(separator: " ").prefixed(60)
  }

  /// The text of the rejected rows of one file.
  static func bytes(
    of file: ImportedFile, _ input: InputFile, _ language: Language
  ) -> [UInt8] {
    let layout = CSVFile(input.bytes, name: input.name).layout
    let encoding = layout.encoding.value
    let delimiter = String(decoding: [file.delimiter], as: UTF8.self)
    let lineEnd = layout.lineEnding == .lf ? "\n" : "\r\n"
    var bytes = layout.hasByteOrderMark ? encoding.encode("\u{FEFF}") : []
    let header = (file.header + RejectLabels.titles(language)).map { quoted($0, delimiter) }
    bytes += encoding.encode(header.joined(separator: delimiter) + lineEnd)
    for row in file.rejected {
      let reasons = row.reasons.map { reason(of: $0.finding, language) }
      let absent = row.width.map { max(0, file.header.count - $0) } ?? 0
      let cells =
        [String](repeating: "", count: absent + 1) + [
          "\(row.line)", reasons.joined(separator: "; "),
        ]
      let tail = cells.map { quoted($0, delimiter) }.joined(separator: delimiter)
      bytes += row.raw + encoding.encode(tail + lineEnd)
    }
    return bytes
  }

  private static func reason(of finding: Finding, _ language: Language) -> String {
    let column = finding.place.header ?? finding.place.field ?? ""
    let words = finding.message[language]
    return column.isEmpty ? words : "\(column): \(words)"
  }

  /// Below the folder of rejects without folders of its own: `2024-S1/a.csv` → `2024-S1_a`.
  private static func name(for path: String, value: String = "") -> String {
    var parts = path.split(separator: "/").filter { $0 != "." && $0 != ".." }.map(String.init)
    if let last = parts.last, let dot = last.lastIndex(of: "."), dot != last.startIndex {
      parts[parts.count - 1] = String(last[..<dot])
    }
    return parts.joined(separator: "_") + (value.isEmpty ? "" : "." + value) + ".rejected.csv"
  }

  private static func quoted(_ cell: String, _ delimiter: String) -> String {
    let needsQuotes = cell.contains(delimiter) || cell.contains("\"") || cell.contains("\n")
    return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
  }
}

extension String {
  /// At most so many characters from the start.
  fileprivate func prefixed(_ length: Int) -> String { String(prefix(length)) }
}
