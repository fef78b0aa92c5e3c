/// Numbers as people write them, straight from bytes, as exact decimal digits.
enum NumberCell {
  /// Digits and decimals (12,50 → 1250 and 2), or why the cell is no number.
  enum Reading: Equatable {
    case number(digits: Int64, scale: UInt8)
    case fault(CellFault)
  }

  /// Reads a trimmed, non-empty cell.
  ///
  /// Accepted: groups of three by a space of any width or an apostrophe, decimal comma or point, the
  /// minus U+2212, brackets for negatives, and the units given. Anything else is a fault: a unit
  /// like «тыс.» changes the value and is never dropped.
  static func read(_ cell: UnsafeRawBufferPointer, units: [[UInt8]]) -> Reading {
    plain(cell) ?? careful(withoutUnit(cell, units))
  }

  /// Digits only, up to 18 of them: the shape of nearly every count.
  @inline(__always)
  private static func plain(_ cell: UnsafeRawBufferPointer) -> Reading? {
    guard cell.count <= 18 else { return nil }
    var value: Int64 = 0
    for byte in cell {
      guard byte >= 48, byte <= 57 else { return nil }
      value = value &* 10 &+ Int64(byte &- 48)
    }
    return .number(digits: value, scale: 0)
  }

  private static func withoutUnit(
    _ cell: UnsafeRawBufferPointer, _ units: [[UInt8]]
  ) -> UnsafeRawBufferPointer {
    for unit in units where cell.count > unit.count && cell.suffix(unit.count).elementsEqual(unit) {
      return CellText.trimmed(UnsafeRawBufferPointer(rebasing: cell.dropLast(unit.count)))
    }
    return cell
  }

  private static func careful(_ cell: UnsafeRawBufferPointer) -> Reading {
    if cell.first == 0x23 { return .fault(.excelError) }
    var text = String(decoding: cell, as: UTF8.self)
    var negative = false
    if text.hasPrefix("("), text.hasSuffix(")") {
      negative = true
      text = String(text.dropFirst().dropLast())
    }
    if let sign = text.first, sign == "-" || sign == "\u{2212}" || sign == "+" {
      guard !negative else { return .fault(.notANumber) }
      negative = sign != "+"
      text = String(text.dropFirst())
    }
    guard let (whole, fraction) = parts(of: text) else {
      return .fault(isScientific(text) ? .scientific : .notANumber)
    }
    return digits(whole: whole, fraction: fraction, negative: negative)
  }

  /// The digits before and after the decimal sign, groups removed; nil if this is no number.
  private static func parts(of text: String) -> (whole: String, fraction: String)? {
    let marks = text.filter { $0 == "," || $0 == "." }
    guard marks.count <= 1 else { return nil }
    let pieces = text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    let fraction = pieces.count == 2 ? String(pieces[1]) : ""
    guard isDigits(fraction) || fraction.isEmpty, pieces.count == 1 || !fraction.isEmpty else {
      return nil
    }
    let groups = pieces[0].split(omittingEmptySubsequences: false) { isGroupMark($0) }.map(
      String.init)
    guard groups.allSatisfy(isDigits),
      groups.count == 1 || (groups[0].count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 })
    else { return nil }
    return (groups.joined(), fraction)
  }

  private static func isGroupMark(_ character: Character) -> Bool {
    " \u{A0}\u{202F}\u{2009}'’".contains(character)
  }

  private static func isDigits(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { (48...57).contains($0) }
  }

  private static func isScientific(_ text: String) -> Bool {
    guard let mark = text.firstIndex(where: { "eEеЕ".contains($0) }) else { return false }
    let mantissa = text[..<mark].filter { $0 != "," && $0 != "." }
    let exponent = text[text.index(after: mark)...].filter { $0 != "+" && $0 != "-" }
    return isDigits(String(mantissa)) && isDigits(String(exponent))
  }

  private static func digits(whole: String, fraction: String, negative: Bool) -> Reading {
    var fraction = fraction
    while fraction.hasSuffix("0") { fraction.removeLast() }
    guard fraction.utf8.count <= 18, let value = Int64(whole + fraction) else {
      return .fault(.tooManyDigits)
    }
    return .number(digits: negative ? -value : value, scale: UInt8(fraction.utf8.count))
  }
}
