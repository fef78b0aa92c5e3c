/// A regular expression that a whole text must match, in time proportional to the text.
///
/// Understood: characters, `.`, classes in brackets, `\d \w \s` and their opposites, groups,
/// alternatives, `? * + {m,n}`, `^` at the start and `$` at the end. Back references and look-around
/// are not: patterns come from files, and no pattern may make the reader slow.
public struct TextPattern: Sendable, Hashable {
  /// The pattern as written.
  public let text: String
  private let program: [Instruction]

  enum Instruction: Sendable, Hashable {
    case take(ScalarSet)
    case split(Int, Int)
    case jump(Int)
    case accept
  }

  /// Reads a pattern; nil if it has a fault or uses what is not understood.
  public init?(_ text: String) {
    var parser = TextPatternParser(text)
    guard let node = parser.pattern() else { return nil }
    var compiler = TextPatternCompiler()
    compiler.compile(node)
    guard compiler.program.count < TextPatternCompiler.longest else { return nil }
    self.text = text
    program = compiler.program + [.accept]
  }

  /// Whether the whole text matches.
  public func matches(_ text: String) -> Bool {
    var states = StateSet(count: program.count)
    add(0, to: &states)
    for scalar in text.unicodeScalars {
      var next = StateSet(count: program.count)
      for state in states.list {
        if case .take(let set) = program[state], set.contains(scalar) { add(state + 1, to: &next) }
      }
      if next.list.isEmpty { return false }
      states = next
    }
    return states.list.contains { program[$0] == .accept }
  }

  private struct StateSet {
    var list: [Int] = []
    var holds: [Bool]

    init(count: Int) { holds = [Bool](repeating: false, count: count) }
  }

  /// Adds a state and all that it leads to without a character.
  private func add(_ first: Int, to states: inout StateSet) {
    var pending = [first]
    while let state = pending.popLast() {
      guard !states.holds[state] else { continue }
      states.holds[state] = true
      switch program[state] {
      case .jump(let target): pending.append(target)
      case .split(let one, let other): pending += [other, one]
      case .take, .accept: states.list.append(state)
      }
    }
  }
}

/// Characters by ranges, or all others.
struct ScalarSet: Sendable, Hashable {
  var ranges: [ClosedRange<UInt32>] = []
  var isNegated = false
  /// Whether letters of every alphabet belong to it (`\w`).
  var hasLetters = false

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    let isIn =
      ranges.contains { $0.contains(scalar.value) }
      || hasLetters
        && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil
          || scalar == "_")
    return isIn != isNegated
  }

  static let any = ScalarSet(ranges: [10...10], isNegated: true)

  /// The set of `\d` and the like; nil for other letters.
  static func named(_ letter: Unicode.Scalar) -> ScalarSet? {
    switch letter {
    case "d": ScalarSet(ranges: [48...57])
    case "D": ScalarSet(ranges: [48...57], isNegated: true)
    case "s": ScalarSet(ranges: [9...13, 32...32, 0xA0...0xA0])
    case "S": ScalarSet(ranges: [9...13, 32...32, 0xA0...0xA0], isNegated: true)
    case "w": ScalarSet(hasLetters: true)
    case "W": ScalarSet(isNegated: true, hasLetters: true)
    default: nil
    }
  }
}

/// The tree of a pattern.
indirect enum TextPatternNode {
  case take(ScalarSet)
  case sequence([TextPatternNode])
  case choice([TextPatternNode])
  case repeated(TextPatternNode, least: Int, most: Int?)
}

/// Turns a tree into instructions.
struct TextPatternCompiler {
  static let longest = 20_000
  private(set) var program: [TextPattern.Instruction] = []

  mutating func compile(_ node: TextPatternNode) {
    guard program.count < TextPatternCompiler.longest else { return }
    switch node {
    case .take(let set): program.append(.take(set))
    case .sequence(let nodes): for node in nodes { compile(node) }
    case .choice(let nodes): compile(choice: nodes)
    case .repeated(let node, let least, let most):
      for _ in 0..<least { compile(node) }
      guard let most else { return compile(anyNumberOf: node) }
      for _ in least..<max(least, most) { compile(optional: node) }
    }
  }

  private mutating func compile(choice nodes: [TextPatternNode]) {
    var exits: [Int] = []
    for (index, node) in nodes.enumerated() {
      guard index + 1 < nodes.count else {
        compile(node)
        break
      }
      let split = program.count
      program.append(.jump(0))
      compile(node)
      exits.append(program.count)
      program.append(.jump(0))
      program[split] = .split(split + 1, program.count)
    }
    for exit in exits { program[exit] = .jump(program.count) }
  }

  private mutating func compile(optional node: TextPatternNode) {
    let split = program.count
    program.append(.jump(0))
    compile(node)
    program[split] = .split(split + 1, program.count)
  }

  private mutating func compile(anyNumberOf node: TextPatternNode) {
    let split = program.count
    program.append(.jump(0))
    compile(node)
    program.append(.jump(split))
    program[split] = .split(split + 1, program.count)
  }
}
