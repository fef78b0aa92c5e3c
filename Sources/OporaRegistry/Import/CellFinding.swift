import OporaCSV
import OporaDefinitions
import OporaDiagnostics
import OporaLanguage

/// Makes findings of the faulty cells of one file.
///
/// A file with a fault in every row has millions of them: the words for a fault of a column are made
/// once.
struct CellFindings {
  private let file: String
  private var known: [Fault: Words] = [:]

  /// Faults that name a line or a value of their own are as many as the rows.
  private static let mostKnown = 10_000

  private struct Fault: Hashable {
    var fault: CellFault
    var position: Int
  }

  private struct Words {
    var code: String
    var detail: String
    var letter: String
    var message: LocalizedText
    var expected: LocalizedText
    var fix: LocalizedText
  }

  /// Makes findings of a file.
  init(file: String) { self.file = file }

  /// The finding of a faulty cell: file, line, record, column by header and letter, value (masked if
  /// personal), what was expected and how to mend it.
  mutating func finding(
    _ cell: FaultyCell, _ decoder: ColumnDecoder, label: String, _ block: borrowing RecordBlock
  ) -> Finding {
    let column = decoder.column
    let words = words(cell.fault, decoder)
    let shown = CellText.shown(CellText.trimmed(block.cell(decoder.position, cell.record)))
    let place = Place(
      file: file, line: block.line(of: cell.record), record: block.recordNumber(of: cell.record),
      columnLetter: words.letter, header: label, field: column.name)
    return Finding(
      code: words.code, detail: words.detail, severity: cell.fault.isWarning ? .warning : .error,
      place: place,
      value: column.personal && !shown.isEmpty ? CellText.masked(shown) : shown,
      message: words.message, expected: words.expected, fix: words.fix)
  }

  private mutating func words(_ fault: CellFault, _ decoder: ColumnDecoder) -> Words {
    var fault = fault
    if decoder.column.personal, case .repaired(let repair, let before, let after) = fault {
      fault = .repaired(
        repair, before: CellText.masked(before), after: CellText.masked(after))
    }
    let key = Fault(fault: fault, position: decoder.position)
    if let words = known[key] { return words }
    let (code, detail) = fault.code
    let words = Words(
      code: code, detail: detail, letter: ColumnLetter.letter(decoder.position),
      message: fault.message, expected: fault.expected(in: decoder.column),
      fix: fault.fix(in: decoder.column))
    if known.count < CellFindings.mostKnown { known[key] = words }
    return words
  }
}
