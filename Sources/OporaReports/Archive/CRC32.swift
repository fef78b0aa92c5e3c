/// The checksum of ZIP archives: CRC-32 with the polynomial of IEEE 802.3.
enum CRC32 {
  /// Eight tables: a step takes eight bytes, so that pictures cost little.
  private static let tables: [UInt32] = {
    var tables = [UInt32](repeating: 0, count: 8 * 256)
    for byte in 0..<256 {
      var value = UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? value >> 1 ^ 0xEDB8_8320 : value >> 1 }
      tables[byte] = value
    }
    for index in 256..<tables.count {
      let before = tables[index - 256]
      tables[index] = before >> 8 ^ tables[Int(before & 255)]
    }
    return tables
  }()

  /// The checksum of some bytes; 0 for none.
  static func checksum(of bytes: [UInt8]) -> UInt32 {
    tables.withUnsafeBufferPointer { tables in
      bytes.withUnsafeBytes { bytes in
        var value = UInt32.max
        var position = 0
        while position &+ 8 <= bytes.count {
          let word = UInt64(
            littleEndian: bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self))
          let mixed = word ^ UInt64(value)
          value = 0
          for place in 0..<8 {
            value ^= tables[(7 &- place) &* 256 &+ Int(mixed >> (8 * UInt64(place)) & 255)]
          }
          position &+= 8
        }
        while position < bytes.count {
          value = value >> 8 ^ tables[Int((value ^ UInt32(bytes[position])) & 255)]
          position &+= 1
        }
        return ~value
      }
    }
  }
}
