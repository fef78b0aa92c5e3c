import OporaDiagnostics
import OporaLanguage

/// What can be wrong with the spelling of an expression; the wording is below.
enum ExpressionFault {
  case unknownCharacter(String, meant: String?)
  case expected(LocalizedText, found: String?)
  case trailing(String)
  case foreign(String, meant: String)
  case foreignQuotes(String, content: String)
  case decimalComma(String, String)
  case chained(replacement: String?)
  case unclosedText
  case noSuchDay(String)
  case numberTooLong
  case tooDeep
  case tooLong
}

extension FindingCollector {
  func report(_ fault: ExpressionFault, at span: SourceSpan) {
    report(
      fault.code, at: span, fault.message, fix: fault.fix, replacement: fault.replacement)
  }
}

extension ExpressionFault {
  var code: String {
    switch self {
    case .unknownCharacter(let text, _): text == "!" || text == "&" || text == "|" ? "E104" : "E101"
    case .foreign, .foreignQuotes, .decimalComma: "E104"
    case .trailing: "E103"
    case .chained: "E105"
    default: "E102"
    }
  }

  var replacement: String? {
    switch self {
    case .unknownCharacter(_, let meant): meant
    case .foreign(_, let meant): meant
    case .foreignQuotes(_, let content): "'\(content)'"
    case .decimalComma(_, let point): point
    case .chained(let replacement): replacement
    default: nil
    }
  }

  private var isSign: Bool {
    guard case .foreign(let written, _) = self else { return true }
    return !(written.unicodeScalars.first?.properties.isAlphabetic ?? false)
  }

  var message: LocalizedText {
    switch self {
    case .unknownCharacter(let text, let meant?) where code == "E101":
      .init(
        ru: "неизвестный знак «\(text)»; пишется «\(meant)»",
        en: "unknown character ‘\(text)’; it is written ‘\(meant)’")
    case .unknownCharacter(let text, _) where code == "E101":
      .init(ru: "неизвестный знак «\(text)»", en: "unknown character ‘\(text)’")
    case .unknownCharacter(let text, _):
      .init(ru: "знак «\(text)» не используется", en: "the sign ‘\(text)’ is not used")
    case .expected(let what, let found?):
      .init(
        ru: "ожидалось \(what.ru), а стоит «\(found)»", en: "expected \(what.en), found ‘\(found)’")
    case .expected(let what, nil):
      .init(
        ru: "ожидалось \(what.ru), а стоит конец выражения",
        en: "expected \(what.en), but the expression ends")
    case .trailing(let text): .init(ru: "лишнее «\(text)»", en: "unexpected ‘\(text)’")
    case .foreign(let written, _):
      .init(
        ru: "\(isSign ? "знак" : "слово") «\(written)» не используется",
        en: "the \(isSign ? "sign" : "word") ‘\(written)’ is not used")
    case .foreignQuotes(let written, _):
      .init(
        ru: "кавычки в «\(written)» не используются", en: "the quotes of ‘\(written)’ are not used")
    case .decimalComma(let written, _):
      .init(ru: "запятая в числе «\(written)»", en: "a comma in the number ‘\(written)’")
    case .chained: .init(ru: "сравнения не сцепляются", en: "comparisons do not chain")
    case .unclosedText:
      .init(ru: "ожидалось «'» в конце текста", en: "expected ‘'’ at the end of the text")
    case .noSuchDay(let day):
      .init(ru: "даты «\(day)» нет в календаре", en: "the calendar has no day ‘\(day)’")
    case .numberTooLong:
      .init(ru: "в числе больше 36 цифр", en: "the number has more than 36 digits")
    case .tooDeep:
      .init(
        ru: "вложенность выражения больше 64", en: "the expression is nested deeper than 64")
    case .tooLong:
      .init(
        ru: "в выражении больше 1000 слов и знаков",
        en: "the expression has more than 1000 words and signs")
    }
  }

  var fix: LocalizedText {
    switch self {
    case .foreign, .foreignQuotes, .decimalComma:
      .init(
        ru: "замените на «\(replacement ?? "")»", en: "replace it by ‘\(replacement ?? "")’")
    case .unknownCharacter(_, let meant?):
      .init(ru: "замените на «\(meant)»", en: "replace it by ‘\(meant)’")
    case .unknownCharacter: .init(ru: "уберите его", en: "remove it")
    case .chained(let replacement?):
      .init(ru: "запишите «\(replacement)»", en: "write ‘\(replacement)’")
    case .chained:
      .init(ru: "соедините сравнения словом «and»", en: "join the comparisons by ‘and’")
    case .tooDeep, .tooLong:
      .init(ru: "разбейте его на меры", en: "split it into measures")
    case .trailing:
      .init(
        ru: "уберите лишнее или соедините знаком или словом",
        en: "remove it, or join it by an operator")
    case .expected(_, "missing"?), .expected(_, "null"?):
      .init(
        ru: "пустоту проверяют так: x is missing, x is not missing",
        en: "emptiness is tried so: x is missing, x is not missing")
    case .expected(let what, _?) where what.en == "‘missing’":
      .init(
        ru: "равенство пишется «=», неравенство «!=»", en: "equal is written ‘=’, not equal ‘!=’")
    default: .init(ru: "")
    }
  }
}
