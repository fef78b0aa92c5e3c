public import OporaDefinitions
public import OporaLanguage

/// A typed column of a table (столбец): one small number a row, never a string.
///
/// Days are counts since 1970, codes are indexes in the form's code list, texts, periods and lists
/// are numbers in the column's dictionary, booleans are 0 and 1. A missing cell is ``Column/missing``
/// (``Column/missingWide`` for integers and numbers).
public struct Column: Sendable {
  /// The stored value of a missing cell in `small`.
  public static let missing = Int32.min
  /// The stored value of a missing cell in `wide`.
  public static let missingWide = Int64.min

  /// The column's description in the form.
  public let form: SourceColumn
  /// Days, codes, booleans and dictionary numbers; empty for integers and numbers.
  public internal(set) var small: [Int32] = []
  /// Integers, and the digits of numbers; empty for other types.
  public internal(set) var wide: [Int64] = []
  /// Decimals of each number in `wide`; empty while every number is whole.
  public internal(set) var scales: [UInt8] = []
  /// Keys of a text column whose texts nobody asks for: rows that are read, counted and forgotten.
  ///
  /// Empty for columns of a table that is kept; see ``isKeyed``. Where a condition looks the key up
  /// in another source, `small` holds its number there, or one behind the dictionary's end.
  public internal(set) var keys: [ExactKey] = []
  /// Whether the column holds ``keys`` in place of numbers of its dictionary.
  public internal(set) var isKeyed = false
  /// The texts behind the numbers of text, list and period columns.
  public internal(set) var dictionary = TextDictionary()

  /// Makes an empty column.
  public init(form: SourceColumn) { self.form = form }

  /// Whether values stand in `wide`.
  public var isWide: Bool {
    switch form.type {
    case .integer, .number: true
    default: false
    }
  }

  /// Whether values are numbers in the dictionary.
  public var usesDictionary: Bool {
    switch form.type {
    case .text, .list, .period: true
    default: false
    }
  }

  /// How many stored values there can be, 0 upwards; nil for days and numbers, which are not dense.
  public var valueCount: Int? {
    switch form.type {
    case .text, .list, .period: dictionary.count
    case .code(let entries): entries.count
    case .boolean: 2
    case .date, .integer, .number: nil
    }
  }

  /// The codes of a code column, in the order of their stored numbers.
  public var codes: [CodeEntry] {
    if case .code(let entries) = form.type { entries } else { [] }
  }

  /// Whether the cell of a row is missing.
  public func isMissing(_ row: Int) -> Bool {
    isWide ? wide[row] == Column.missingWide : small[row] == Column.missing
  }

  /// The cell of a row as text in machine spelling; empty if missing.
  public func text(_ row: Int) -> String {
    guard !isMissing(row) else { return "" }
    switch form.type {
    case .text, .list, .period: return dictionary.text(small[row])
    case .code(let entries): return entries[Int(small[row])].code
    case .boolean: return small[row] == 1 ? "true" : "false"
    case .date: return CalendarDay(number: small[row]).iso
    case .integer: return String(wide[row])
    case .number: return number(row)?.description ?? ""
    }
  }

  /// The cell of an integer or number column as an exact number; nil if missing.
  public func number(_ row: Int) -> ExactNumber? {
    guard isWide, wide[row] != Column.missingWide else { return nil }
    let scale = scales.isEmpty ? 0 : Int(scales[row])
    return ExactNumber(
      numerator: Int128(wide[row]), denominator: DecimalScale.power(scale))
  }

  /// The cell of a date column; nil if missing.
  public func day(_ row: Int) -> CalendarDay? {
    small[row] == Column.missing ? nil : CalendarDay(number: small[row])
  }

  /// The dictionary's numbers that stand in some row, in order.
  func occurringNumbers() -> [Int32] {
    var occurs = [Bool](repeating: false, count: dictionary.count)
    for number in small where number != Column.missing { occurs[Int(number)] = true }
    return occurs.indices.filter { occurs[$0] }.map(Int32.init)
  }

  /// Gives a text a number before any row has it.
  mutating func learn(_ text: String) { _ = dictionary.number(of: text) }

  /// Makes room for the values of so many rows.
  mutating func reserve(_ rows: Int) {
    if isWide { wide.reserveCapacity(rows) } else { small.reserveCapacity(rows) }
  }

  mutating func appendMissing() {
    if isWide {
      wide.append(Column.missingWide)
      if !scales.isEmpty { scales.append(0) }
    } else {
      small.append(Column.missing)
    }
  }

  mutating func append(digits: Int64, scale: UInt8) {
    wide.append(digits)
    if scale == 0, scales.isEmpty { return }
    if scales.isEmpty { scales = [UInt8](repeating: 0, count: wide.count - 1) }
    scales.append(scale)
  }
}

/// Powers of ten for decimal digits.
public enum DecimalScale {
  private static let powers: [Int128] = {
    var powers: [Int128] = [1]
    for _ in 0..<36 { powers.append((powers.last ?? 1) * 10) }
    return powers
  }()

  private static let doubles = powers.map { Double($0) }

  /// Ten to the power of `scale`, which is kept within 0…36, as a double; exact up to 22.
  static func double(_ scale: Int) -> Double { doubles[min(max(scale, 0), 36)] }

  /// Ten to the power of `scale`, which is kept within 0…36.
  public static func power(_ scale: Int) -> Int128 { powers[min(max(scale, 0), 36)] }
}
