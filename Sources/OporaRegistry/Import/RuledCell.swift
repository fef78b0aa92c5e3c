import OporaDefinitions
import OporaLanguage

/// Reads cells by the rules of a schema: its words for yes, no and nothing, its spelling of days and
/// numbers, and its constraints, which hold for the value and not for the text.
struct RuledCell {
  /// A value, or why there is none.
  enum Reading {
    case missing
    case text(String)
    case day(CalendarDay)
    case answer(Bool)
    case number(digits: Int64, scale: UInt8)
    case fault(CellFault)
  }

  private let column: SourceColumn
  private let rules: CellRules
  private let units: [[UInt8]]
  private let marks: NumberCell.Marks
  private let allowed: Set<String>?
  private let missing: Set<String>

  /// Prepares the rules of a column; nil if it has none.
  init?(_ column: SourceColumn) {
    guard let rules = column.rules else { return nil }
    self.column = column
    self.rules = rules
    units = column.units.sorted { $0.utf8.count > $1.utf8.count }.map { Array($0.utf8) }
    marks = NumberCell.Marks(
      decimal: rules.decimalMark?.first, group: rules.groupMark?.first { !$0.isWhitespace })
    allowed = rules.allowed.map(Set.init)
    missing = Set(rules.missing ?? [])
  }

  /// Reads a trimmed cell.
  ///
  /// - Parameters:
  ///   - cell: the cell, which may be empty.
  ///   - areMarksMixed: whether the column has decimal commas and points.
  /// - Returns: the value, or why there is none.
  func read(_ cell: UnsafeRawBufferPointer, areMarksMixed: Bool = false) -> Reading {
    if cell.isEmpty { return .missing }
    if rules.kind == .number || rules.kind == .integer || rules.kind == .year {
      return isMissing(cell) ? .missing : number(cell, areMarksMixed)
    }
    if isMissing(cell) { return .missing }
    let text = String(decoding: cell, as: UTF8.self)
    if cell.first == 0x23, rules.kind != .text, rules.kind != .uri { return .fault(.excelError) }
    switch rules.kind {
    case .date: return day(cell, text)
    case .boolean: return answer(cell, text)
    default: return constrained(cell, text)
    }
  }

  /// Without words of the schema those of people count, but for texts: there they may be values,
  /// unless the text has to be a number of a person or an organisation.
  private func isMissing(_ cell: UnsafeRawBufferPointer) -> Bool {
    if rules.missing != nil {
      return cell.count < 64 && missing.contains(String(decoding: cell, as: UTF8.self))
    }
    guard column.type != .text || column.check != nil else { return false }
    return CellText.isMissing(cell) || (rules.kind != .boolean && CellText.isCross(cell))
  }

  // MARK: Numbers

  private func number(
    _ cell: UnsafeRawBufferPointer, _ areMarksMixed: Bool
  ) -> Reading {
    var marks = marks
    if marks.group == nil, NumberCell.isAmbiguous(cell), !isDecimal(cell[cell.count - 4]) {
      marks.areMixed = areMarksMixed
    }
    var cell = cell
    if rules.kind == .year, cell.count > 4 { cell = RuledCell.withoutYearWord(cell) }
    switch NumberCell.read(cell, units: units, marks: marks) {
    case .fault(let fault):
      return .fault(rules.kind == .year && fault == .notANumber ? .notOfKind(.year) : fault)
    case .number(let digits, let scale):
      if rules.kind != .number, scale > 0 { return .fault(.notWhole) }
      if rules.kind == .year, !(0...9999).contains(digits) { return .fault(.notOfKind(.year)) }
      let value = ExactNumber(
        numerator: Int128(digits), denominator: DecimalScale.power(Int(scale)))
      return fault(of: value).map { .fault($0) } ?? .number(digits: digits, scale: scale)
    }
  }

  /// Whether a byte is the mark that the schema tells.
  private func isDecimal(_ byte: UInt8) -> Bool { marks.decimal?.asciiValue == byte }

