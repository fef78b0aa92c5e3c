import OporaLanguage
import Testing

@testable import OporaCharts

@Suite struct NumberReaderTests {
  @Test(arguments: [
    ("82,6", 82.6, 1), ("82.60", 82.6, 2), ("1 234,5", 1234.5, 1), ("1\u{A0}234", 1234, 0),
    ("\u{2212}3,2", -3.2, 1), ("+1", 1, 0), ("82,6 %", 82.6, 1), ("1,234,567", 1_234_567, 0),
    ("1.234.567,8", 1_234_567.8, 1), ("-0", 0, 0), ("5e2", 500, 6),
  ])
  func numbersOfPeopleAreRead(text: String, value: Double, decimals: Int) {
    #expect(NumberReader.read(text) == .number(value, decimals: decimals))
  }

  @Test(arguments: ["", " ", "н/д", "Н/Д", "n/a", "—", "-", "…", "х"])
  func absenceIsMissing(text: String) { #expect(NumberReader.read(text) == .missing) }

  @Test(arguments: ["много", "1,2,3", "12-3", "nan", "inf", "1e", "e5", "1..2", "0x10", "٣"])
  func anythingElseIsRefused(text: String) { #expect(NumberReader.read(text) == .bad) }

  @Test(arguments: [
    ("2024-S1", "I\u{A0}п.", "2024"), ("2024H2", "II\u{A0}п.", "2024"),
    ("2023-24-S1", "I\u{A0}п.", "2023/24"), ("2024-Q3", "III\u{A0}кв.", "2024"),
    ("2024-03", "мар", "2024"), ("II полугодие 2024 г.", "II\u{A0}п.", "2024"),
  ])
  func periodsAreLabelled(text: String, upper: String, lower: String) {
    let label = PeriodLabel(text)
    #expect(label.upper(.ru) == upper)
    #expect(label.lower == lower)
  }

  @Test func gapsInTimeAreFilled() {
    let labels = ["2024-S2", "2023-S1", "2023-S2"].map { PeriodLabel($0) }
    let timeline = PeriodLabel.timeline(labels)
    #expect(timeline.map { $0.long(.en) } == ["H1 2023", "H2 2023", "H1 2024", "H2 2024"])
    let words = ["весна", "осень", "весна"].map { PeriodLabel($0) }
    #expect(PeriodLabel.timeline(words).map(\.text) == ["весна", "осень"])
  }
}
