/// Reads the text of a pattern; gives nil wherever it finds what it does not understand.
struct TextPatternParser {
  private let scalars: [Unicode.Scalar]
  private var position = 0
  private var depth = 0
  private static let mostRepeats = 1000
  private static let deepest = 50

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  private var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    position += 1
    return true
  }

  /// The whole pattern.
  mutating func pattern() -> TextPatternNode? {
    guard let node = choice(), position == scalars.count else { return nil }
    return node
  }

  private mutating func choice() -> TextPatternNode? {
    depth += 1
    defer { depth -= 1 }
    guard depth < TextPatternParser.deepest else { return nil }
    var nodes: [TextPatternNode] = []
    repeat {
      guard let node = sequence() else { return nil }
      nodes.append(node)
    } while skip("|")
    return nodes.count == 1 ? nodes[0] : .choice(nodes)
  }

  private mutating func sequence() -> TextPatternNode? {
    var nodes: [TextPatternNode] = []
    while let scalar = next, scalar != "|", scalar != ")" {
      if scalar == "^", nodes.isEmpty {
        position += 1
        continue
      }
      if scalar == "$", isAtEnd {
        position += 1
        continue
      }
      guard let atom = atom(), let node = repeated(atom) else { return nil }
      nodes.append(node)
    }
    return .sequence(nodes)
  }

  /// Whether what follows the `$` ends a branch.
  private var isAtEnd: Bool {
    guard position + 1 < scalars.count else { return true }
    return scalars[position + 1] == "|" || scalars[position + 1] == ")"
  }

  private mutating func atom() -> TextPatternNode? {
    guard let scalar = next else { return nil }
    position += 1
    switch scalar {
    case ".": return .take(.any)
    case "[": return characterClass().map { .take($0) }
    case "\\": return escaped().map { .take($0) }
    case "(":
      if skip("?") { guard skip(":") else { return nil } }
      guard let node = choice(), skip(")") else { return nil }
      return node
    case "*", "+", "?", "{", "}", "]", "^", "$": return nil
    default: return .take(ScalarSet(ranges: [scalar.value...scalar.value]))
    }
  }

  private mutating func escaped() -> ScalarSet? {
    guard let scalar = next else { return nil }
    position += 1
    if let set = ScalarSet.named(scalar) { return set }
    switch scalar {
    case "n": return ScalarSet(ranges: [10...10])
    case "r": return ScalarSet(ranges: [13...13])
    case "t": return ScalarSet(ranges: [9...9])
    default:
      // Other letters and digits have meanings that are not understood here.
      guard !scalar.properties.isAlphabetic, !(48...57).contains(scalar.value) else { return nil }
      return ScalarSet(ranges: [scalar.value...scalar.value])
    }
  }

  private mutating func characterClass() -> ScalarSet? {
    var set = ScalarSet()
    set.isNegated = skip("^")
    var isFirst = true
    while let scalar = next, scalar != "]" || isFirst {
      isFirst = false
      position += 1
      var low = scalar
      if scalar == "\\" {
        guard let escaped = escaped(), !escaped.isNegated else { return nil }
        if escaped.hasLetters || escaped.ranges.count > 1 || escaped.ranges[0].count > 1 {
          set.ranges += escaped.ranges
          set.hasLetters = set.hasLetters || escaped.hasLetters
          continue
        }
        guard let single = Unicode.Scalar(escaped.ranges[0].lowerBound) else { return nil }
        low = single
      }
      guard let high = upperEnd(from: low), high.value >= low.value else { return nil }
      set.ranges.append(low.value...high.value)
    }
    return skip("]") ? set : nil
  }

  /// The end of a range such as `а-я`; the start itself if there is none.
  private mutating func upperEnd(from low: Unicode.Scalar) -> Unicode.Scalar? {
    guard next == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
      return low
    }
    position += 1
    guard let high = next else { return nil }
    position += 1
    guard high == "\\" else { return high }
    guard let set = escaped(), set.ranges.count == 1, set.ranges[0].count == 1 else { return nil }
    return Unicode.Scalar(set.ranges[0].lowerBound)
  }

  private mutating func repeated(_ atom: TextPatternNode) -> TextPatternNode? {
    var node = atom
    while let scalar = next {
      switch scalar {
      case "*": node = .repeated(node, least: 0, most: nil)
      case "+": node = .repeated(node, least: 1, most: nil)
      case "?": node = .repeated(node, least: 0, most: 1)
      case "{":
        guard let counted = counted(node) else { return nil }
        node = counted
        continue
      default: return node
      }
      position += 1
      // A lazy or possessive mark changes nothing about whether the whole matches.
      if next == "?" { position += 1 }
    }
    return node
  }

  private mutating func counted(_ node: TextPatternNode) -> TextPatternNode? {
    guard skip("{"), let least = number() else { return nil }
    var most: Int? = least
    if skip(",") { most = next == "}" ? nil : number() ?? -1 }
    guard skip("}"), most.map({ $0 >= least }) ?? true else { return nil }
    return .repeated(node, least: least, most: most)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let scalar = next, (48...57).contains(scalar.value) {
      value = (value ?? 0) * 10 + Int(scalar.value - 48)
      guard let value, value <= TextPatternParser.mostRepeats else { return nil }
      position += 1
    }
    return value
  }
}
