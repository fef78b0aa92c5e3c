import Opora
import OporaDiagnostics
import OporaLanguage
import OporaRegistry
import Testing

/// The published coverage of a real city: four years agree with their own parts, two do not.
@Suite struct DeclaredFiguresTests {
  /// Year, covered, children of 5…17, published percentage.
  static let published = [
    ("2013", "6536", "10054", "64,6"), ("2014", "6856", "10271", "66,8"),
    ("2015", "7125", "10271", "67,8"), ("2016", "7585", "10814", "70,1"),
    ("2017", "8008", "11195", "71,5"), ("2018", "8475", "11673", "72,6"),
  ]
  static let expected = [
    "2013: представлено 64,6 % / рассчитано 65,01 %",
    "2015: представлено 67,8 % / рассчитано 69,37 %",
  ]

  @Test func percentagesBesideTheirNumeratorsAreRecomputed() {
    let rows = Self.published.flatMap { year, covered, children, percent in
      [
        "71883000;\(year);children_covered;\(covered);\(percent)",
        "71883000;\(year);children_5_17;\(children);",
      ]
    }
    #expect(messages("municipality;period;measure;value;declared", rows) == Self.expected)
  }

  @Test func percentagesOnRowsOfTheirOwnAreRecomputed() {
    let rows = Self.published.flatMap { year, covered, children, percent in
      [
        "71883000;\(year);Охват детей;\(percent)", "71883000;\(year);Охвачено детей;\(covered)",
        "71883000;\(year);Численность детей 5–17 лет;\(children)",
      ]
    }
    #expect(messages("ОКТМО;Период;Показатель;Значение", rows) == Self.expected)
    #expect(messages("ОКТМО;Период;Показатель;Значение", rows.reversed()).sorted() == Self.expected)
  }

  private func messages(_ header: String, _ rows: [String]) -> [String] {
    let text = ([header] + rows).joined(separator: "\n") + "\n"
    let workspace = Workspace(files: [InputFile(name: "totals.csv", bytes: Array(text.utf8))])
    return Monitoring(workspace).findings().filter { $0.code == "declared-differs" }.map { found in
      String(found.message.ru.map { $0 == "\u{A0}" ? " " : $0 })
    }
  }
}
