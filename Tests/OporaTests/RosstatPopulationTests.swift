import Opora
import OporaIndicators
import OporaLanguage
import OporaRegistry
import Testing

/// The layout of Rosstat's database of municipal indicators is read as it comes.
@Suite struct RosstatPopulationTests {
  static let header =
    "indicator_section;indicator_code;indicator_name;grup_2;vozr;region_name;municipality;oktmo;year;"
    + "indicator_value;indicator_unit;comment\n"

  static func row(_ sex: String, _ ages: String, _ value: String, code: String = "Y48112014")
    -> String
  {
    "Население;\(code);Численность;\(sex);\(ages);Область;Округ;99601000;2024;\(value);человек;\n"
  }

  static func children(_ rows: [String]) throws -> IndicatorValue {
    let enrolments =
      "municipality,child_id,birth_date,programme_id,start_date\n99601000,a,2014-05-05,p1,2024-09-01\n"
    let files = [
      InputFile(name: "pmo.csv", bytes: Array((header + rows.joined()).utf8)),
      InputFile(name: "enrolments.csv", bytes: Array(enrolments.utf8)),
    ]
    let monitoring = Monitoring(Workspace(files: files))
    let period = try #require(monitoring.period("2024-S2"))
    let values = monitoring.values(in: [period], indicators: ["coverage-5-18"])
    return try #require(values.cell("coverage-5-18", "99601000", "2024-S2"))
  }

  @Test func singleYearsAndSexesAddUp() throws {
    let rows = (4...18).flatMap { age in
      [Self.row("Мужчины", "\(age)", "2"), Self.row("Женщины", "\(age)", "3.0")]
    }
    let cell = try Self.children(rows)
    #expect(cell.denominator == ExactNumber(13 * 5))
    #expect(cell.status == .normal)
  }

  @Test func bandsWithFigureDashesAreDividedAndMarked() throws {
    let rows = ["0‒4", "5‒9", "10‒14", "15‒19", "70 лет и более"].map {
      Self.row("Мужчины", $0, "10")
    }
    let cell = try Self.children(rows)
    #expect(cell.denominator == ExactNumber(26))
    #expect(cell.status == .imputed)
  }

  @Test func totalsAndPlaceholdersAddNothing() throws {
    let rows = [
      Self.row("Мужчины", "5‒9", "10"), Self.row("Женщины", "5‒9", "10"),
      Self.row("Все население", "5‒9", "20"), Self.row("Мужчины", "0‒4", "CD"),
      Self.row("Мужчины", "Всего", "900"), Self.row("Мужчины", "10", "4"),
      Self.row("Мужчины", "10‒14", "40"), Self.row("Мужчины", "10", "999", code: "Y48112027"),
    ]
    let cell = try Self.children(rows)
    #expect(cell.denominator == ExactNumber(24))
  }

  @Test func theOrderOfRowsChangesNothing() throws {
    let rows = [
      Self.row("Мужчины", "5‒9", "10"), Self.row("Мужчины", "5‒9", "12"),
      Self.row("Женщины", "10‒14", "7"),
    ]
    #expect(try Self.children(rows).denominator == ExactNumber(19))
    #expect(try Self.children(rows.reversed()).denominator == ExactNumber(19))
  }
}
