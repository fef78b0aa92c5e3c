/// How much a text looks Russian when read in a code page.
struct CodePageScore {
  let encoding: TextEncoding
  /// The mean score of a character above ASCII: about 5 for Russian text, below 0 for noise.
  let mean: Double
  /// How many Russian letters there are.
  let letters: Int

  /// The scores of all code pages, the best first; equal ones in the order of the encodings.
  static func all(_ bytes: UnsafeRawBufferPointer) -> [CodePageScore] {
    let scores = TextEncoding.allCases.filter(\.isSingleByte).map { CodePageScore(bytes, $0) }
    return scores.enumerated()
      .sorted { ($0.element.total, -$0.offset) > ($1.element.total, -$1.offset) }
      .map(\.element)
  }

  /// The score of all characters, and what the page has in its favour before a byte is read: a few
  /// letters of a rare page do not outweigh how common Windows-1251 is.
  private var total: Double {
    let favour: Double =
      switch encoding {
      case .windows1251: 30
      case .cp866, .koi8r: 10
      default: 0
      }
    return mean * Double(seen) + favour
  }

  /// How surely one page is better than another: the lead of all characters together counts.
  static func certainty(_ best: CodePageScore, _ next: CodePageScore) -> Double {
    let lead = (best.mean - next.mean) * Double(best.seen)
    return max(0, lead / (lead + 20))
  }

  /// How many characters above ASCII were looked at.
  private let seen: Int

  /// The most characters above ASCII that are looked at.
  private static let sampleLength = 50_000

  private init(_ bytes: UnsafeRawBufferPointer, _ encoding: TextEncoding) {
    self.encoding = encoding
    let upper = CodePages.upperHalf(of: encoding) ?? []
    let classes = upper.map(CodePageScore.CharacterClass.init)
    var (sum, seen, letters) = (0.0, 0, 0)
    var previous = CharacterClass.other
    for byte in bytes {
      guard byte >= 0x80 else {
        previous = .other
        continue
      }
      let next = classes[Int(byte) - 128]
      sum += next.weight(after: previous)
      if next.isLetter { letters += 1 }
      previous = next
      seen += 1
      if seen == CodePageScore.sampleLength { break }
    }
    mean = seen == 0 ? 0 : sum / Double(seen)
    self.letters = letters
    self.seen = seen
  }

  /// What a character tells of the language.
  private enum CharacterClass {
    case lower(Double, mayStartWord: Bool)
    case upper(Double, mayStartWord: Bool)
    case symbol, noise, other

    init(_ character: UInt16) {
      switch character {
      case 0x430...0x44F:
        let letter = Int(character - 0x430)
        self = .lower(
          CodePageScore.frequencies[letter], mayStartWord: !(26...28).contains(letter))
      case 0x410...0x42F:
        let letter = Int(character - 0x410)
        self = .upper(
          CodePageScore.frequencies[letter], mayStartWord: !(26...28).contains(letter))
      case 0x451: self = .lower(0.5, mayStartWord: true)
      case 0x401: self = .upper(0.5, mayStartWord: true)
      case 0xA0, 0xAB, 0xBB, 0x2116, 0x2013, 0x2014, 0x2026, 0x201C...0x201E, 0xB0: self = .symbol
      default: self = .noise
      }
    }

    var isLetter: Bool {
      switch self {
      case .lower, .upper: true
      default: false
      }
    }

    func weight(after previous: CharacterClass) -> Double {
      switch (self, previous) {
      case (.upper, .lower): -10
      case (.lower(let weight, let mayStart), _), (.upper(let weight, let mayStart), _):
        mayStart || previous.isLetter ? weight : -10
      case (.symbol, _): 1
      case (.noise, _): -6
      case (.other, _): 0
      }
    }
  }

  /// Per cent of each letter а…я in Russian text.
  private static let frequencies: [Double] = [
    8.0, 1.6, 4.5, 1.7, 3.0, 8.5, 0.9, 1.6, 7.4, 1.2, 3.5, 4.4, 3.2, 6.7, 11.0, 2.8,
    4.7, 5.5, 6.3, 2.6, 0.3, 1.0, 0.5, 1.4, 0.7, 0.4, 0.04, 1.9, 1.7, 0.3, 0.6, 2.0,
  ]
}
