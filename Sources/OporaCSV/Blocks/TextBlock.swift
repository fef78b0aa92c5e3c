/// A piece of a text that holds whole records.
///
/// ``BlockBuilder/slack`` bytes behind the text that is seen can be read. It lies in the memory of
/// the worker that asked for it, or in a text that nobody writes to.
struct TextBlock: @unchecked Sendable {
  /// The number of the piece, 0 upwards.
  var part: Int
  /// The text from the piece's first record on; it may go on behind the piece, so that a record that
  /// has to be read with care is seen with what follows it.
  var text: UnsafeRawBufferPointer
  /// How many bytes of the text are the piece: records that start before are its own.
  var length: Int
  /// Bytes behind the text that can be read.
  var slack: Int
  /// Offset in the piece where the signatures below the table start; its length if there are none.
  var dataEnd: Int
}

/// Memory of a worker for the pieces it reads.
final class BlockBuffer {
  private(set) var bytes = UnsafeMutableRawBufferPointer(start: nil, count: 0)
  /// Room for the same text in UTF-8.
  private(set) var transcoded = UnsafeMutableRawBufferPointer(start: nil, count: 0)

  deinit {
    bytes.deallocate()
    transcoded.deallocate()
  }

  /// Makes room for so many bytes and the slack behind them; what is there is lost.
  func reserve(_ length: Int) {
    guard bytes.count < length + BlockBuilder.slack else { return }
    bytes.deallocate()
    bytes = .allocate(byteCount: length + BlockBuilder.slack, alignment: 64)
  }

  /// Makes room for the UTF-8 of so many bytes of a code page; what is there is lost.
  func reserveTranscoded(_ length: Int) {
    let needed = length * 3 + 2 * BlockBuilder.slack
    guard transcoded.count < needed else { return }
    transcoded.deallocate()
    transcoded = .allocate(byteCount: needed, alignment: 64)
  }
}
