import Opora
import OporaCSV
import OporaDefinitions
import OporaRegistry

/// What must hold of every file, however damaged.
struct FuzzLaws {
  private let forms = StandardDefinitions.catalogue().forms

  /// The law that a file breaks, in words; nil if it breaks none.
  func fault(of bytes: [UInt8]) -> String? {
    let whole = Rows(bytes)
    return lostRows(whole) ?? differentPieces(whole, bytes) ?? changedText(whole)
      ?? lostRecords(bytes)
  }

  /// Every row is given, rejected or skipped, in order of lines.
  private func lostRows(_ whole: Rows) -> String? {
    let summary = whole.summary
    if whole.rows.count != summary.recordsRead { return "records are counted wrongly" }
    let kinds = SkippedKind.allCases.reduce(0) { $0 + summary.count(of: $1) }
    if kinds != summary.skippedCount { return "skipped rows are counted wrongly" }
    let lines = summary.skipped.map(\.line)
    return lines == lines.sorted() ? nil : "skipped rows are not in order"
  }

  /// Short pieces read by several workers give what one reading gives.
  private func differentPieces(_ whole: Rows, _ bytes: [UInt8]) -> String? {
    let file = CSVFile(bytes, name: "input")
    let worker = PieceCounter()
    guard let reading = file.read(by: [worker], blockLength: 512) else { return nil }
    if reading.hasFailed { return "reading by pieces failed" }
    let (found, expected) = (reading.summary, whole.summary)
    if worker.count != whole.rows.count { return "pieces have other records" }
    return found.rowsRead == expected.rowsRead && found.rejectedCount == expected.rejectedCount
      ? nil : "pieces have other rows"
  }

  /// What `convert` writes is read back as the same cells by the plainest of readers.
  private func changedText(_ whole: Rows) -> String? {
    guard whole.file.refusal == nil else { return nil }
    let header = whole.file.header.isEmpty ? [] : [whole.file.header]
    return PlainReader.rows(whole.converted) == header + whole.rows
      ? nil : "the converted text is read otherwise"
  }

  /// An import gives every record that was read a fate.
  private func lostRecords(_ bytes: [UInt8]) -> String? {
    let registry = RegistryBuilder.registry(
      of: [InputFile(name: "input.csv", bytes: bytes)], forms: forms, options: RegistryOptions())
    for file in registry.files where !file.isRefused {
      let counts = file.counts
      guard counts.read == counts.accepted + counts.rejected + counts.skipped else {
        return "the import does not balance"
      }
    }
    return nil
  }
}

/// A file read to its end.
private struct Rows {
  let file: CSVFile
  var rows: [[String]] = []
  var converted: [UInt8] = []
  private(set) var summary: ReadingSummary

  init(_ bytes: [UInt8]) {
    let file = CSVFile(bytes, name: "input")
    self.file = file
    var read: [[String]] = []
    summary = file.readBlocks { block in
      for record in 0..<block.count {
        read.append((0..<block.width(of: record)).map { block.text($0, record) })
      }
    }
    rows = read
    var text: [UInt8] = []
    if file.refusal == nil { _ = CSVConversion(file).csv { text += $0 } }
    converted = text
  }
}

/// Counts the records of pieces.
private final class PieceCounter: RecordConsumer {
  var count = 0

  func take(_ block: borrowing RecordBlock) { count += block.count }
}

/// Reads RFC 4180 and nothing else.
private enum PlainReader {
  static func rows(_ bytes: [UInt8]) -> [[String]] {
    var (rows, row, cell) = ([[String]](), [String](), [UInt8]())
    var (position, isQuoted) = (0, false)
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      if isQuoted {
        guard byte == 34 else {
          cell.append(byte)
          continue
        }
        if position < bytes.count, bytes[position] == 34 {
          cell.append(34)
          position += 1
        } else {
          isQuoted = false
        }
      } else if byte == 34 {
        isQuoted = true
      } else if byte == 44 || byte == 10 {
        row.append(String(decoding: cell, as: UTF8.self))
        cell = []
        if byte == 10 {
          rows.append(row)
          row = []
        }
      } else {
        cell.append(byte)
      }
    }
    return rows
  }
}
