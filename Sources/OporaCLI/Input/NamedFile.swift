import Opora
import OporaCSV
import OporaDiagnostics
import OporaLanguage
import OporaRegistry

/// A file named on the command line.
enum NamedFile {
  /// All bytes of a file; a folder is refused, `-` is standard input, of `file.json#list` the file.
  static func bytes(of path: String) throws(CommandFailure) -> [UInt8] {
    do {
      let path = ForeignFile.parts(of: path).file
      return try FileSystem.contents(of: path == "-" ? "/dev/stdin" : path)
    } catch {
      throw .notRead(path, error)
    }
  }

  /// A file to be imported; a long one is read when it is needed.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - isForRegistry: whether the registry itself takes records in JSON apart.
  /// - Returns: the file; records in JSON as a table, unless they are for the registry.
  /// - Throws: what the system says of the file, or what is wrong with its JSON.
  static func input(
    _ path: String, isForRegistry: Bool = false
  ) throws(CommandFailure) -> InputFile {
    if let long = InputFile(long: path) { return long }
    let bytes = try bytes(of: path)
    if isForRegistry, path.lowercased().hasSuffix(".json") {
      return InputFile(name: path, bytes: bytes)
    }
    return InputFile(name: path, bytes: try ForeignFile.table(of: bytes, path) ?? bytes)
  }

  /// A small table with a header, as text, for charts and ratings of ready figures.
  ///
  /// Rows that could not be read are told; a file that is no table is refused. A row with a name
  /// and nothing else is a unit without data here, not the title of a section.
  static func table(
    _ path: String, _ options: CSVOptions, _ console: Console
  ) throws(CommandFailure) -> (header: [String], rows: [[String]]) {
    let file = CSVFile(try bytes(of: path), name: path, options: options)
    if let refusal = file.refusal { throw .refused(refusal, path: path) }
    guard !file.header.isEmpty else {
      throw .refused(
        path: path,
        reason: LocalizedText(
          ru: "в таблице нет шапки: первая строка должна называть столбцы",
          en: "the table has no header: its first row must name the columns"))
    }
    var rows: [(line: Int, cells: [String])] = []
    let summary = file.readBlocks { block in
      for record in 0..<block.count {
        let cells = (0..<block.columnCount).map { block.text($0, record) }
        rows.append((block.line(of: record), cells))
      }
    }
    for row in summary.skipped where row.kind == .section && row.cells.first?.isEmpty == false {
      rows.append((row.line, row.cells))
    }
    if summary.count(of: .section) > 0 { rows.sort { $0.line < $1.line } }
    console.tell(file.findings + summary.findings + summary.rejected.map(\.finding))
    return (file.header, rows.map(\.cells))
  }
}

extension CommandFailure {
  /// A file that is no table, in the words of the finding that says so.
  static func refused(_ finding: Finding, path: String) -> CommandFailure {
    func words(_ language: Language) -> String {
      let texts = [finding.message[language], finding.expected[language], finding.fix[language]]
      return texts.filter { !$0.isEmpty }.joined(separator: "; ")
    }
    return .refused(path: path, reason: LocalizedText(ru: words(.ru), en: words(.en)))
  }
}

extension Console {
  /// Tells findings beside the result.
  func tell(_ findings: [Finding]) {
    guard !findings.isEmpty else { return }
    let russian = DataFindingReport(findings, .ru).text
    let english = DataFindingReport(findings, .en).text
    say(LocalizedText(ru: russian.withoutLastLineEnd, en: english.withoutLastLineEnd))
  }
}

extension String {
  /// The text without a line end at its end.
  var withoutLastLineEnd: String { last == "\n" ? String(dropLast()) : self }
}
