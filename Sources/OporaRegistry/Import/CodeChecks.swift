/// Numbers of persons and organisations that carry their own check digits.
///
/// The algorithms read bytes and keep digits packed in one word, so that a valid cell makes no
/// text. What they guarantee: of single wrong digits all are found but those where two remainders
/// share a check digit (ИНН and ОГРН: 0 and 10; ОГРНИП: 0, 1, 2 and 10, 11, 12; СНИЛС: 0 and 100).
/// A number that agrees may still be nobody's.
enum CodeCheck: String, Sendable, CaseIterable {
  /// Insurance number of a person (СНИЛС): 11 digits, plain or as 112-233-445 95.
  case snils
  /// Taxpayer number (ИНН): 10 digits of an organisation, 12 of a person.
  case inn
  /// Registration number (ОГРН, ОГРНИП): 13 digits of an organisation, 15 of an entrepreneur.
  case ogrn
  /// Territory code (ОКТМО): 8 or 11 digits, perhaps with a check digit in brackets.
  case oktmo

  /// The check that a form's column names; nil if it names none or an unknown one.
  init?(_ name: String?) {
    guard let name, let check = CodeCheck(rawValue: name) else { return nil }
    self = check
  }

  /// Why a trimmed, non-empty cell is no such code; nil if it is one.
  ///
  /// Names of territories pass the check of ОКТМО: they are looked up later.
  @inline(__always)
  func fault(in cell: UnsafeRawBufferPointer) -> CellFault? {
    if self != .oktmo, let digits = CodeDigits(cell), accepts(digits) { return nil }
    return carefulFault(in: cell)
  }

  /// Whether length and check digits are right.
  func accepts(_ digits: CodeDigits) -> Bool {
    guard !digits.isZero else { return false }
    switch (self, digits.count) {
    case (.snils, 11): return digits.agreesAsInsuranceNumber
    case (.inn, 10): return digits.agreesAsTaxpayer(at: 9)
    case (.inn, 12): return digits.agreesAsTaxpayer(at: 10) && digits.agreesAsTaxpayer(at: 11)
    case (.ogrn, 13): return digits.agreesAsRemainder(of: 11)
    case (.ogrn, 15): return digits.agreesAsRemainder(of: 13)
    default: return false
    }
  }

  /// The numbers of digits that a code may have.
  var lengths: [Int] {
    switch self {
    case .snils: [11]
    case .inn: [10, 12]
    case .ogrn: [13, 15]
    case .oktmo: [8, 11]
    }
  }
}

extension CodeCheck {
  private func carefulFault(in cell: UnsafeRawBufferPointer) -> CellFault? {
    if cell.first == UInt8(ascii: "#") { return .excelError }
    if NumberCell.read(cell, units: []) == .fault(.scientific) { return .scientific }
    if self == .oktmo { return territoryFault(in: cell) }
    guard let digits = CodeDigits(cell) else {
      return CodeDigits.areTooMany(in: cell) ? .wrongLength : .notACode(self)
    }
    if lengths.contains(digits.count) {
      return digits.isZero ? .notACode(self) : .wrongCheckNumber(self)
    }
    return hasLostZeros(digits) ? .lostZero : .wrongLength
  }

  /// Whether the number is right again with the zeros in front that Excel drops.
  private func hasLostZeros(_ digits: CodeDigits) -> Bool {
    lengths.contains { length in
      digits.count < length && length - digits.count <= mostZerosInFront
        && accepts(digits.padded(to: length))
    }
  }

  /// Regions, the first digits of ИНН, are 01 to 99; no ОГРН begins with 0.
  private var mostZerosInFront: Int {
    switch self {
    case .snils: 2
    case .inn, .oktmo: 1
    case .ogrn: 0
    }
  }

  private func territoryFault(in cell: UnsafeRawBufferPointer) -> CellFault? {
    switch TerritoryCode.read(String(decoding: cell, as: UTF8.self)) {
    case .code: nil
    case .fault(let fault): fault
    }
  }
}

