/// The cells of one row wherever they lie.
struct RowCells {
  let base: UnsafeRawPointer
  let starts: UnsafePointer<UInt32>
  let lengths: UnsafePointer<UInt32>
  let count: Int

  subscript(column: Int) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(
      start: base + Int(starts[column]), count: Int(lengths[column]))
  }

  /// The cells as text, cut after the last filled one.
  var texts: [String] {
    var count = count
    while count > 0, BlankText.isBlank(self[count - 1]) { count -= 1 }
    return (0..<count).map { String(decoding: self[$0], as: UTF8.self) }
  }
}
