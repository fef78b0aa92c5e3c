/// Text of the encodings of registries to UTF-8 and back.
enum Transcoder {
  /// The text as UTF-8; UTF-8 itself comes back as it is, its faults included.
  static func utf8(_ bytes: UnsafeRawBufferPointer, _ encoding: TextEncoding) -> [UInt8] {
    switch encoding {
    case .utf8: Array(bytes)
    case .utf16LE: utf8(ofUTF16: bytes, lowByteFirst: true)
    case .utf16BE: utf8(ofUTF16: bytes, lowByteFirst: false)
    case .windows1251, .cp866, .koi8r, .macCyrillic:
      utf8(bytes, CodePages.upperHalf(of: encoding) ?? [])
    }
  }

  /// UTF-8 back in the encoding it came from.
  ///
  /// A character that the encoding lacks becomes a question mark; text that came from the
  /// encoding has none such.
  static func encode(_ text: UnsafeRawBufferPointer, _ encoding: TextEncoding) -> [UInt8] {
    switch encoding {
    case .utf8:
      return Array(text)
    case .utf16LE, .utf16BE:
      return String(decoding: text, as: UTF8.self).utf16.flatMap { unit in
        let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
        return encoding == .utf16LE ? [low, high] : [high, low]
      }
    case .windows1251, .cp866, .koi8r, .macCyrillic:
      let upper = CodePages.upperHalf(of: encoding) ?? []
      var bytes: [UInt8] = []
      for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
        if scalar.isASCII {
          bytes.append(UInt8(scalar.value))
        } else {
          let place = upper.firstIndex { UInt32($0) == scalar.value }
          bytes.append(place.map { UInt8($0 + 128) } ?? 0x3F)
        }
      }
      return bytes
    }
  }

  /// Writes the text of a code page as UTF-8; UTF-16 is not taken.
  ///
  /// - Parameters:
  ///   - bytes: the text.
  ///   - encoding: its code page.
  ///   - room: three bytes for each of the text's and four more.
  /// - Returns: how many bytes were written.
  static func utf8(
    _ bytes: UnsafeRawBufferPointer, _ encoding: TextEncoding,
    into room: UnsafeMutableRawBufferPointer
  ) -> Int {
    write(bytes, (CodePages.upperHalf(of: encoding) ?? []).map(packed), to: room)
  }

  private static func utf8(_ bytes: UnsafeRawBufferPointer, _ upper: [UInt16]) -> [UInt8] {
    let pairs = upper.map(packed)
    let extra = bytes.count { $0 >= 0x80 } * 2
    return [UInt8](unsafeUninitializedCapacity: bytes.count + extra + 8) { target, count in
      count = write(bytes, pairs, to: UnsafeMutableRawBufferPointer(target))
    }
  }

  /// Each byte of a code page becomes one, two or three; eight ASCII bytes go at once.
  private static func write(
    _ bytes: UnsafeRawBufferPointer, _ pairs: [UInt32], to target: UnsafeMutableRawBufferPointer
  ) -> Int {
    guard let out = target.baseAddress, pairs.count == 128 else {
      return 0
    }
    var (position, written) = (0, 0)
    pairs.withUnsafeBufferPointer { pairs in
      while position < bytes.count {
        if position &+ 8 <= bytes.count {
          let word = bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self)
          if word & 0x8080_8080_8080_8080 == 0 {
            out.storeBytes(of: word, toByteOffset: written, as: UInt64.self)
            position &+= 8
            written &+= 8
            continue
          }
        }
        let byte = bytes[position]
        position &+= 1
        if byte < 0x80 {
          out.storeBytes(of: byte, toByteOffset: written, as: UInt8.self)
          written &+= 1
        } else {
          let pair = pairs[Int(byte) &- 128]
          out.storeBytes(of: pair & 0xFF_FFFF, toByteOffset: written, as: UInt32.self)
          written &+= Int(pair &>> 24)
        }
      }
    }
    return written
  }

  /// The bytes of a character from the lowest up, their number in the highest.
  private static func packed(_ character: UInt16) -> UInt32 {
    let value = UInt32(character)
    if value < 0x800 { return 2 << 24 | (0x80 | value & 0x3F) << 8 | 0xC0 | value >> 6 }
    let tail = (0x80 | value & 0x3F) << 16 | (0x80 | value >> 6 & 0x3F) << 8
    return 3 << 24 | tail | 0xE0 | value >> 12
  }

  private static func utf8(
    ofUTF16 bytes: UnsafeRawBufferPointer, lowByteFirst: Bool
  ) -> [UInt8] {
    let units = (0..<bytes.count / 2).lazy.map { index in
      let (first, second) = (UInt16(bytes[2 * index]), UInt16(bytes[2 * index + 1]))
      return lowByteFirst ? second << 8 | first : first << 8 | second
    }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    _ = transcode(
      units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: false,
      into: { text.append($0) })
    return text
  }
}
