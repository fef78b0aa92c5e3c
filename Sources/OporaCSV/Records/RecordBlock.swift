/// Records of a table, some hundred kilobytes of text at a time.
///
/// Valid only during the callback that gets it; nothing writes to it meanwhile, so several threads may
/// read it. Cells are UTF-8, unquoted and untrimmed. Cell
/// (column, record) stands at index `record * columnCount + column` of ``cellStarts`` and
/// ``cellLengths``; a record with missing trailing cells is given with empty ones.
public struct RecordBlock: ~Copyable, @unchecked Sendable {
  /// How many bytes behind every cell can be read.
  public static let slack = BlockBuilder.slack

  /// How many records there are.
  public let count: Int
  /// How many cells each record has.
  public let columnCount: Int
  /// The piece of the file that the records are of, 0 upwards, where pieces are read by several
  /// workers: lines and numbers of records then count from the start of the piece.
  public let part: Int
  /// The text that cells lie in; ``slack`` bytes behind every cell can be read.
  public let bytes: UnsafeRawBufferPointer
  /// Where each cell starts in ``bytes``.
  public let cellStarts: UnsafePointer<UInt32>
  /// How many bytes each cell has.
  public let cellLengths: UnsafePointer<UInt32>

  let recordStarts: UnsafePointer<UInt32>
  let recordLengths: UnsafePointer<UInt32>
  let widths: UnsafePointer<UInt32>
  let lines: UnsafePointer<Int>
  let numbers: UnsafePointer<Int>

  /// The bytes of a cell; column below ``columnCount``, record below ``count``.
  @inlinable
  public func cell(_ column: Int, _ record: Int) -> UnsafeRawBufferPointer {
    let index = record &* columnCount &+ column
    let start = Int(cellStarts[index])
    return UnsafeRawBufferPointer(rebasing: bytes[start..<start &+ Int(cellLengths[index])])
  }

  /// The text of a cell: for what is shown, not for every row.
  public func text(_ column: Int, _ record: Int) -> String {
    String(decoding: cell(column, record), as: UTF8.self)
  }

  /// Physical line, 1-based, where the record starts.
  public func line(of record: Int) -> Int { lines[record] }

  /// Number of the record among the data records of the file, 1-based.
  public func recordNumber(of record: Int) -> Int { numbers[record] }

  /// The record as it stands in the file, in UTF-8, without its line end.
  public func raw(of record: Int) -> UnsafeRawBufferPointer {
    let start = Int(recordStarts[record])
    return UnsafeRawBufferPointer(rebasing: bytes[start..<start + Int(recordLengths[record])])
  }

  /// How many cells the record has in the file, at most ``columnCount``.
  public func width(of record: Int) -> Int { Int(widths[record]) }

  /// True if trailing cells are missing in the file and given as empty.
  public func isShort(_ record: Int) -> Bool { width(of: record) < columnCount }
}
