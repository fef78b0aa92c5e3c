/// Passing over what nobody asked for.
extension JSON5Parser {
  /// Passes over a list that is known to be right; gives an empty one.
  mutating func skippedArray() throws(Stop) -> JSON5Value {
    let opening = span(length: 1)
    var depth = 0
    repeat {
      try skipTrivia()
      guard let byte = next else { throw Stop() }
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "'"), UInt8(ascii: "\""): skipString(byte)
      default: break
      }
      position += 1
    } while depth > 0
    return JSON5Value(.array([]), span: opening)
  }

  /// Goes to the closing quote of a text.
  private mutating func skipString(_ quote: UInt8) {
    position += 1
    while let byte = next, byte != quote {
      switch byte {
      case UInt8(ascii: "\\"):
        position += 1
        if next == 10 || next == 13 { passLineEnd() } else { position += 1 }
      case 10, 13: passLineEnd()
      default: position += 1
      }
    }
  }
}
