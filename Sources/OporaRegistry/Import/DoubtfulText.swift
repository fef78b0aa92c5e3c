/// What a spreadsheet did to a text, or would do (подозрительный текст): no rule of the form forbids
/// it, so that the row stays and a word is said.
enum DoubtfulText {
  /// It would be run as a formula.
  case formula
  /// `#Н/Д`, `#ССЫЛКА!` or `#####` stands in place of the text.
  case errorValue
  /// `1,23E+11` or a code of twenty digits that ends in zeros from the sixteenth on.
  case roundedCode

  /// Looks at a text; nil if nothing is wrong with it.
  init?(_ text: String) {
    guard let first = text.unicodeScalars.first else { return nil }
    switch first {
    case "=", "@", "＝", "＠":
      guard text.unicodeScalars.count > 1 else { return nil }
      self = .formula
    case "+", "-", "＋", "－":
      let calls = text.contains("(") && text.contains(where: \.isLetter)
      guard text.contains("|") || calls else { return nil }
      self = .formula
    case "#":
      guard DoubtfulText.isErrorValue(text) else { return nil }
      self = .errorValue
    case "0"..."9":
      guard DoubtfulText.isRounded(text) else { return nil }
      self = .roundedCode
    default: return nil
    }
  }

  private static let errorValues: Set = [
    "#Н/Д", "#ДЕЛ/0!", "#ЗНАЧ!", "#ССЫЛКА!", "#ИМЯ?", "#ЧИСЛО!", "#ПУСТО!", "#N/A", "#DIV/0!",
    "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#NULL!",
  ]

  private static func isErrorValue(_ text: String) -> Bool {
    errorValues.contains(text) || (text.utf8.count > 3 && text.utf8.allSatisfy { $0 == 0x23 })
  }

  /// Excel keeps fifteen digits: of twenty the last five are zeros then.
  private static func isRounded(_ text: String) -> Bool {
    let bytes = text.utf8
    if bytes.count == 20, bytes.allSatisfy({ $0 &- 48 < 10 }) {
      return bytes.dropFirst(15).allSatisfy { $0 == 48 } && bytes.prefix(15).contains { $0 != 48 }
    }
    // E, e and the Russian Е and е.
    guard (6..<16).contains(bytes.count), bytes.contains(where: { $0 | 0x20 == 0x65 || $0 == 0xD0 })
    else { return false }
    return Array(bytes).withUnsafeBytes { NumberCell.read($0, units: []) == .fault(.scientific) }
  }
}
