import OporaDiagnostics
import OporaLanguage

/// What can be wrong with the syntax of a file; the wording is at the end.
enum JSON5Fault {
  /// What a comma was expected after.
  enum Predecessor {
    case member(String)
    case element
  }

  case emptyFile
  case trailing(String?)
  case tooDeep
  case expectedValue(found: String?)
  case expectedKey(found: String?)
  case expectedColon(key: String, found: String?)
  case expectedComma(after: Predecessor, found: String?)
  case extraComma
  case unclosed(String, opening: SourceSpan, found: String?)
  case unclosedText
  case unclosedComment
  case badEscape(String)
  case badNumber(String)
  case unknownWord(String)
  case refusedNumber(String)
  case duplicateKey(String, first: SourceSpan)
  case notUTF8
}

extension JSON5Parser {
  /// Reports a fault of syntax here; ends the file when there are too many.
  mutating func fail(_ fault: JSON5Fault) throws(Stop) {
    try failAt(here, fault)
  }

  mutating func failAt(_ point: Point, _ fault: JSON5Fault, length: Int = 1) throws(Stop) {
    isBroken = true
    report(fault, at: span(at: point, length: length))
    try stopIfTooMany()
  }

  func stopIfTooMany() throws(Stop) {
    if findings.count >= JSON5Parser.mostFaults { throw Stop() }
  }

  mutating func report(_ fault: JSON5Fault, at span: SourceSpan) {
    var related: [SourceSpan] = []
    if case .unclosed(_, let opening, _) = fault { related = [opening] }
    if case .duplicateKey(_, let first) = fault { related = [first] }
    findings.append(
      Finding(
        definition: fault.code, at: span, message: fault.message, fix: fault.fix,
        replacement: fault.replacement, related: related))
  }
}

extension JSON5Fault {
  var code: String {
    switch self {
    case .duplicateKey: "E002"
    case .refusedNumber: "E006"
    default: "E001"
    }
  }

  var replacement: String? {
    switch self {
    case .expectedColon(_, "="?): ":"
    case .unknownWord(let word):
      ["true", "false", "null"].first { $0 == word.lowercased() } ?? "'\(word)'"
    case .badNumber(let text): "'\(text)'"
    case .expectedComma: ","
    default: nil
    }
  }

  private static func found(_ text: String?) -> LocalizedText {
    guard let text else {
      return LocalizedText(ru: "а стоит конец файла", en: "but the file ends")
    }
    if text == "«" || text == "»" {
      return LocalizedText(ru: "а стоит кавычка \(text)", en: "but found the quote \(text)")
    }
    return LocalizedText(ru: "а стоит «\(text)»", en: "but found ‘\(text)’")
  }

  var message: LocalizedText {
    switch self {
    case .emptyFile: .init(ru: "файл пуст", en: "the file is empty")
    case .trailing(let text):
      .init(
        ru: "после определения стоит лишнее «\(text ?? "")»",
        en: "unexpected ‘\(text ?? "")’ after the definition")
    case .tooDeep:
      .init(ru: "слишком глубокая вложенность скобок", en: "brackets are nested too deeply")
    case .expectedValue(let text):
      .init(
        ru: "здесь ожидалось значение, \(JSON5Fault.found(text).ru)",
        en: "a value was expected here, \(JSON5Fault.found(text).en)")
    case .expectedKey(let text):
      .init(
        ru: "здесь ожидался ключ, \(JSON5Fault.found(text).ru)",
        en: "a key was expected here, \(JSON5Fault.found(text).en)")
    case .expectedColon(let key, _):
      .init(
        ru: "здесь ожидалась «:» после ключа «\(key)»",
        en: "‘:’ was expected here after the key ‘\(key)’")
    case .expectedComma(.member(let key), _):
      .init(
        ru: "здесь ожидалась «,» после значения ключа «\(key)»",
        en: "‘,’ was expected here after the value of ‘\(key)’")
    case .expectedComma(.element, _):
      .init(
        ru: "здесь ожидалась «,» между элементами списка",
        en: "‘,’ was expected here between the elements of a list")
    case .extraComma: .init(ru: "лишняя запятая", en: "a comma too many")
    case .unclosed(let bracket, let opening, let text):
      .init(
        ru: "здесь ожидалась «\(bracket)» (открыто в строке \(opening.line)), "
          + JSON5Fault.found(text).ru,
        en: "‘\(bracket)’ was expected here (opened in line \(opening.line)), "
          + JSON5Fault.found(text).en)
    default: detailMessage
    }
  }

