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

  /// All bytes; nil if they cannot be read.
  func allBytes() -> [UInt8]?
}

/// Bytes in memory.
public struct MemoryBytes: ByteSource {
  private let bytes: [UInt8]

  /// Makes a source of bytes.
  public init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// How many bytes there are.
  public var count: Int { bytes.count }

  /// Copies bytes; never nil.
  public func read(_ target: UnsafeMutableRawBufferPointer, at offset: Int) -> Int? {
    let length = max(0, min(target.count, bytes.count - offset))
    bytes.withUnsafeBytes {
      target.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + length]))
    }
    return length
  }

  /// The bytes.
  public func allBytes() -> [UInt8]? { bytes }
}

extension ByteSource {
  /// A part of the bytes; nil if it cannot be read.
  package func bytes(_ range: Range<Int>) -> [UInt8]? {
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
