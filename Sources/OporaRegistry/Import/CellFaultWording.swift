import OporaDefinitions
import OporaDiagnostics
import OporaLanguage

extension CellFault {
  /// The type and the detail of the finding, stable names of the catalogue of codes.
  var code: (code: String, detail: String) {
    switch self {
    case .missingValue: ("constraint-error", "missing-value")
    case .notADate, .notANumber, .notWhole, .notABoolean, .notAPeriod: ("type-error", "")
    case .impossibleDate: ("type-error", "impossible-date")
    case .serialDate: ("type-error", "excel-serial-date")
    case .excelError: ("type-error", "excel-error-value")
    case .scientific: ("type-error", "excel-scientific")
    case .tooManyDigits: ("type-error", "too-many-digits")
    case .belowMinimum, .aboveMaximum: ("constraint-error", "out-of-range")
    case .unknownCode, .unknownCodeTaken: ("constraint-error", "unknown-code")
    case .lostZero: ("constraint-error", "excel-lost-zero")
    case .wrongLength: ("constraint-error", "wrong-length")
    case .wrongCheckDigit: ("constraint-error", "oktmo-checksum")
    case .wrongCheckNumber(let check): ("constraint-error", check.rawValue + "-checksum")
    case .notACode, .notOfKind: ("type-error", "")
    case .missingCell: ("missing-cell", "")
    case .wrongUnit: ("type-error", "wrong-unit")
    case .ambiguousNumber: ("type-error", "ambiguous-number")
    case .tooShort, .tooLong: ("constraint-error", "length")
    case .notOfPattern: ("constraint-error", "pattern")
    case .notAllowed: ("constraint-error", "unknown-code")
    case .repeated(let isPrimary, _): (isPrimary ? "primary-key" : "unique-error", "")
    case .unknownReference: ("foreign-key", "")
    case .repaired(let repair, _, _): repair.code
    }
  }

  /// What was found, in words; the value itself is shown beside it.
  var message: LocalizedText {
    switch self {
    case .missingValue: LocalizedText(ru: "пусто", en: "empty")
    case .notADate: LocalizedText(ru: "это не дата", en: "not a date")
    case .impossibleDate: LocalizedText(ru: "такой даты нет", en: "no such day")
    case .serialDate:
      LocalizedText(
        ru: "похоже, Excel показал дату числом",
        en: "looks like a date that Excel shows as a number")
    case .excelError: LocalizedText(ru: "ошибка формулы Excel", en: "an Excel formula error")
    case .scientific:
      LocalizedText(
        ru: "Excel округлил номер, цифры потеряны", en: "Excel rounded the number, digits are lost")
    case .notANumber: LocalizedText(ru: "это не число", en: "not a number")
    case .notWhole: LocalizedText(ru: "число не целое", en: "not a whole number")
    case .tooManyDigits: LocalizedText(ru: "слишком много цифр", en: "too many digits")
    case .belowMinimum, .aboveMaximum:
      LocalizedText(ru: "вне допустимых пределов", en: "outside the allowed range")
    case .unknownCode: LocalizedText(ru: "нет в списке значений", en: "not in the code list")
    case .unknownCodeTaken:
      LocalizedText(
        ru: "нет в списке значений, принято как «прочее»",
        en: "not in the code list, taken as “other”")
    case .notABoolean: LocalizedText(ru: "не «да» и не «нет»", en: "neither yes nor no")
    case .notAPeriod: LocalizedText(ru: "это не отчётный период", en: "not a reporting period")
    case .lostZero:
      LocalizedText(
        ru: "не хватает цифры: похоже, Excel убрал ноль в начале",
        en: "a digit is missing: Excel seems to have dropped the leading zero")
    case .wrongLength: LocalizedText(ru: "неверное число цифр", en: "wrong number of digits")
    case .wrongCheckDigit:
      LocalizedText(ru: "контрольная цифра не сходится", en: "the check digit does not agree")
    case .wrongCheckNumber:
      LocalizedText(ru: "контрольное число не сходится", en: "the check number does not agree")
    case .notACode(let check):
      LocalizedText(ru: "это не \(check.name.ru)", en: "not an \(check.name.en)")
    default: ruledMessage
    }
  }

  /// What a cell of the column must hold.
  func expected(in column: SourceColumn) -> LocalizedText {
    switch self {
    case .missingValue: return LocalizedText(ru: "значение обязательно", en: "a value is required")
    case .lostZero, .wrongLength, .wrongCheckDigit:
      return (CodeCheck(column.check) ?? .oktmo).expected
    case .wrongCheckNumber(let check), .notACode(let check): return check.expected
    case .belowMinimum, .aboveMaximum: return range(of: column)
    case .repaired: return LocalizedText(ru: "")
    default: if let wanted = ruledExpectation(in: column) { return wanted }
    }
    switch column.type {
    case .date: return LocalizedText(ru: "дата вида ДД.ММ.ГГГГ", en: "a date such as 2024-05-31")
    case .integer: return LocalizedText(ru: "целое число", en: "a whole number")
    case .number: return LocalizedText(ru: "число", en: "a number")
    case .boolean: return LocalizedText(ru: "«да» или «нет»", en: "“yes” or “no”")
    case .period:
      return LocalizedText(ru: "период вида 2024-S1", en: "a period such as 2024-S1")
    case .code(let entries), .list(let entries): return CellFault.list(entries)
    case .text:
      return CodeCheck(column.check)?.expected ?? LocalizedText(ru: "текст", en: "text")
    }
  }

