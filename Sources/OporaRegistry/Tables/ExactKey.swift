/// A key as sixteen bytes that can be compared without its text (ключ).
///
/// Texts of up to 15 bytes are kept as they are, with their length in the last byte: equal keys are
/// equal texts. Longer texts, such as a UUID in 36 characters, are kept as 120 bits of a hash with
/// the last byte 255: among ten million of them the chance that any two agree is below 10⁻²².
@frozen
public struct ExactKey: Sendable, Hashable {
  /// The first eight bytes.
  public var low: UInt64
  /// The other eight.
  public var high: UInt64

  /// Makes a key of its halves.
  @inlinable
  public init(low: UInt64, high: UInt64) {
    self.low = low
    self.high = high
  }

  /// The key of a number of a dictionary.
  @inlinable
  public init(number: UInt64) {
    low = number
    high = 1 << 63
  }

  /// The key of a cell that holds none; no text has it.
  public static let missing = ExactKey(low: 0, high: 0)

  /// The key of a text.
  package init(text: UnsafeRawBufferPointer) { self.init(text, hasSlack: false) }

  /// The key of a text.
  ///
  /// - Parameters:
  ///   - text: The bytes of the text.
  ///   - hasSlack: True if sixteen bytes may be read from its start, whatever its length.
  @inline(__always)
  init(_ text: UnsafeRawBufferPointer, hasSlack: Bool) {
    guard let base = text.baseAddress else {
      self = ExactKey(low: 0, high: 1 << 56)
      return
    }
    let length = text.count
    guard length < 16 else {
      self = ExactKey.hashed(text)
      return
    }
    let marked = UInt64(truncatingIfNeeded: length) &<< 56
    guard hasSlack else {
      var (low, high): (UInt64, UInt64) = (0, 0)
      for index in 0..<min(length, 8) { low |= UInt64(text[index]) &<< UInt64(8 &* index) }
      for index in min(length, 8)..<length {
        high |= UInt64(text[index]) &<< UInt64(8 &* (index &- 8))
      }
      self = ExactKey(low: low, high: high | (length == 0 ? 1 << 56 : marked))
      return
    }
    let first = UInt64(littleEndian: base.loadUnaligned(as: UInt64.self))
    if length <= 8 {
      let shift = UInt64(truncatingIfNeeded: 64 &- 8 &* length)
      let low = length == 0 ? 0 : (first &<< shift) &>> shift
      self = ExactKey(low: low, high: length == 0 ? 1 << 56 : marked)
    } else {
      let second = UInt64(littleEndian: base.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
      let shift = UInt64(truncatingIfNeeded: 128 &- 8 &* length)
      self = ExactKey(low: first, high: (second &<< shift) &>> shift | marked)
    }
  }

  /// Two multiplications of every sixteen bytes, with the length mixed in.
  private static func hashed(_ text: UnsafeRawBufferPointer) -> ExactKey {
    var a: UInt64 = 0x9E37_79B9_7F4A_7C15 ^ UInt64(text.count)
    var b: UInt64 = 0xC2B2_AE3D_27D4_EB4F &+ UInt64(text.count)
    var offset = 0
    while true {
      let start = min(offset, text.count - 16)
      let first = text.loadUnaligned(fromByteOffset: start, as: UInt64.self)
      let second = text.loadUnaligned(fromByteOffset: start + 8, as: UInt64.self)
      a = mix(a ^ first, second ^ 0xA076_1D64_78BD_642F)
      b = mix(b ^ second, first ^ 0xE703_7ED1_A0B4_28DB) ^ a
      offset += 16
      if offset >= text.count { break }
    }
    return ExactKey(low: mix(a, 0x8EBC_6AF0_9C88_C6E3) ^ b, high: mix(b, a) | 0xFF << 56)
  }

  @inline(__always)
  private static func mix(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let product = a.multipliedFullWidth(by: b)
    return product.high ^ product.low
  }
}
