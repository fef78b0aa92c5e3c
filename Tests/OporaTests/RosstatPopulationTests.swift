import Opora
import OporaDiagnostics
import OporaIndicators
import OporaLanguage
import OporaRegistry
import Testing

/// The layout of Rosstat's database of municipal indicators is read as it comes.
@Suite struct RosstatPopulationTests {
  static let header =
    "indicator_section;indicator_code;indicator_name;grup_2;vozr;region_name;municipality;oktmo;year;"
    + "indicator_value;indicator_unit;comment;oktmo_stable\n"

  static func row(
    _ sex: String, _ ages: String, _ value: String, code: String = "Y48112014",
    comment: String = "", territory: String = "99601000"
  ) -> String {
    "Население;\(code);Численность;\(sex);\(ages);Область;Округ;\(territory);2024;\(value);"
      + "человек;\(comment);99601000\n"
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

  /// What a placeholder hides is the total without the other part; urban rows are empty where all live
  /// in the country.
  @Test func placeholdersAreFilledFromTotals() throws {
    let bands = ["0‒4", "5‒9", "10‒14", "15‒19"]
    let sexes = bands.flatMap { band in
      [
        Self.row("Все население", band, "200"), Self.row("Мужчины", band, "110"),
        Self.row("Женщины", band, band == "5‒9" ? "CD" : "90"),
      ]
    }
    #expect(try Self.children(sexes).denominator == ExactNumber(520))
    let both = bands.flatMap { band in
      let hidden = band == "5‒9" ? "UD" : "100"
      return [
        Self.row("Все население", band, "200"), Self.row("Мужчины", band, hidden),
        Self.row("Женщины", band, hidden),
      ]
    }
    #expect(try Self.children(both).denominator == ExactNumber(520))
  }

  /// What nothing tells is missing, not zero; of ages that nobody asks for it may be.
  @Test func aHiddenBandLeavesNoDenominator() throws {
    let told = ["5‒9", "10‒14", "15‒19"].map { Self.row("Мужчины", $0, "100") }
    let grown = try Self.children(told + [Self.row("Мужчины", "70 лет и более", "CD")])
    #expect(grown.denominator == ExactNumber(260))
    let hidden = try Self.children(
      told + ["5‒9", "10‒14", "15‒19"].map { Self.row("Женщины", $0, $0 == "5‒9" ? "NN" : "90") })
    #expect(hidden.outcome.number == nil)
  }

  @Test(
    arguments: [
      ("до 1 года", "0 0"), ("5 лет", "5 5"), ("0‒4", "0 4"), ("10-14 лет", "10 14"),
      ("70 лет и более", "70 -"), ("80+", "80 -"), ("от 15 до 17 лет", "15 17"),
    ])
  func agesAreReadAsTheyAreWritten(text: String, ages: String) throws {
    let people = try Self.registry([Self.row("Мужчины", text, "3")]).tables["population"]
    let cells = ["age_from", "age_to"].map { name in
      people?.column(name).map { $0.isMissing(0) ? "-" : $0.text(0) } ?? ""
    }
    #expect(cells.joined(separator: " ") == ages)
  }

  @Test func differentFiguresOfOneGroupAreTold() throws {
    let rows = [
      Self.row("Мужчины", "5", "10"),
      Self.row("Мужчины", "5", "90", comment: "Аномальное значение"),
    ]
    let registry = try Self.registry(rows)
    #expect(registry.tables["population"]?.column("people")?.text(0) == "10")
    #expect(registry.tables["population"]?.rowCount == 1)
    #expect(registry.findings.contains { $0.code == "duplicate-row" && $0.place.line == 3 })
  }

  @Test func aFileOfOtherIndicatorsIsTold() throws {
    let registry = try Self.registry([Self.row("Мужчины", "5", "10", code: "Y48112027")])
    #expect(registry.findings.contains { $0.message.ru.contains("Y48112014") })
  }

  /// A code of former years is that of the municipality listed now.
  @Test func anOldCodeIsTheLastingOne() throws {
    let row = Self.row("Мужчины", "5", "10", territory: "99501000")
    let list = "municipality,name\n99601000,Округ\n"
    let registry = try Self.registry([row], list: list)
    #expect(registry.tables["population"]?.column("municipality")?.text(0) == "99601000")
    let alone = try Self.registry([row])
    #expect(alone.tables["population"]?.column("municipality")?.text(0) == "99501000")
  }

  private static func registry(_ rows: [String], list: String? = nil) throws -> Registry {
    var files = [InputFile(name: "pmo.csv", bytes: Array((header + rows.joined()).utf8))]
    if let list { files.append(InputFile(name: "municipalities.csv", bytes: Array(list.utf8))) }
    return Monitoring(Workspace(files: files)).registry
  }
}
