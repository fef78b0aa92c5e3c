/// The text of one definition file, kept so that findings can show the line they speak of.
///
/// A class, so that the thousands of spans of a file share one text.
public final class SourceText: Sendable {
  /// The file's name as the user knows it.
  public let file: String
  let bytes: [UInt8]
  private let lineStarts: [Int]

  /// Takes the text of a file; a byte order mark is dropped.
  public init(file: String, text: String) {
    self.file = file
    var bytes = Array(text.utf8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    var starts = [0]
    for index in bytes.indices where SourceText.endsLine(bytes, at: index) {
      starts.append(index + 1)
    }
    self.bytes = bytes
    self.lineStarts = starts
  }

  /// The bytes of the file without a byte order mark, to name a definition by their hash.
  public var content: [UInt8] { bytes }

  /// The text of a line without its end; nil if there is no such line.
  ///
  /// - Parameter number: The line, 1-based.
  /// - Returns: The text; empty for a blank line.
  public func line(_ number: Int) -> String? {
    guard lineStarts.indices.contains(number - 1) else { return nil }
    let start = lineStarts[number - 1]
    var end = number < lineStarts.count ? lineStarts[number] : bytes.count
    while end > start, bytes[end - 1] == 10 || bytes[end - 1] == 13 { end -= 1 }
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  /// Whether a line ends with this byte: LF, or a CR that no LF follows.
  static func endsLine(_ bytes: [UInt8], at index: Int) -> Bool {
    bytes[index] == 10
      || bytes[index] == 13 && !(index + 1 < bytes.count && bytes[index + 1] == 10)
  }
}
