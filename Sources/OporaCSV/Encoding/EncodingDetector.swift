/// Decides in which encoding a file came.
struct EncodingDetector {
  /// The decision.
  var encoding: Decided<TextEncoding>
  /// Length of the byte order marks at the start.
  var markLength = 0
  /// True if UTF-8 was taken in spite of some malformed bytes.
  var hasBadBytes = false
  /// True if there was too little Russian text to tell code pages apart.
  var isGuess = false

  /// Decides by byte order marks, well-formed UTF-8 and, last, the letters of each code page.
  init(_ bytes: UnsafeRawBufferPointer, told: TextEncoding?) {
    encoding = .told(told ?? .utf8)
    if let (marked, length) = EncodingDetector.byteOrderMark(bytes),
      told == nil || told == marked
    {
      markLength = length
      encoding = Decided(marked, isTold: told != nil, certainty: 1)
      if marked == .utf8 {
        hasBadBytes =
          UTF8Check.firstFault(in: UnsafeRawBufferPointer(rebasing: bytes[length...]))
          != nil
      }
    } else if told != nil {
      hasBadBytes = told == .utf8 && !UTF8Check.isValid(bytes)
    } else if let wide = EncodingDetector.utf16WithoutMark(bytes) {
      encoding = Decided(wide, isTold: false, certainty: 0.95, runnerUp: .utf8)
    } else {
      decideWithoutMark(bytes)
    }
  }

  private mutating func decideWithoutMark(_ bytes: UnsafeRawBufferPointer) {
    guard let fault = UTF8Check.firstFault(in: bytes) else {
      encoding = Decided(.utf8, isTold: false, certainty: 1)
      return
    }
    let rest = UnsafeRawBufferPointer(rebasing: bytes[fault...])
    let before = UTF8Check.count(in: UnsafeRawBufferPointer(rebasing: bytes[..<fault]))
    let behind = UTF8Check.countWhilePlausible(in: rest, before: before.characters)
    let characters = before.characters + (behind?.characters ?? 0)
    if let behind, characters >= 4 * behind.faults {
      hasBadBytes = true
      let certainty = Double(characters) / Double(characters + behind.faults)
      encoding = Decided(.utf8, isTold: false, certainty: certainty, runnerUp: .windows1251)
      return
    }
    let scores = CodePageScore.all(bytes)
    let (best, next) = (scores[0], scores[1])
    let lead = best.mean > 0 ? min(1, (best.mean - max(0, next.mean)) / best.mean) : 0
    if lead < 0.1, best.letters < 20 {
      isGuess = true
      let other = best.encoding == .windows1251 ? next.encoding : best.encoding
      encoding = Decided(.windows1251, isTold: false, certainty: lead, runnerUp: other)
    } else {
      encoding = Decided(
        best.encoding, isTold: false, certainty: CodePageScore.certainty(best, next),
        runnerUp: next.encoding)
    }
  }

  /// The mark at the start and its length; marks of UTF-8 may be repeated.
  private static func byteOrderMark(
    _ bytes: UnsafeRawBufferPointer
  ) -> (TextEncoding, length: Int)? {
    var length = 0
    while bytes.count >= length + 3, bytes[length] == 0xEF, bytes[length + 1] == 0xBB,
      bytes[length + 2] == 0xBF
    {
      length += 3
    }
    if length > 0 { return (.utf8, length) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LE, 2) }
    return bytes.starts(with: [0xFE, 0xFF]) ? (.utf16BE, 2) : nil
  }

  /// UTF-16 of Russian or English text: every other byte is 0, 4 or 0x20.
  private static func utf16WithoutMark(_ bytes: UnsafeRawBufferPointer) -> TextEncoding? {
    let sample = UnsafeRawBufferPointer(rebasing: bytes.prefix(4096))
    let pairs = sample.count / 2
    guard pairs >= 2 else { return nil }
    var (high, zeros) = ([0, 0], [0, 0])
    for index in 0..<pairs * 2 {
      let byte = sample[index]
      if byte == 0 { zeros[index & 1] += 1 }
      if byte == 0 || byte == 4 || byte == 0x20 { high[index & 1] += 1 }
    }
    for (parity, encoding) in [(1, TextEncoding.utf16LE), (0, .utf16BE)]
    where zeros[1 - parity] * 50 <= pairs && high[parity] * 10 >= pairs * 9 {
      if zeros[parity] * 20 >= pairs { return encoding }
    }
    return nil
  }
}
