/// Labels of headers compared the way people read them.
///
/// Case, spaces, punctuation, line breaks, ё and Latin letters that look like Russian ones make no
/// difference. A folded label is for comparison only; it is never shown.
///
/// Labels are folded by the thousand when a workspace is opened. Text of ASCII, Russian letters and
/// the usual marks is therefore folded byte by byte; all other text by what Unicode says of its
/// characters. Both ways give the same folded label.
public enum HeaderFolding {
  /// The label as it is compared: «№ п/п» and «№ П/П.» fold to the same text.
  public static func fold(_ label: String) -> String {
    var label = label
    return label.withUTF8 { foldedByBytes($0) } ?? foldedByScalars(label)
  }

  // MARK: Byte by byte

  /// The folded label; nil if a character needs to be looked up in the tables of Unicode.
  private static func foldedByBytes(_ label: UnsafeBufferPointer<UInt8>) -> String? {
    var isPlain = true
    // A Latin letter of one byte may become a Russian one of two.
    let folded = String(unsafeUninitializedCapacity: 2 * label.count + 1) { output in
      var (position, length) = (0, 0)
      while position < label.count {
        let first = label[position]
        let width = first < 0x80 ? 1 : first < 0xE0 ? 2 : 3
        guard position + width <= label.count,
          let letter = letter(first, label, position, width)
        else {
          isPlain = false
          return 0
        }
        length = append(letter, to: output, at: length)
        position += width
      }
      return length
    }
    return isPlain ? folded : nil
  }

  /// What one character folds to, as a scalar value: 0 if it is dropped, nil if it is none of those
  /// that this way knows.
  @inline(__always)
  private static func letter(
    _ first: UInt8, _ label: UnsafeBufferPointer<UInt8>, _ position: Int, _ width: Int
  ) -> UInt16? {
    switch (first, width) {
    case (_, 1): return asciiLetters[Int(first)]
    case (0xD0...0xD1, _):
      return russianLetters[Int(first & 1) << 6 | Int(label[position + 1] & 0x3F)]
    // No-break space, soft hyphen, «, »; other characters of this block are letters and numbers.
    case (0xC2, _):
      let second = label[position + 1]
      return second == 0xA0 || second == 0xAB || second == 0xAD || second == 0xBB ? 0 : nil
    // U+2000…203F are spaces, dashes, quotes and dots.
    case (0xE2, _) where label[position + 1] == 0x80: return 0
    case (0xE2, _) where label[position + 1] == 0x84 && label[position + 2] == 0x96:
      return 0x2116  // №
    default: return nil
    }
  }

  @inline(__always)
  private static func append(
    _ letter: UInt16, to output: UnsafeMutableBufferPointer<UInt8>, at length: Int
  ) -> Int {
    switch letter {
    case 0: return length
    case ..<0x80:
      output[length] = UInt8(truncatingIfNeeded: letter)
      return length + 1
    case ..<0x800:
      output[length] = 0xC0 | UInt8(truncatingIfNeeded: letter >> 6)
      output[length + 1] = 0x80 | UInt8(truncatingIfNeeded: letter & 0x3F)
      return length + 2
    default:
      output[length] = 0xE0 | UInt8(truncatingIfNeeded: letter >> 12)
      output[length + 1] = 0x80 | UInt8(truncatingIfNeeded: letter >> 6 & 0x3F)
      output[length + 2] = 0x80 | UInt8(truncatingIfNeeded: letter & 0x3F)
      return length + 3
    }
  }

  /// What U+0000…007F fold to; 0 for what is dropped.
  private static let asciiLetters = (UInt32(0)..<0x80).map(singleLetter)

  /// What U+0400…047F fold to.
  private static let russianLetters = (UInt32(0x400)..<0x480).map(singleLetter)

  private static func singleLetter(_ value: UInt32) -> UInt16 {
    guard let scalar = Unicode.Scalar(value) else { return 0 }
    let folded = foldedByScalars(String(Character(scalar))).unicodeScalars.first
    return UInt16(truncatingIfNeeded: folded?.value ?? 0)
  }

  // MARK: By the tables of Unicode

  /// The folded label of any text.
  static func foldedByScalars(_ label: String) -> String {
    var folded = String.UnicodeScalarView()
    for scalar in label.lowercased().unicodeScalars {
      if scalar.value == 0x306, folded.last == "и" {
        folded.removeLast()
        folded.append("й")
      } else if let lookalike = lookalikes[scalar] {
        folded.append(lookalike)
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar == "№" || scalar == "%"
      {
        folded.append(scalar)
      }
    }
    return String(folded)
  }

  /// Letters that stand for another in a folded label.
  private static let lookalikes: [Unicode.Scalar: Unicode.Scalar] = [
    "ё": "е", "a": "а", "b": "в", "c": "с", "e": "е", "h": "н", "k": "к", "m": "м", "o": "о",
    "p": "р", "t": "т", "x": "х", "y": "у",
  ]
}
