import OporaDiagnostics
import OporaLanguage
import Testing

@Suite("findings about data in words")
struct DataFindingTextTests {
  @Test func aFindingNamesFileLineColumnValueExpectationAndRemedy() {
    let russian = DataFindingText.text(of: FindingExamples.wrongDate, .ru)
    #expect(
      russian == """
        обращения_2024.csv, строка 12, столбец «Дата обращения» (D): «31.02.2024» — такой даты нет.
          Нужно: дата вида ДД.ММ.ГГГГ. Исправьте день или месяц в исходном документе.
        """)
    let english = DataFindingText.text(of: FindingExamples.wrongDate, .en)
    #expect(
      english == """
        обращения_2024.csv, line 12, column «Дата обращения» (D): «31.02.2024» — there is no such day.
          Expected: a date such as DD.MM.YYYY. Correct the day or the month in the original document.
        """)
  }

  @Test func theRecordIsNamedWhereTheLineDoesNotTellIt() {
    let place = Place(file: "a.csv", line: 40, record: 12)
    #expect(DataFindingText.place(place, .ru) == "a.csv, строка 40 (запись 12)")
    #expect(DataFindingText.place(place, .en) == "a.csv, line 40 (record 12)")
  }

  static let visible: [(text: String, shown: String)] = [
    ("обычный текст", "обычный текст"),
    ("две\nстроки", "две⏎строки"),
    ("1\u{A0}200", "1⍽200"),
    ("а\u{200B}б", "а‹U+200B›б"),
    ("\u{1B}[31mкрасный", "‹U+1B›[31mкрасный"),
    ("\u{202E}txt.exe", "‹U+202E›txt.exe"),
  ]

  @Test(arguments: visible)
  func whatCannotBeSeenIsMadeVisible(_ example: (text: String, shown: String)) {
    #expect(DataFindingText.visible(example.text) == example.shown)
  }

  @Test func longValuesAreCut() {
    var finding = FindingExamples.wrongDate
    finding.value = String(repeating: "ы", count: 400)
    let text = DataFindingText.text(of: finding, .ru)
    #expect(text.contains("«" + String(repeating: "ы", count: 59) + "…»"))
  }

  @Test func aValueInTheMessageIsNotRepeated() {
    var finding = FindingExamples.wrongDate
    finding.message = LocalizedText(ru: "даты «31.02.2024» нет")
    let first = DataFindingText.text(of: finding, .ru).split(separator: "\n")[0]
    #expect(first.hasSuffix("(D): даты «31.02.2024» нет."))
  }

  @Test func furtherPlacesFollow() {
    var finding = FindingExamples.wrongDate
    finding.related = [Place(file: "a.csv", line: 3, record: 2)]
    #expect(DataFindingText.text(of: finding, .ru).hasSuffix("\n  см. также a.csv, строка 3"))
  }
}
