import Opora
import OporaIndicators
import OporaLanguage
import OporaRegistry
import Testing

/// What a municipality says it has no data for is neither zero nor silence (статус L).
@Suite struct DeclaredGapTests {
  /// Three municipalities with children; one reported, one said that there is nothing, one is silent.
  private static func values(journal: String) throws -> [String: IndicatorValue] {
    let files = [
      "municipalities.csv":
        "municipality,name\n99601000,Берёзовский\n99602000,Вязовский\n99603000,Дубовский\n",
      "population.csv":
        "municipality,as_of,age,people\n99601000,2024-01-01,10,4\n99602000,2024-01-01,10,4\n99603000,2024-01-01,10,4\n",
      "enrolments.csv":
        "municipality,child_id,birth_date,programme_id,start_date\n99601000,a,2014-05-05,p,2024-09-01\n",
      "submissions.csv": "source,municipality,period,submitted_on,status\n" + journal,
    ]
    let monitoring = Monitoring(
      Workspace(
        files: files.sorted { $0.key < $1.key }.map {
          InputFile(name: $0.key, bytes: Array($0.value.utf8))
        }))
    let period = try #require(monitoring.period("2024-S2"))
    let cells = monitoring.values(in: [period], indicators: ["coverage-5-18"]).cells
    return Dictionary(cells.map { ($0.municipality, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static let reported = "enrolments,99601000,2024-S2,2025-01-10,принят\n"
  private static let declared = "enrolments,99602000,2024-S2,2025-01-10,Сведений нет\n"

  @Test func aDeclaredGapHasAStatusOfItsOwn() throws {
    let cells = try Self.values(journal: Self.reported + Self.declared)
    #expect(cells["99601000"]?.outcome == .number(ExactNumber(25)))
    #expect(cells["99601000"]?.status == .normal)
    #expect(cells["99602000"]?.outcome == .missing(.notReported))
    #expect(cells["99602000"]?.status == .declaredMissing)
    #expect(cells["99602000"]?.notes.map(\.ru) == ["муниципалитет сообщил, что сведений нет"])
    #expect(cells["99603000"]?.outcome == .missing(.notReported))
    #expect(cells["99603000"]?.status == .missing)
    #expect(cells["99603000"]?.notes.isEmpty == true)
  }

  /// Words that elsewhere mean an empty cell are a state here, however they are written.
  @Test(arguments: ["нет данных", "Нет сведений", "ДАННЫХ НЕТ", "unavailable", "No data to give"])
  func theStateIsKnownByWhatPeopleWrite(word: String) throws {
    let entry = "enrolments,99602000,2024-S2,2025-01-10,\(word)\n"
    let cells = try Self.values(journal: Self.reported + entry)
    #expect(cells["99602000"]?.status == .declaredMissing)
  }

  /// It is still expected: one of three reported, which is too few for a figure of all.
  @Test func itCountsAsNotReported() throws {
    let total = try #require(try Self.values(journal: Self.reported + Self.declared)["total"])
    #expect((total.reported, total.expected) == (1, 3))
    #expect(total.outcome == .missing(.notReported))
    #expect(total.status == .missing)
  }

  /// A report that came after all replaces what was said before, in whatever order they stand.
  @Test(arguments: [true, false]) func aReportThatCameAfterAllCounts(isFirst: Bool) throws {
    let came = "enrolments,99602000,2024-S2,2025-01-20,принят\n"
    let both = isFirst ? came + Self.declared : Self.declared + came
    let cells = try Self.values(journal: Self.reported + both)
    #expect(cells["99602000"]?.outcome == .number(.zero))
    #expect(cells["99602000"]?.status == .normal)
  }
}
