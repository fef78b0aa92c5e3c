import OporaDefinitions
import OporaLanguage
import Testing

@testable import OporaRegistry

/// What is said of a number that is none: what was found, what was expected, what to do.
@Suite struct CodeWordingTests {
  static func words(_ fault: CellFault, _ check: String?, _ language: Language) -> String {
    var column = SourceColumn(
      name: "number", header: LocalizedText(ru: "Номер", en: "Number"), type: .text,
      span: SourceSpan(file: "sources/people.json5", line: 1, column: 1))
    column.check = check
    let texts = [fault.message, fault.expected(in: column), fault.fix(in: column)]
    return texts.map { $0[language] }.joined(separator: " | ")
  }

  @Test(
    arguments: [
      (
        CellFault.wrongCheckNumber(.snils), "snils",
        "контрольное число не сходится | СНИЛС из 11 цифр, например 112-233-445 95 | сверьте номер с"
          + " документом: цифра пропущена, лишняя или не та"
      ),
      (
        .notACode(.inn), "inn",
        "это не ИНН | ИНН из 10 цифр (организация) или 12 (человек) | сверьте номер с документом:"
          + " цифра пропущена, лишняя или не та"
      ),
      (
        .lostZero, "snils",
        "не хватает цифры: похоже, Excel убрал ноль в начале | СНИЛС из 11 цифр, например 112-233-445"
          + " 95 | задайте столбцу формат «Текстовый», впишите код полностью и сохраните снова; либо"
          + " прочтите файл командой opora import с --fix zeros"
      ),
      (
        .wrongLength, "ogrn",
        "неверное число цифр | ОГРН из 13 цифр или ОГРНИП из 15 | задайте столбцу формат «Текстовый»,"
          + " впишите код полностью и сохраните снова"
      ),
      (
        .scientific, "ogrn",
        "Excel округлил номер, цифры потеряны | ОГРН из 13 цифр или ОГРНИП из 15 | восстановить"
          + " нельзя: возьмите номер из исходной базы, столбцу задайте формат «Текстовый»"
      ),
      (
        .wrongCheckDigit, "oktmo",
        "контрольная цифра не сходится | код ОКТМО из 8 или 11 цифр | исправьте значение"
      ),
    ] as [(CellFault, String, String)])
  func aPersonIsToldInRussianWhatToDo(fault: CellFault, check: String, text: String) {
    #expect(Self.words(fault, check, .ru) == text)
  }

  @Test(
    arguments: [
      (
        CellFault.wrongCheckNumber(.snils), "snils",
        "the check number does not agree | an insurance number (SNILS) of 11 digits, such as"
          + " 112-233-445 95 | compare the number with the document: a digit is missing, added or wrong"
      ),
      (
        .notACode(.ogrn), "ogrn",
        "not an OGRN | an OGRN of 13 digits or an OGRNIP of 15 | compare the number with the document:"
          + " a digit is missing, added or wrong"
      ),
    ] as [(CellFault, String, String)])
  func aPersonIsToldInEnglishWhatToDo(fault: CellFault, check: String, text: String) {
    #expect(Self.words(fault, check, .en) == text)
  }

  @Test func codesOfFindingsAreThoseOfTheCatalogue() {
    let details = [CodeCheck.snils, .inn, .ogrn].map { CellFault.wrongCheckNumber($0).code }
    #expect(details.map(\.code) == Array(repeating: "constraint-error", count: 3))
    #expect(details.map(\.detail) == ["snils-checksum", "inn-checksum", "ogrn-checksum"])
    #expect(CellFault.notACode(.inn).code == ("type-error", ""))
  }
}
