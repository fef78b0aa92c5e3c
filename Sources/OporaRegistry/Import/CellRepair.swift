import OporaDefinitions
import OporaLanguage

/// What `--fix` may mend in cells, each mended cell being listed (исправления по запросу).
public struct CellRepair: OptionSet, Sendable, Hashable {
  /// The bits.
  public let rawValue: UInt8

  /// Makes a set of its bits.
  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Leading zeros that Excel dropped from codes.
  public static let zeros = CellRepair(rawValue: 1)
  /// Days that Excel wrote as numbers since 30 December 1899.
  public static let dates = CellRepair(rawValue: 2)
  /// Numbers with «тыс.», «млн» or a unit behind them.
  public static let units = CellRepair(rawValue: 4)

  /// The repair with a name: `zeros` or «нули», `dates` or «даты», `units` or «единицы».
  public init?(named name: String) {
    switch name {
    case "zeros", "нули": self = .zeros
    case "dates", "даты": self = .dates
    case "units", "единицы": self = .units
    default: return nil
    }
  }

  /// Type and detail of the finding that tells of a mended cell.
  var code: (code: String, detail: String) {
    switch self {
    case .zeros: ("constraint-error", "excel-lost-zero")
    case .dates: ("type-error", "excel-serial-date")
    default: ("type-error", "wrong-unit")
    }
  }

  /// What mends a fault; nil if nothing does.
  static func mending(_ fault: CellFault) -> CellRepair? {
    switch fault {
    case .lostZero: .zeros
    case .serialDate: .dates
    case .wrongUnit: .units
    default: nil
    }
  }

  /// The text of a cell after the repair; nil if it cannot be mended.
  func mended(_ text: String, in column: SourceColumn) -> String? {
    switch self {
    case .zeros: CellRepair.withZeros(text, CodeCheck(column.check) ?? .oktmo)
    case .dates: CellRepair.day(ofSerial: text)
    case .units: CellRepair.withoutUnit(text)
    default: nil
    }
  }

  private static func withZeros(_ text: String, _ check: CodeCheck) -> String? {
    let digits = text.prefix { $0 != "(" }.filter { $0.isASCII && $0.isNumber }
    guard let length = check.lengths.first(where: { $0 > digits.count }) else { return nil }
    let padded = String(repeating: "0", count: length - digits.count) + digits
    let rest = text.drop { $0 != "(" }
    var whole = padded + rest
    let isRight = whole.withUTF8 { check.fault(in: UnsafeRawBufferPointer($0)) == nil }
    return isRight ? whole : nil
  }

  private static func day(ofSerial text: String) -> String? {
    guard let serial = Int32(text.prefix { $0.isNumber }), serial > 0, serial < 73_051,
      let first = CalendarDay(year: 1899, month: 12, day: 30)
    else { return nil }
    return CalendarDay(number: first.number + serial).iso
  }

  private static let factors: [(word: String, zeros: Int)] = [
    ("тыс", 3), ("млн", 6), ("млрд", 9),
  ]

  /// The number alone, «тыс.» and the like counted in; only for words that are known.
  private static func withoutUnit(_ text: String) -> String? {
    guard let start = text.firstIndex(where: { $0.isLetter || $0 == "₽" }) else { return nil }
    var word = text[start...].lowercased().filter { !$0.isWhitespace && $0 != "." }
    let factor = factors.first { word.hasPrefix($0.word) }
    if let factor { word.removeFirst(factor.word.count) }
    guard ["", "руб", "рублей", "р", "₽", "чел", "человек", "шт", "ед"].contains(word) else {
      return nil
    }
    var number = String(text[..<start])
    let reading = number.withUTF8 {
      NumberCell.read(CellText.trimmed(UnsafeRawBufferPointer($0)), units: [])
    }
    guard case .number(let digits, let scale) = reading else { return nil }
    let value = ExactNumber(
      numerator: Int128(digits) * DecimalScale.power(factor?.zeros ?? 0),
      denominator: DecimalScale.power(Int(scale)))
    return value.description
  }
}
