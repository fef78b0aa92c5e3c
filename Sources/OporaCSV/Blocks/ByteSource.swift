/// The bytes of a file that are asked for piece by piece, so that it need not fit into memory.
public protocol ByteSource: Sendable {
  /// How many bytes there are.
  var count: Int { get }

  /// Reads bytes; several threads may ask at once.
  ///
  /// - Parameters:
  ///   - target: where they go.
  ///   - offset: the first byte asked for.
  /// - Returns: how many bytes were read, fewer than asked only at the end; nil if the file cannot
  ///   be read.
  func read(_ target: UnsafeMutableRawBufferPointer, at offset: Int) -> Int?
}

extension ByteSource {
  /// A part of the bytes; nil if it cannot be read.
  func bytes(_ range: Range<Int>) -> [UInt8]? {
    var isRead = true
    let bytes = [UInt8](unsafeUninitializedCapacity: range.count) { target, count in
      let got = read(UnsafeMutableRawBufferPointer(target), at: range.lowerBound)
      isRead = got != nil
      count = got ?? 0
    }
    return isRead ? bytes : nil
  }

  /// All bytes; nil if they cannot be read.
  public func allBytes() -> [UInt8]? { bytes(0..<count) }
}