  /// The year of «2024 г.».
  private static func withoutYearWord(_ cell: UnsafeRawBufferPointer) -> UnsafeRawBufferPointer {
    for word in ["г.", "г", "год"] where cell.suffix(word.utf8.count).elementsEqual(word.utf8) {
      return CellText.trimmed(UnsafeRawBufferPointer(rebasing: cell.dropLast(word.utf8.count)))
    }
    return cell
  }

  private func fault(of value: ExactNumber) -> CellFault? {
    if let allowed, !allowed.contains(value.description) { return .notAllowed }
    if let bound = rules.minimum, let least = bound.number {
      if value < least || (bound.isExclusive && value == least) { return .belowMinimum }
    }
    if let bound = rules.maximum, let most = bound.number {
      if most < value || (bound.isExclusive && value == most) { return .aboveMaximum }
    }
    return nil
  }

  // MARK: Days and answers

  private func day(_ cell: UnsafeRawBufferPointer, _ text: String) -> Reading {
    var reading = DateCell.Reading.fault(.notADate)
    if let moment = rules.moment?.read(text) {
      reading = moment.calendarDay.map { .day($0) } ?? .fault(.impossibleDate)
    } else if rules.moment?.isMonthFirst != true {
      reading = DateCell.read(cell)
    }
    switch reading {
    case .fault(let fault): return .fault(fault)
    case .day(let day): return ordered(day.iso).map { .fault($0) } ?? .day(day)
    }
  }

  private func answer(_ cell: UnsafeRawBufferPointer, _ text: String) -> Reading {
    var answer: Bool?
    if let yes = rules.trueValues, yes.contains(text) { answer = true }
    if let no = rules.falseValues, no.contains(text) { answer = false }
    if answer == nil, rules.trueValues == nil, rules.falseValues == nil,
      case .value(let value) = BooleanCell.read(cell)
    {
      answer = value == 1
    }
    guard let answer else { return .fault(.notABoolean) }
    if let allowed, !allowed.contains(answer ? "true" : "false") { return .fault(.notAllowed) }
    return .answer(answer)
  }

  // MARK: Texts

  private func constrained(_ cell: UnsafeRawBufferPointer, _ text: String) -> Reading {
    if let check = CodeCheck(column.check) {
      if let fault = check.fault(in: cell) { return .fault(fault) }
      if check == .oktmo { return territory(text) }
    }
    guard let stored = RuledText.stored(text, rules) else { return .fault(.notOfKind(rules.kind)) }
    if let allowed, !allowed.contains(stored) { return .fault(.notAllowed) }
    let length = text.unicodeScalars.count
    if let least = rules.minimumLength, length < least { return .fault(.tooShort) }
    if let most = rules.maximumLength, length > most { return .fault(.tooLong) }
    if let pattern = rules.pattern, !pattern.matches(text) { return .fault(.notOfPattern) }
    return ordered(stored).map { .fault($0) } ?? .text(stored)
  }

  /// A territory's code; its name is none here, for there is no list to look it up in.
  private func territory(_ text: String) -> Reading {
    guard case .code(let code) = TerritoryCode.read(text), code.utf8.allSatisfy({ $0 &- 48 < 10 })
    else { return .fault(.notACode(.oktmo)) }
    guard [8, 11].contains(code.utf8.count) else { return .fault(.wrongLength) }
    if let allowed, !allowed.contains(code) { return .fault(.notAllowed) }
    return .text(code)
  }

  /// Days and times in their stored spelling are in order as texts.
  private func ordered(_ stored: String) -> CellFault? {
    if let allowed, rules.kind == .date, !allowed.contains(stored) { return .notAllowed }
    if let bound = rules.minimum {
      if stored < bound.text || (bound.isExclusive && stored == bound.text) { return .belowMinimum }
    }
    if let bound = rules.maximum {
      if bound.text < stored || (bound.isExclusive && stored == bound.text) { return .aboveMaximum }
    }
    return nil
  }
}
