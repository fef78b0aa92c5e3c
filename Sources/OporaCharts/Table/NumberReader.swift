/// Numbers in the spellings of people: `1 234,5`, `−3.2`, `82,6 %`.
enum NumberReader {
  enum Reading: Equatable {
    case missing
    case bad
    case tooLarge
    case number(Double, decimals: Int)
  }

  /// Values beyond this lose their units in a double, and no reader tells them apart.
  static let greatest = 1e15

  static func read(_ cell: String) -> Reading {
    readPlain(cell) ?? readSpelled(cell)
  }

  /// ASCII digits with at most one point or comma, the usual case; nil for anything else.
  private static func readPlain(_ cell: String) -> Reading? {
    var bytes: [UInt8] = []
    var decimals: Int?
    for (index, byte) in cell.utf8.enumerated() {
      switch byte {
      case 48...57:
        bytes.append(byte)
        if let count = decimals { decimals = count + 1 }
      case 44, 46:
        guard decimals == nil, index > 0 else { return nil }
        decimals = 0
        bytes.append(46)
      case 45 where index == 0: bytes.append(byte)
      default: return nil
      }
    }
    guard bytes.last.map({ (48...57).contains($0) }) ?? false,
      let value = Double(String(decoding: bytes, as: UTF8.self))
    else { return nil }
    return value.magnitude <= greatest
      ? .number(value + 0, decimals: decimals ?? 0) : .tooLarge
  }

  private static func readSpelled(_ cell: String) -> Reading {
    var text = cell.filter { !isSpace($0) }
    if isMissing(text.lowercased()) { return .missing }
    if text.hasSuffix("%") { text.removeLast() }
    var bytes: [UInt8] = []
    for (index, character) in text.enumerated() {
      switch character {
      case "\u{2212}", "-": bytes.append(UInt8(ascii: "-"))
      case "+" where index == 0: continue
      default:
        guard let byte = character.asciiValue else { return .bad }
        bytes.append(byte)
      }
    }
    return number(withPoint(bytes) ?? [])
  }

  private static func isSpace(_ character: Character) -> Bool {
    character.isWhitespace || character == "\u{A0}" || character == "\u{202F}"
      || character == "\u{2009}"
  }

  /// Whether a cell says that there can be no value: «х», not the lack of data.
  static func isNotApplicable(_ text: String) -> Bool {
    ["х", "x"].contains(text.lowercased().filter { !isSpace($0) })
  }

  private static func isMissing(_ text: String) -> Bool {
    [
      "", "н/д", "нд", "н.д.", "n/a", "na", "null", "-", "\u{2013}", "\u{2014}", "\u{2212}",
      "…", "...", "нетданных", "х", "x",
    ].contains(text)
  }

  /// The last of several signs is the decimal one; the others must part groups of three.
  private static func withPoint(_ bytes: [UInt8]) -> [UInt8]? {
    let signs = bytes.indices.filter { bytes[$0] == 44 || bytes[$0] == 46 }
    guard let last = signs.last else { return bytes }
    var result = bytes
    if signs.count == 1 {
      result[last] = 46
      return result
    }
    let group = bytes[signs[0]]
    for (left, right) in zip(signs, signs.dropFirst()) {
      guard right - left == 4, bytes[left] == group else { return nil }
    }
    if bytes[last] == group {
      guard bytes.count - last == 4 else { return nil }
    } else {
      result[last] = 46
    }
    result = result.enumerated().filter { offset, _ in
      !signs.contains(offset) || (offset == last && bytes[last] != group)
    }.map(\.element)
    return result
  }

  private static func number(_ bytes: [UInt8]) -> Reading {
    var mantissaDigits = 0
    var decimals = 0
    var seenPoint = false
    var index = bytes.first == 45 ? 1 : 0
    while index < bytes.count, bytes[index] != 101, bytes[index] != 69 {
      if bytes[index] == 46, !seenPoint {
        seenPoint = true
      } else if (48...57).contains(bytes[index]) {
        mantissaDigits += 1
        if seenPoint { decimals += 1 }
      } else {
        return .bad
      }
      index += 1
    }
    let exponent = bytes.dropFirst(index + 1)
    let digits = exponent.first == 45 || exponent.first == 43 ? exponent.dropFirst() : exponent
    guard mantissaDigits > 0, index == bytes.count || !digits.isEmpty,
      digits.allSatisfy({ (48...57).contains($0) }),
      let value = Double(String(decoding: bytes, as: UTF8.self))
    else { return .bad }
    guard value.magnitude <= greatest else { return .tooLarge }
    return .number(value + 0, decimals: index == bytes.count ? decimals : 6)
  }
}
