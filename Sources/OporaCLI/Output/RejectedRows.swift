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
  static func items(
    of files: [ImportedFile], in workspace: Workspace, _ language: Language
  ) -> [OutputItem] {
    files.filter { !$0.rejected.isEmpty }.compactMap { file in
      workspace.files.first { $0.name == file.name }.map { input in
        OutputItem(name(for: file.name), bytes(of: file, input, language))
      }
    }
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
  private static func name(for path: String) -> String {
    var parts = path.split(separator: "/").filter { $0 != "." && $0 != ".." }.map(String.init)
    if let last = parts.last, let dot = last.lastIndex(of: "."), dot != last.startIndex {
      parts[parts.count - 1] = String(last[..<dot])
    }
    return parts.joined(separator: "_") + ".rejected.csv"
  }

  private static func quoted(_ cell: String, _ delimiter: String) -> String {
    let needsQuotes = cell.contains(delimiter) || cell.contains("\"") || cell.contains("\n")
    return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
  }
}
