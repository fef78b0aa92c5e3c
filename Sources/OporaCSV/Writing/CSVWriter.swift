import OporaLanguage

/// Writes a table as CSV, for machines or for Excel.
///
/// Cells are quoted only where they have to be. For machines: UTF-8, comma, decimal point, LF, no
/// byte order mark. For Excel on a Russian Windows: byte order mark, semicolon, decimal comma, CRLF,
/// and an apostrophe before text that Excel would take for a formula (OWASP, CWE-1236); numbers
/// stay numbers, and the data themselves are never changed.
public struct CSVWriter: Sendable {
  /// For whom a table is written.
  public enum Form: Sendable, CaseIterable {
    /// For programs.
    case machine
    /// For Excel.
    case excel
  }

  /// The most rows of a sheet of Excel, the header left out.
  public static let mostExcelRows = 1_048_575

  /// What was written so far.
  public private(set) var bytes: [UInt8] = []

  private let form: Form
  private let keepsCodes: Bool
  private let delimiter: UInt8

  /// Makes a writer.
  ///
  /// - Parameters:
  ///   - form: For whom.
  ///   - keepsCodes: True to write codes for Excel as `="03701000"`, which keeps their zeros; other
  ///     programs read that as text with an equals sign.
  public init(_ form: Form = .machine, keepsCodes: Bool = false) {
    self.form = form
    self.keepsCodes = keepsCodes
    delimiter = form == .excel ? UInt8(ascii: ";") : UInt8(ascii: ",")
    if form == .excel { bytes = [0xEF, 0xBB, 0xBF] }
  }

  /// What was written so far, as text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Takes what was written so far out of the writer, so that a long table can be written in parts.
  public mutating func drain() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  /// Writes a row of words.
  public mutating func write(_ cells: [String]) { write(cells.map(CSVCell.text)) }

  /// Writes a row.
  public mutating func write(_ cells: [CSVCell]) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(delimiter) }
      var text = spelling(of: cell)
      text.withUTF8 {
        write(UnsafeRawBufferPointer($0), quoted: cells.count == 1 && $0.isEmpty)
      }
    }
    endRow()
  }

  /// Writes bytes of UTF-8 as a cell, as they are; the caller writes delimiters and row ends.
  package mutating func write(_ cell: UnsafeRawBufferPointer, quoted: Bool = false) {
    guard quoted || needsQuotes(cell) else {
      bytes.append(contentsOf: cell)
      return
    }
    bytes.append(0x22)
    for byte in cell {
      if byte == 0x22 { bytes.append(0x22) }
      bytes.append(byte)
    }
    bytes.append(0x22)
  }

  mutating func writeDelimiter() { bytes.append(delimiter) }

  mutating func endRow() {
    if form == .excel { bytes.append(13) }
    bytes.append(10)
  }

  private func needsQuotes(_ cell: UnsafeRawBufferPointer) -> Bool {
    if cell.contains(where: { $0 == delimiter || $0 == 0x22 || $0 == 10 || $0 == 13 }) {
      return true
    }
    // A table whose first line begins so would be read as if it stated its delimiter.
    return cell.first == UInt8(ascii: "s") && cell.starts(with: "sep=".utf8)
  }

  private func spelling(of cell: CSVCell) -> String {
    switch (cell, form) {
    case (.empty, _): ""
    case (.number(let number), .machine): number
    case (.number(let number), .excel):
      String(number.map { $0 == "." ? "," : $0 })
    case (.day(let day), .machine): day.iso
    case (.day(let day), .excel): DateText.short(day, .ru)
    case (.text(let text), .machine), (.code(let text), .machine): text
    case (.text(let text), .excel): FormulaGuard.guarded(text)
    case (.code(let code), .excel):
      keepsCodes && code.utf8.allSatisfy { $0 != 0x22 }
        ? "=\"\(code)\"" : FormulaGuard.guarded(code)
    }
  }
}
