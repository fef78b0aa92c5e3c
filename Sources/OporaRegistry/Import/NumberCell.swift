/// Numbers as people write them, straight from bytes, as exact decimal digits.
enum NumberCell {
  /// Digits and decimals (12,50 → 1250 and 2), or why the cell is no number.
  enum Reading: Equatable {
    case number(digits: Int64, scale: UInt8)
    case fault(CellFault)
  }

  /// What a schema says of marks in numbers.
  struct Marks {
    /// What divides decimals; nil for comma or point.
    var decimal: Character?
    /// What divides groups besides spaces and apostrophes.
    var group: Character?
    /// Whether the column has both decimal commas and points.
    var areMixed = false
  }

  /// Reads a trimmed, non-empty cell.
  ///
  /// Accepted: groups of three by a space of any width or an apostrophe, decimal comma or point, the
  /// minus U+2212, brackets for negatives, and the units given. Anything else is a fault: a unit
  /// like «тыс.» changes the value and is never dropped.
  static func read(
    _ cell: UnsafeRawBufferPointer, units: [[UInt8]], marks: Marks = Marks()
  ) -> Reading {
    if let whole = plainDigits(cell) { return .number(digits: whole, scale: 0) }
    return careful(withoutUnit(cell, units), marks)
  }

  /// Whether a cell such as `1.234` may be a fraction or thousands: up to three digits, a mark,
  /// three digits.
  static func isAmbiguous(_ cell: UnsafeRawBufferPointer) -> Bool {
    guard (5...7).contains(cell.count), cell[0] != 48 else { return false }
    let mark = cell.count - 4
    guard cell[mark] == 0x2C || cell[mark] == 0x2E else { return false }
    return cell.indices.allSatisfy { $0 == mark || cell[$0] &- 48 < 10 }
  }

  /// The decimal mark of a number that can be read one way only; nil for others.
  static func decimalMark(of cell: UnsafeRawBufferPointer) -> UInt8? {
    guard !isAmbiguous(cell), let place = cell.lastIndex(where: { $0 == 0x2C || $0 == 0x2E }),
      place > 0, place + 1 < cell.count, cell[place - 1] &- 48 < 10, cell[place + 1] &- 48 < 10
    else { return nil }
    return cell[place]
  }

  /// Digits only, up to 18 of them: the shape of nearly every count.
  @inline(__always)
  static func plainDigits(_ cell: UnsafeRawBufferPointer) -> Int64? {
    guard cell.count &- 1 < 18, cell.count > 0 else { return nil }
    var value: Int64 = 0
    for byte in cell {
      guard byte >= 48, byte <= 57 else { return nil }
      value = value &* 10 &+ Int64(byte &- 48)
    }
    return value
  }

  private static func withoutUnit(
    _ cell: UnsafeRawBufferPointer, _ units: [[UInt8]]
  ) -> UnsafeRawBufferPointer {
    for unit in units where cell.count > unit.count && cell.suffix(unit.count).elementsEqual(unit) {
      return CellText.trimmed(UnsafeRawBufferPointer(rebasing: cell.dropLast(unit.count)))
    }
    return cell
  }

  private static func careful(_ cell: UnsafeRawBufferPointer, _ marks: Marks) -> Reading {
    if cell.first == 0x23 { return .fault(.excelError) }
    var text = String(decoding: cell, as: UTF8.self)
    var negative = false
    if text.hasPrefix("("), text.hasSuffix(")") {
      negative = true
      text = String(text.dropFirst().dropLast())
    }
    if let sign = text.first, "-+\u{2212}\u{2012}\u{2013}".contains(sign) {
      guard !negative else { return .fault(.notANumber) }
      negative = sign != "+"
      text = String(text.dropFirst().drop { isGroupMark($0) })
    }
    guard let (whole, fraction) = parts(of: text, marks) else {
      if isScientific(text) { return .fault(.scientific) }
      return .fault(hasWordBehind(text, marks) ? .wrongUnit : .notANumber)
    }
    if marks.areMixed, isAmbiguous(cell) { return .fault(.ambiguousNumber) }
    return digits(whole: whole, fraction: fraction, negative: negative)
  }

  /// The digits before and after the decimal sign, groups removed; nil if this is no number.
  private static func parts(
    of text: String, _ marks: Marks
  ) -> (whole: String, fraction: String)? {
    let isDecimalMark = { (character: Character) in
      character != marks.group
        && (character == "," || character == "." || character == marks.decimal)
    }
    let pieces = text.split(omittingEmptySubsequences: false, whereSeparator: isDecimalMark)
    guard pieces.count <= 2, pieces.count == 1 || isDigits(String(pieces[1])) else { return nil }
    let groups = pieces[0].split(omittingEmptySubsequences: false) {
      isGroupMark($0) || $0 == marks.group
    }.map(String.init)
    guard groups.allSatisfy(isDigits),
      groups.count == 1 || (groups[0].count <= 3 && groups.dropFirst().allSatisfy { $0.count == 3 })
    else { return nil }
    return (groups.joined(), pieces.count == 2 ? String(pieces[1]) : "")
  }

  /// Spaces of every width and apostrophes.
  private static func isGroupMark(_ character: Character) -> Bool {
    guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else {
      return false
    }
    switch scalar.value {
    case 0x20, 0x27, 0xA0, 0x2000...0x200A, 0x2019, 0x202F, 0x205F, 0x3000: return true
    default: return false
    }
  }

  /// Whether a number stands before a word or a sign of a currency.
  private static func hasWordBehind(_ text: String, _ marks: Marks) -> Bool {
    guard let start = text.firstIndex(where: { $0.isLetter || "%₽$€".contains($0) }) else {
      return false
    }
    var number = text[..<start]
    while let last = number.last, isGroupMark(last) { number.removeLast() }
    return parts(of: String(number), marks) != nil
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