  private func range(of column: SourceColumn) -> LocalizedText {
    if let signs = column.rules?.boundsInSigns { return LocalizedText(ru: signs) }
    let low = column.minimum.map(\.description) ?? column.rules?.minimum?.text
    let high = column.maximum.map(\.description) ?? column.rules?.maximum?.text
    switch (low, high) {
    case (let low?, let high?):
      return LocalizedText(ru: "от \(low) до \(high)", en: "from \(low) to \(high)")
    case (let low?, nil): return LocalizedText(ru: "не меньше \(low)", en: "at least \(low)")
    case (nil, let high?): return LocalizedText(ru: "не больше \(high)", en: "at most \(high)")
    case (nil, nil): return LocalizedText(ru: "число", en: "a number")
    }
  }

  private static func list(_ entries: [CodeEntry]) -> LocalizedText {
    let shown = entries.prefix(9)
    let more = entries.count > 9
    return LocalizedText(
      ru: shown.map { "«\($0.title.ru)»" }.joined(separator: ", ") + (more ? " и др." : ""),
      en: shown.map(\.code).joined(separator: ", ") + (more ? " etc." : ""))
  }

  /// What to do.
  func fix(in column: SourceColumn) -> LocalizedText {
    switch self {
    case .missingValue:
      LocalizedText(ru: "заполните ячейку", en: "fill in the cell")
    case .notADate, .impossibleDate:
      LocalizedText(
        ru: "исправьте день или месяц в исходном документе",
        en: "correct the day or month in the original document")
    case .serialDate:
      LocalizedText(
        ru: "задайте столбцу формат «Дата» и сохраните файл снова; либо прочтите его командой "
          + "opora import с --fix dates",
        en: "format the column as a date and save the file again, or read it by "
          + "opora import with --fix dates")
    case .scientific:
      LocalizedText(
        ru:
          "восстановить нельзя: возьмите номер из исходной базы, столбцу задайте формат «Текстовый»",
        en: "it cannot be restored: take the number from the original and format the column as text"
      )
    case .lostZero:
      LocalizedText(
        ru: "задайте столбцу формат «Текстовый», впишите код полностью и сохраните снова; либо "
          + "прочтите файл командой opora import с --fix zeros",
        en: "format the column as text, enter the full code and save again, or read the file by "
          + "opora import with --fix zeros")
    case .wrongLength:
      LocalizedText(
        ru: "задайте столбцу формат «Текстовый», впишите код полностью и сохраните снова",
        en: "format the column as text, enter the full code and save again")
    case .wrongCheckNumber, .notACode:
      LocalizedText(
        ru: "сверьте номер с документом: цифра пропущена, лишняя или не та",
        en: "compare the number with the document: a digit is missing, added or wrong")
    case .excelError:
      LocalizedText(
        ru: "исправьте формулу и сохраните файл снова", en: "mend the formula and save again")
    case .unknownCode, .unknownCodeTaken:
      LocalizedText(
        ru: "выберите значение из списка или добавьте написание в форму «\(column.header.ru)»",
        en: "use a value of the list or add the spelling to the form's column “\(column.name)”")
    default: ruledFix
    }
  }
}

extension CodeCheck {
  /// What the number is called.
  fileprivate var name: LocalizedText {
    switch self {
    case .snils: LocalizedText(ru: "СНИЛС", en: "insurance number (SNILS)")
    case .inn: LocalizedText(ru: "ИНН", en: "INN")
    case .ogrn: LocalizedText(ru: "ОГРН", en: "OGRN")
    case .oktmo: LocalizedText(ru: "код ОКТМО", en: "OKTMO code")
    }
  }

  /// What the cell must hold.
  fileprivate var expected: LocalizedText {
    switch self {
    case .snils:
      LocalizedText(
        ru: "СНИЛС из 11 цифр, например 112-233-445 95",
        en: "an insurance number (SNILS) of 11 digits, such as 112-233-445 95")
    case .inn:
      LocalizedText(
        ru: "ИНН из 10 цифр (организация) или 12 (человек)",
        en: "an INN of 10 digits (organisation) or 12 (person)")
    case .ogrn:
      LocalizedText(
        ru: "ОГРН из 13 цифр или ОГРНИП из 15", en: "an OGRN of 13 digits or an OGRNIP of 15")
    case .oktmo:
      LocalizedText(ru: "код ОКТМО из 8 или 11 цифр", en: "an OKTMO code of 8 or 11 digits")
    }
  }
}
