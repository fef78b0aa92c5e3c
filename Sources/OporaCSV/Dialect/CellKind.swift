/// What the text of a cell looks like: enough to tell a table from chance.
enum CellKind {
  case empty, number, date, boolean, missing, code, text

  /// Looks at a cell without the white space around it.
  init(_ cell: UnsafeRawBufferPointer) {
    self =
      if cell.isEmpty {
        .empty
      } else if CellKind.isDate(cell) {
        .date
      } else if CellKind.isNumber(cell) {
        .number
      } else if CellKind.isOne(of: CellKind.missingWords, cell) {
        .missing
      } else if CellKind.isOne(of: CellKind.booleanWords, cell) {
        .boolean
      } else if CellKind.isCode(cell) {
        .code
      } else {
        .text
      }
  }

  /// True if the cell is anything but free text.
  var isTyped: Bool {
    switch self {
    case .number, .date, .boolean, .missing, .code: true
    case .empty, .text: false
    }
  }

  private static let missingWords = words([
    "-", "–", "—", "…", "...", "н/д", "Н/Д", "н/д.", "нет данных", "нет свед.", "х", "x", "Х", "X",
    "n/a", "N/A", "NULL", "null", "NaN", "#Н/Д", "#ДЕЛ/0!", "#ЗНАЧ!", "#ССЫЛКА!", "#ИМЯ?",
    "#ЧИСЛО!", "#ПУСТО!",
  ])
  private static let booleanWords = words([
    "да", "Да", "ДА", "нет", "Нет", "НЕТ", "ИСТИНА", "ЛОЖЬ", "true", "false", "True", "False",
    "TRUE", "FALSE", "yes", "no", "Yes", "No",
  ])

  /// Words as bytes, by their length.
  private static func words(_ texts: [String]) -> [[[UInt8]]] {
    var words = [[[UInt8]]](repeating: [], count: 25)
    for text in texts { words[text.utf8.count].append(Array(text.utf8)) }
    return words
  }

  private static func isOne(of words: [[[UInt8]]], _ cell: UnsafeRawBufferPointer) -> Bool {
    guard cell.count < words.count else { return false }
    return words[cell.count].contains { $0[0] == cell[0] && $0.elementsEqual(cell) }
  }

  /// Digits with groups, one decimal sign, a sign before, an exponent or a percent sign behind.
  private static func isNumber(_ cell: UnsafeRawBufferPointer) -> Bool {
    var (digits, marks, position) = (0, 0, 0)
    if cell[0] == 0x2B || cell[0] == 0x2D { position = 1 }
    if cell.count > 2, cell[0] == 0xE2, cell[1] == 0x88, cell[2] == 0x92 { position = 3 }
    while position < cell.count {
      let byte = cell[position]
      switch byte {
      case 48...57: digits += 1
      case 0x2C, 0x2E: marks += 1
      case 32, 0xC2, 0xA0, 0xE2, 0x80, 0xAF, 0x89: if digits == 0 { return false }
      case 0x25 where position == cell.count - 1: break
      case 0x45, 0x65: return digits > 0 && isExponent(cell[(position + 1)...])
      default: return false
      }
      position += 1
    }
    return digits > 0 && marks <= 1
  }

  private static func isExponent(_ rest: Slice<UnsafeRawBufferPointer>) -> Bool {
    let digits = rest.first == 0x2B || rest.first == 0x2D ? rest.dropFirst() : rest
    return !digits.isEmpty && digits.count < 4 && digits.allSatisfy { (48...57).contains($0) }
  }

  /// dd.mm.yyyy, d.m.yy, yyyy-mm-dd, also with slashes and with a time behind.
  private static func isDate(_ cell: UnsafeRawBufferPointer) -> Bool {
    guard cell.count >= 6, (48...57).contains(cell[0]) else { return false }
    var (parts, run, longest) = (0, 0, 0)
    for (position, byte) in cell.enumerated() {
      switch byte {
      case 48...57: run += 1
      case 0x2E, 0x2D, 0x2F:
        guard run > 0, parts < 2 else { return false }
        longest = max(longest, run)
        (parts, run) = (parts + 1, 0)
      case 32, 0x54:
        return parts == 2 && (2...4).contains(run) && isTime(cell[(position + 1)...])
      default: return false
      }
      if run > 4 { return false }
    }
    return parts == 2 && (2...4).contains(run) && run != 3 && longest <= 4
  }

  private static func isTime(_ rest: Slice<UnsafeRawBufferPointer>) -> Bool {
    rest.contains(0x3A)
      && rest.allSatisfy { (48...57).contains($0) || [0x3A, 0x2E, 0x2B, 0x5A].contains($0) }
  }

  /// A word of ASCII letters, digits and joiners that holds a digit or a joiner.
  private static func isCode(_ cell: UnsafeRawBufferPointer) -> Bool {
    guard cell.count <= 40 else { return false }
    var marks = 0
    for byte in cell {
      switch byte {
      case 65...90, 97...122: break
      case 48...57, 0x2D, 0x2E, 0x2F, 0x3A, 0x5F, 0x40: marks += 1
      default: return false
      }
    }
    return marks > 0
  }
}
