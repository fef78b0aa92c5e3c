import OporaDefinitions
import OporaLanguage

// The words for what schemas and repairs say of cells.
extension CellFault {
  /// What was found.
  var ruledMessage: LocalizedText {
    switch self {
    case .missingCell:
      LocalizedText(
        ru: "строка короче шапки, а значение обязательно",
        en: "the row is shorter than the header, and a value is required")
    case .wrongUnit:
      LocalizedText(
        ru: "за числом стоит слово, которое может менять его значение",
        en: "a word behind the number may change its value")
    case .ambiguousNumber:
      LocalizedText(
        ru: "в столбце есть и запятые, и точки: это дробь или тысячи, не понять",
        en: "the column has commas and points: this may be a fraction or thousands")
    case .tooShort: LocalizedText(ru: "слишком короткий текст", en: "the text is too short")
    case .tooLong: LocalizedText(ru: "слишком длинный текст", en: "the text is too long")
    case .notOfPattern:
      LocalizedText(ru: "не соответствует образцу", en: "does not match the pattern")
    case .notAllowed: LocalizedText(ru: "нет в списке значений", en: "not in the list of values")
    case .repeated(_, let line):
      LocalizedText(
        ru: "такое значение уже есть в строке \(line)",
        en: "the value is already in line \(line)")
    case .unknownReference(let resource):
      resource.isEmpty
        ? LocalizedText(ru: "такого ключа нет в таблице", en: "the table has no such key")
        : LocalizedText(
          ru: "такого ключа нет в «\(resource)»", en: "there is no such key in “\(resource)”")
    case .repaired(_, let before, let after):
      LocalizedText(
        ru: "исправлено: было «\(before)», стало «\(after)»",
        en: "mended: it was “\(before)”, it is “\(after)”")
    case .notOfKind(let kind):
      LocalizedText(ru: "это не \(kind.name.ru)", en: "not \(kind.name.en)")
    default: LocalizedText(ru: "недопустимое значение", en: "not allowed")
    }
  }

  /// What the schema wants; nil where the type says it.
  func ruledExpectation(in column: SourceColumn) -> LocalizedText? {
    guard let rules = column.rules else { return nil }
    switch self {
    case .notOfKind(let kind): return kind.example
    case .tooShort, .tooLong: return CellFault.lengths(rules)
    case .notOfPattern:
      return rules.pattern.map { LocalizedText(ru: "образец \($0.text)", en: "pattern \($0.text)") }
    case .notAllowed:
      let shown = (rules.allowed ?? []).prefix(9)
      let more = (rules.allowed?.count ?? 0) > 9
      return LocalizedText(
        ru: shown.map { "«\($0)»" }.joined(separator: ", ") + (more ? " и др." : ""),
        en: shown.map { "“\($0)”" }.joined(separator: ", ") + (more ? " etc." : ""))
    case .repeated:
      return LocalizedText(ru: "значения без повторов", en: "values that do not repeat")
    default: return nil
    }
  }

  private static func lengths(_ rules: CellRules) -> LocalizedText {
    switch (rules.minimumLength, rules.maximumLength) {
    case (let least?, let most?):
      LocalizedText(ru: "от \(least) до \(most) знаков", en: "\(least) to \(most) characters")
    case (let least?, nil):
      LocalizedText(ru: "не меньше \(least) знаков", en: "at least \(least) characters")
    case (nil, let most?):
      LocalizedText(ru: "не больше \(most) знаков", en: "at most \(most) characters")
    case (nil, nil): LocalizedText(ru: "")
    }
  }

  /// What to do.
  var ruledFix: LocalizedText {
    switch self {
    case .missingCell:
      LocalizedText(
        ru: "дополните строку до ширины шапки", en: "complete the row to the width of the header")
    case .wrongUnit:
      LocalizedText(
        ru: "оставьте в ячейке одно число в единицах столбца",
        en: "leave a bare number in the units of the column")
    case .ambiguousNumber:
      LocalizedText(
        ru: "пишите дроби в столбце одним знаком", en: "use one decimal mark in the column")
    case .repeated:
      LocalizedText(
        ru: "удалите лишнюю строку или исправьте ключ",
        en: "delete the extra row or correct the key")
    case .unknownReference:
      LocalizedText(
        ru: "исправьте код или добавьте строку в другую таблицу",
        en: "correct the code or add a row to the other table")
    case .repaired: LocalizedText(ru: "")
    default: LocalizedText(ru: "исправьте значение", en: "correct the value")
    }
  }
}

extension CellRules {
  /// The bounds in signs where one of them is itself refused; nil where words do.
  var boundsInSigns: String? {
    guard minimum?.isExclusive == true || maximum?.isExclusive == true else { return nil }
    let low = minimum.map { ($0.isExclusive ? "> " : "≥ ") + $0.text }
    let high = maximum.map { ($0.isExclusive ? "< " : "≤ ") + $0.text }
    return [low, high].compactMap { $0 }.joined(separator: ", ")
  }
}

extension CellRules.Kind {
  /// What a cell of the kind is called.
  var name: LocalizedText {
    switch self {
    case .email: LocalizedText(ru: "адрес электронной почты", en: "an e-mail address")
    case .uri: LocalizedText(ru: "адрес в интернете", en: "a web address")
    case .uuid: LocalizedText(ru: "идентификатор UUID", en: "a UUID")
    case .year: LocalizedText(ru: "год", en: "a year")
    case .dateTime: LocalizedText(ru: "дата со временем", en: "a date with a time")
    case .time: LocalizedText(ru: "время", en: "a time of day")
    case .yearMonth: LocalizedText(ru: "месяц года", en: "a month of a year")
    case .duration: LocalizedText(ru: "длительность", en: "a duration")
    case .geopoint: LocalizedText(ru: "место на карте", en: "a place on the map")
    case .object: LocalizedText(ru: "объект JSON", en: "a JSON object")
    case .array: LocalizedText(ru: "массив JSON", en: "a JSON array")
    case .list, .text, .number, .integer, .boolean, .date:
      LocalizedText(ru: "значение столбца", en: "a value of the column")
    }
  }

  /// How it is written.
  var example: LocalizedText {
    switch self {
    case .email:
      LocalizedText(ru: "адрес вида school@example.org", en: "such as school@example.org")
    case .uri:
      LocalizedText(ru: "адрес вида https://example.org", en: "such as https://example.org")
    case .uuid:
      LocalizedText(
        ru: "32 шестнадцатеричные цифры через дефисы", en: "32 hexadecimal digits with hyphens")
    case .year: LocalizedText(ru: "год вида 2024", en: "a year such as 2024")
    case .dateTime:
      LocalizedText(ru: "дата вида 01.03.2024 12:30", en: "a date such as 2024-03-01T12:30:00")
    case .time: LocalizedText(ru: "время вида 12:30", en: "a time such as 12:30")
    case .yearMonth: LocalizedText(ru: "месяц вида 2024-03", en: "a month such as 2024-03")
    case .duration: LocalizedText(ru: "длительность вида P1Y или PT30M", en: "such as P1Y or PT30M")
    case .geopoint:
      LocalizedText(ru: "долгота и широта: 37.6, 55.7", en: "longitude and latitude: 37.6, 55.7")
    case .object: LocalizedText(ru: "{\"имя\": значение}", en: "{\"name\": value}")
    case .array: LocalizedText(ru: "[значение, значение]", en: "[value, value]")
    case .list, .text, .number, .integer, .boolean, .date: LocalizedText(ru: "")
    }
  }
}