  private var detailMessage: LocalizedText {
    switch self {
    case .unclosedText:
      .init(
        ru: "текст не закрыт кавычкой до конца строки",
        en: "the text is not closed by a quote before the line ends")
    case .unclosedComment:
      .init(ru: "комментарий «/*» не закрыт", en: "the comment ‘/*’ is not closed")
    case .badEscape(let text):
      .init(
        ru: "после «\\» недопустимо «\(text)»", en: "‘\(text)’ may not follow ‘\\’")
    case .badNumber(let text):
      .init(ru: "число «\(text)» написано неверно", en: "the number ‘\(text)’ is misspelt")
    case .unknownWord(let word):
      .init(ru: "неизвестное слово «\(word)»", en: "unknown word ‘\(word)’")
    case .refusedNumber(let text):
      .init(
        ru: "число «\(text)» в определении недопустимо",
        en: "the number ‘\(text)’ is not allowed in a definition")
    case .duplicateKey(let key, let first):
      .init(
        ru: "ключ «\(key)» уже задан в строке \(first.line)",
        en: "the key ‘\(key)’ is already given in line \(first.line)")
    case .notUTF8:
      .init(ru: "файл не в кодировке UTF-8", en: "the file is not encoded as UTF-8")
    default: .init(ru: "")
    }
  }

  var fix: LocalizedText {
    switch self {
    case .expectedKey(let text) where text.map { "0123456789".contains($0) } ?? false:
      .init(
        ru: "дробная часть отделяется точкой, а не запятой",
        en: "the decimal mark is a point, not a comma")
    case .expectedValue(let text) where "«»“”„‘’`".contains(text ?? "-"),
      .expectedKey(let text) where "«»“”„‘’`".contains(text ?? "-"):
      .init(
        ru: "тексты берут в прямые кавычки: '…' или \"…\"",
        en: "texts stand in straight quotes: '…' or \"…\"")
    case .expectedColon(_, "="?):
      .init(ru: "замените «=» на «:»", en: "replace ‘=’ by ‘:’")
    case .expectedColon: .init(ru: "поставьте «:»", en: "put ‘:’ here")
    case .expectedComma: .init(ru: "поставьте запятую", en: "put a comma here")
    case .extraComma: .init(ru: "уберите её", en: "remove it")
    case .unclosed(let bracket, _, _):
      .init(ru: "закройте скобку: «\(bracket)»", en: "close the bracket: ‘\(bracket)’")
    case .unclosedText:
      .init(
        ru: "закройте кавычку; кавычку внутри текста пишут «\\'»",
        en: "close the quote; a quote inside a text is written ‘\\'’")
    case .unclosedComment: .init(ru: "закройте его: «*/»", en: "close it: ‘*/’")
    case .badNumber, .unknownWord:
      .init(
        ru: "если это текст, возьмите его в кавычки: \(replacement ?? "")",
        en: "if it is a text, put it in quotes: \(replacement ?? "")")
    case .refusedNumber:
      .init(ru: "запишите десятичное число", en: "write a decimal number")
    case .duplicateKey:
      .init(ru: "оставьте один из них", en: "keep one of them")
    case .notUTF8: .init(ru: "сохраните файл в UTF-8", en: "save the file as UTF-8")
    default: .init(ru: "")
    }
  }
}
