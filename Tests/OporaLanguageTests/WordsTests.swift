import OporaLanguage
import Testing

@Suite struct WordsTests {
  @Test(arguments: [
    (0, "0 муниципалитетов"), (1, "1 муниципалитет"), (2, "2 муниципалитета"),
    (5, "5 муниципалитетов"), (11, "11 муниципалитетов"), (12, "12 муниципалитетов"),
    (14, "14 муниципалитетов"), (21, "21 муниципалитет"), (22, "22 муниципалитета"),
    (111, "111 муниципалитетов"), (1001, "1\u{A0}001 муниципалитет"),
  ])
  func nounsAgreeWithTheirCount(count: Int, expected: String) {
    #expect(Plural.municipality.text(count, .ru) == expected)
  }

  @Test func verbsAgreeWithTheirCount() {
    func verb(_ count: Int, _ language: Language) -> String {
      Plural.agreeing(
        count, language, one: language == .ru ? "не достиг" : "has",
        other: language == .ru ? "не достигли" : "have")
    }
    #expect(
      [1, 2, 11, 21].map { verb($0, .ru) }
        == ["не достиг", "не достигли", "не достигли", "не достиг"])
    #expect([1, 2, 21].map { verb($0, .en) } == ["has", "have", "have"])
    #expect(Plural.municipality.text(2, .en) == "2 municipalities")
  }

  @Test func longListsEndWithTheirCount() {
    let names = ["а", "б", "в", "г", "д", "е", "ж"]
    #expect(ListText.joined([], .ru) == "")
    #expect(ListText.joined(["а"], .ru) == "а")
    #expect(ListText.joined(["а", "б"], .ru) == "а и б")
    #expect(ListText.joined(Array(names.prefix(5)), .ru) == "а, б, в, г и д")
    #expect(ListText.joined(names, .ru) == "а, б, в, г, д и\u{A0}ещё\u{A0}2")
    #expect(ListText.joined(names, .en, limit: 0) == "а and 6\u{A0}more")
    #expect(ListText.quoted(["а", "б"], .ru) == "«а» и «б»")
  }

  @Test func daysAndPeriodsAreWrittenInWords() throws {
    let day = try #require(CalendarDay(iso: "2025-06-05"))
    #expect(DateText.long(day, .ru) == "5 июня 2025\u{A0}г.")
    #expect(DateText.short(day, .ru) == "05.06.2025")
    #expect(DateText.long(day, .en) == "5 June 2025")
    #expect(DateText.short(day, .en) == "5 Jun 2025")
    #expect(PeriodText.halfYear(2, of: 2024, .ru) == "II полугодие 2024\u{A0}г.")
    #expect(PeriodText.halfYear(1, of: 2024, .en) == "H1 2024")
    #expect(
      PeriodText.schoolHalfYear(1, of: 1999, .ru) == "I полугодие 1999/00 учебного года")
    #expect(PeriodText.quarter(4, of: 2024, .ru) == "IV квартал 2024\u{A0}г.")
    #expect(PeriodText.month(3, of: 2024, .ru) == "март 2024\u{A0}г.")
    #expect(PeriodText.schoolYear(2023, .en) == "school year 2023/24")
    #expect(PeriodText.roman(1994) == "MCMXCIV")
    #expect(PeriodText.roman(0) == "0")
  }

  @Test func slugsAreSafeFileNames() {
    #expect(Slug.text("Верхнеозёрский м. о.") == "verkhneozerskiy-m-o")
    #expect(Slug.text("../../etc/passwd") == "etc-passwd")
    #expect(Slug.text("Объём, %") == "obem")
    #expect(Slug.text("日本", fallback: "chart") == "chart")
    #expect(Slug.text(String(repeating: "щ-", count: 90)).utf8.count <= 60)
  }

  @Test func plainTextShowsNothingHidden() {
    #expect(PlainText.line("  а\n\tб\u{202E}в\u{0}  г ") == "а бв г")
    #expect(PlainText.line("и\u{306}е\u{308}") == "йё")
    #expect(PlainText.line("10\u{A0}%\u{FEFF}\u{FFFF}") == "10\u{A0}%")
  }
}

@Suite struct CollationTests {
  @Test func namesStandInTheOrderOfTheRussianAlphabet() {
    let expected = [
      "", "Азов", "ель", "Ёлкино", "елка", "ёлка", "Елка", "Ель", "Школа 2", "Школа 10", "Ясное",
      "Zeta",
    ]
    let sorted = Collation.sorted(expected.reversed())
    #expect(
      sorted == ["", "Азов", "елка", "Елка", "ёлка", "Ёлкино", "ель", "Ель"]
        + ["Школа 2", "Школа 10", "Ясное", "Zeta"])
  }

  @Test func theOrderIsTotal() {
    let texts = ["ё", "е", "Е", "Ё", "1", "01", "a", "A", "", " ", "日", "№ 5", "é"]
    for left in texts {
      for right in texts {
        let both = (Collation.precedes(left, right), Collation.precedes(right, left))
        #expect(left == right ? both == (false, false) : both.0 != both.1)
      }
    }
  }
}
