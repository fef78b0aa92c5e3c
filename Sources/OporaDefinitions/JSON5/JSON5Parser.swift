public import OporaDiagnostics
import OporaLanguage

/// A definition file after reading: its tree, if the syntax is right, and what is wrong.
public struct JSON5Document: Sendable {
  /// The value of the file; nil if the syntax is broken.
  public var tree: JSON5Value?
  /// Faults of syntax (`E001`), repeated keys (`E002`), refused numbers (`E006`).
  public var findings: [Finding]
  /// The text, for showing lines.
  public var source: SourceText

  /// Reads a JSON5 file; never fails, only reports.
  ///
  /// The whole of JSON5 is read but for what has no place in a definition: `NaN`, `Infinity` and
  /// hexadecimal numbers. Unlike `JSONDecoder`, repeated keys are faults and every key and value
  /// knows its line and column.
  public init(file: String, text: String) {
    self.init(file: file, text: text, skips: [])
  }

  /// Reads a JSON5 file but for the lists under some of its keys, which are taken to be right.
  init(file: String, text: String, skips: Set<String>) {
    source = SourceText(file: file, text: text)
    var parser = JSON5Parser(source: source)
    parser.skips = skips
    tree = parser.document()
    findings = parser.findings
  }
}

/// Recursive descent over the bytes of a file; columns are counted as the parser goes.
///
/// After a fault it goes on at the next comma or bracket where that is safe, so that one run shows
/// several faults; ``Stop`` ends the file where it is not.
struct JSON5Parser {
  struct Stop: Error {}

  static let deepestNesting = 100
  static let mostFaults = 20

  let source: SourceText
  let bytes: [UInt8]
  var position = 0
  var line = 1
  /// A byte offset in the current line whose column is known.
  var mark = (offset: 0, column: 1)
  var findings: [Finding] = []
  var isBroken = false
  /// Whether the last value ended where its line did, so that a comma may have been swallowed.
  var lastTextIsOpen = false
  /// Keys of the outermost object whose lists are passed over.
  var skips: Set<String> = []

  init(source: SourceText) {
    self.source = source
    bytes = source.bytes
  }

  mutating func document() -> JSON5Value? {
    do throws(Stop) {
      try refuseOtherEncodings()
      try skipTrivia()
      guard position < bytes.count else {
        try fail(JSON5Fault.emptyFile)
        return nil
      }
      let value = try value(depth: 0)
      try skipTrivia()
      if position < bytes.count { try fail(.trailing(describeNext())) }
      return isBroken ? nil : value
    } catch {
      return nil
    }
  }

  /// A decoder that met bytes of another encoding has left replacement characters.
  private mutating func refuseOtherEncodings() throws(Stop) {
    guard bytes.contains(0xEF) else { return }
    var number = 1
    var found: String?
    while let text = source.line(number) {
      if text.unicodeScalars.contains("\u{FFFD}") {
        found = text
        break
      }
      number += 1
    }
    guard let found else { return }
    let before = found.unicodeScalars.prefix { $0 != "\u{FFFD}" }.count
    try failAt(Point(line: number, column: before + 1), .notUTF8)
    throw Stop()
  }

  // MARK: Values