/// Up to fifteen digits, four bits each.
struct CodeDigits: Equatable {
  /// How many digits there are, zeros in front included.
  private(set) var count = 0
  private var packed: UInt64 = 0
  private static let most = 15

  /// Reads digits that spaces of any width or hyphens may divide; nil for anything else.
  @inline(__always)
  init?(_ cell: UnsafeRawBufferPointer) {
    var index = 0
    while index < cell.count {
      let digit = cell[index] &- UInt8(ascii: "0")
      if digit < 10 {
        guard count < Self.most else { return nil }
        packed = packed &<< 4 | UInt64(digit)
        count &+= 1
        index &+= 1
      } else {
        let width = Self.dividerWidth(cell, at: index)
        guard width > 0, count > 0 else { return nil }
        index &+= width
      }
    }
    guard count > 0 else { return nil }
  }

  /// Whether all digits are 0: a number filled in for form's sake.
  var isZero: Bool { packed == 0 }

  /// The digit at an index from the left.
  subscript(index: Int) -> Int { Int(packed &>> UInt64(4 &* (count &- 1 &- index)) & 15) }

  /// The same number with zeros in front.
  func padded(to length: Int) -> CodeDigits {
    var copy = self
    copy.count = max(count, length)
    return copy
  }

  /// Whether a cell holds nothing but digits and dividers, more digits than any code has.
  static func areTooMany(in cell: UnsafeRawBufferPointer) -> Bool {
    var index = 0
    var count = 0
    while index < cell.count {
      let isDigit = cell[index] &- UInt8(ascii: "0") < 10
      let width = isDigit ? 1 : dividerWidth(cell, at: index)
      if width == 0 { return false }
      count += isDigit ? 1 : 0
      index += width
    }
    return count > most
  }

  /// The length of a hyphen or space in bytes; 0 where there is none.
  ///
  /// Beside the plain ones: U+00A0, U+2009…2015 (narrow space, hyphens, dashes), U+202F, U+2212.
  private static func dividerWidth(_ cell: UnsafeRawBufferPointer, at index: Int) -> Int {
    let byte = cell[index]
    if byte == UInt8(ascii: "-") || byte == UInt8(ascii: " ") { return 1 }
    if byte == 0xC2 { return index + 1 < cell.count && cell[index + 1] == 0xA0 ? 2 : 0 }
    guard byte == 0xE2, index + 2 < cell.count else { return 0 }
    switch (cell[index + 1], cell[index + 2]) {
    case (0x80, 0x89...0x8A), (0x80, 0x90...0x95), (0x80, 0xAF), (0x88, 0x92): return 3
    default: return 0
    }
  }
}

// MARK: The algorithms

extension CodeDigits {
  /// СНИЛС: the first nine digits weighted 9…1, modulo 101; 100 is written 00.
  ///
  /// Numbers up to 001-001-998 were given out before there was a check number.
  var agreesAsInsuranceNumber: Bool {
    var sum = 0
    for index in 0..<9 { sum &+= self[index] &* (9 &- index) }
    let isUnchecked = packed &>> 8 <= 0x0_0100_1998
    return isUnchecked || sum % 101 % 100 == self[9] &* 10 &+ self[10]
  }

  /// ИНН: the digits before `place` weighted, modulo 11; 10 is written 0.
  ///
  /// The weights of all three check digits are the last ones of 3 7 2 4 10 3 5 9 4 6 8, which stand
  /// four bits each in one word.
  func agreesAsTaxpayer(at place: Int) -> Bool {
    let weights: UInt64 = 0x372_4A35_9468
    var sum = 0
    for index in 0..<place {
      sum &+= self[index] &* Int(weights &>> UInt64(4 &* (place &- 1 &- index)) & 15)
    }
    return sum % 11 % 10 == self[place]
  }

  /// ОГРН and ОГРНИП: the last digit of the remainder of the number without its last digit.
  func agreesAsRemainder(of divisor: Int) -> Bool {
    var remainder = 0
    for index in 0..<count &- 1 { remainder = (remainder &* 10 &+ self[index]) % divisor }
    return remainder % 10 == self[count &- 1]
  }
}
