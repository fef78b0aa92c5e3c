/// Takes back an encoding too many: UTF-8 that a program took for a code page and encoded once more.
///
/// «Дата» then reads «Р”Р°С‚Р°» (taken for Windows-1251) or «Ð”Ð°Ñ‚Ð°» (for Windows-1252): every
/// second character is one of two. Text is changed only if all of it goes back to well-formed UTF-8.
enum DoubleEncoding {
  /// How much of a text is looked at before all of it is.
  private static let sampleLength = 4096
  /// Fewer characters are no evidence.
  private static let fewestCharacters = 8

  /// The text as it was before; nil if it was not encoded twice.
  static func mended(_ text: UnsafeRawBufferPointer) -> [UInt8]? {
    guard let page = page(of: UnsafeRawBufferPointer(rebasing: text.prefix(sampleLength))) else {
      return nil
    }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count)
    for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
      if scalar.isASCII {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      } else if let byte = page[scalar.value] {
        bytes.append(byte)
      } else {
        return nil
      }
    }
    return bytes.withUnsafeBytes { UTF8Check.isValid($0) } ? bytes : nil
  }

  /// The bytes of the characters of the page that the text was taken for; nil if there is none.
  private static func page(of sample: UnsafeRawBufferPointer) -> [UInt32: UInt8]? {
    var (characters, russian, western) = (0, 0, 0)
    for position in 0..<max(0, sample.count - 1) where sample[position] >= 0xC0 {
      characters += 1
      switch (sample[position], sample[position + 1]) {
      case (0xD0, 0xA0), (0xD0, 0xA1): russian += 1
      case (0xC3, 0x90), (0xC3, 0x91): western += 1
      default: break
      }
    }
    guard characters >= fewestCharacters else { return nil }
    if russian * 3 >= characters { return windows1251 }
    return western * 3 >= characters ? windows1252 : nil
  }

  private static let windows1251 = bytes(of: CodePages.upperHalf(of: .windows1251) ?? [])

  private static let windows1252: [UInt32: UInt8] = {
    let low: [UInt16] = [
      0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
      0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
      0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
      0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
    ]
    // Some programs take the bytes for Latin-1, whose controls stand where these signs do.
    return bytes(of: low + Array(0xA0...0xFF))
      .merging(bytes(of: Array(0x80...0x9F))) { own, _ in own }
  }()

  private static func bytes(of upperHalf: [UInt16]) -> [UInt32: UInt8] {
    Dictionary(
      upperHalf.enumerated().map { (UInt32($1), UInt8(truncatingIfNeeded: 0x80 + $0)) },
      uniquingKeysWith: { first, _ in first })
  }
}