  mutating func value(depth: Int) throws(Stop) -> JSON5Value {
    guard depth <= JSON5Parser.deepestNesting else {
      try fail(.tooDeep)
      throw Stop()
    }
    guard position < bytes.count else {
      try fail(.expectedValue(found: nil))
      throw Stop()
    }
    switch bytes[position] {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "'"), UInt8(ascii: "\""): return try string()
    case let byte where JSON5Parser.startsNumber(byte): return try number()
    case let byte where JSON5Parser.startsWord(byte) || startsLetter: return try word()
    default:
      try fail(.expectedValue(found: describeNext()))
      let here = span(length: 1)
      recover()
      return JSON5Value(.null, span: here)
    }
  }

  private mutating func object(depth: Int) throws(Stop) -> JSON5Value {
    let opening = span(length: 1)
    position += 1
    var members: [JSON5Value.Member] = []
    var seen = SeenKeys()
    while true {
      try skipTrivia()
      switch next {
      case UInt8(ascii: "}"):
        position += 1
        return JSON5Value(.object(members), span: opening)
      case nil, UInt8(ascii: "]"):
        try fail(.unclosed("}", opening: opening, found: describeNext()))
        throw Stop()
      case UInt8(ascii: ","):
        try fail(.extraComma)
        position += 1
      default:
        guard let member = try member(depth: depth) else { continue }
        if let first = seen.first(member.key, among: members) {
          report(.duplicateKey(member.key, first: first), at: member.keySpan)
        } else {
          members.append(member)
        }
        try separator(closing: UInt8(ascii: "}"), after: .member(member.key))
      }
    }
  }

  private mutating func member(depth: Int) throws(Stop) -> JSON5Value.Member? {
    let start = position
    let keySpan: SourceSpan
    let key: String
    if next == UInt8(ascii: "'") || next == UInt8(ascii: "\"") {
      let text = try string()
      guard case .string(let content) = text.kind else { return nil }
      (key, keySpan) = (content, text.span)
    } else if let byte = next, JSON5Parser.startsWord(byte) || startsLetter || startsYear {
      (key, keySpan) = bareWord()
    } else {
      try fail(.expectedKey(found: describeNext()))
      recover()
      if position == start { position += 1 }
      if next == UInt8(ascii: ",") { position += 1 }
      return nil
    }
    let afterKey = here
    try skipTrivia()
    if next == UInt8(ascii: ":") {
      position += 1
    } else {
      try failAt(afterKey, .expectedColon(key: key, found: describeNext()))
      if next == UInt8(ascii: "=") {
        position += 1
      } else if !startsValue {
        recover()
        if next == UInt8(ascii: ",") { position += 1 }
        return nil
      }
    }
    try skipTrivia()
    let value =
      depth == 0 && next == UInt8(ascii: "[") && skips.contains(key)
      ? try skippedArray() : try value(depth: depth + 1)
    return JSON5Value.Member(key: key, keySpan: keySpan, value: value)
  }

  private mutating func array(depth: Int) throws(Stop) -> JSON5Value {
    let opening = span(length: 1)
    position += 1
    var elements: [JSON5Value] = []
    while true {
      try skipTrivia()
      switch next {
      case UInt8(ascii: "]"):
        position += 1
        return JSON5Value(.array(elements), span: opening)
      case nil, UInt8(ascii: "}"):
        try fail(.unclosed("]", opening: opening, found: describeNext()))
        throw Stop()
      case UInt8(ascii: ","):
        try fail(.extraComma)
        position += 1
      default:
        elements.append(try value(depth: depth + 1))
        try separator(closing: UInt8(ascii: "]"), after: .element)
      }
    }
  }

  /// Reads the comma after a member or element; the closing bracket stays for the caller.
  private mutating func separator(
    closing: UInt8, after what: JSON5Fault.Predecessor
  ) throws(Stop) {
    let end = here
    try skipTrivia()
    switch next {
    case UInt8(ascii: ","): position += 1
    case closing, nil: lastTextIsOpen = false
    default:
      let wrongBracket = next == UInt8(ascii: "]") || next == UInt8(ascii: "}")
      guard !wrongBracket, !lastTextIsOpen else {
        lastTextIsOpen = false
        return
      }
      try failAt(end, .expectedComma(after: what, found: describeNext()))
      guard !startsValue else { return }
      recover()
      if next == UInt8(ascii: ",") { position += 1 }
    }
  }
}

/// Finds a repeated key: by looking at each of a few members, by a table of many.
private struct SeenKeys {
  private static let few = 16
  private var indices: [String: Int] = [:]

  mutating func first(_ key: String, among members: [JSON5Value.Member]) -> SourceSpan? {
    guard members.count > SeenKeys.few else {
      return members.first { $0.key == key }?.keySpan
    }
    for index in indices.count..<members.count { indices[members[index].key] = index }
    return indices[key].map { members[$0].keySpan }
  }
}
