import OporaCSV
import OporaDiagnostics
import OporaIndicators
import OporaLanguage
import OporaRating
import OporaRegistry
import Testing

@testable import Opora

/// Rows that are counted as they pass give the same figures and findings as rows that are kept.
@Suite struct StreamTests {
  /// A register of enrolments as programs write it, with as many faults as wanted.
  struct Register: Sendable, CustomTestStringConvertible {
    var name: String
    var delimiter = ","
    var lineEnd = "\n"
    var hasMark = false
    var quotesAll = false
    var encoding: TextEncoding?
    /// One row in so many has a fault; 0 for none.
    var faultEvery = 0

    var testDescription: String { name }

    func bytes(rows: Int) -> [UInt8] {
      let header = [
        "enrolment_id", "child_id", "birth_date", "municipality", "locality_type",
        "organisation_id", "programme_id", "direction", "financing", "start_date", "end_date",
        "status",
      ]
      var lines = [header]
      for row in 0..<rows { lines.append(cells(row)) }
      let text = lines.enumerated().map { line($1, $0) }.joined(separator: lineEnd) + lineEnd
      guard let encoding else { return (hasMark ? [0xEF, 0xBB, 0xBF] : []) + Array(text.utf8) }
      return encoding.encode(text)
    }

    private func cells(_ row: Int) -> [String] {
      let child = row * 7919 % 1500
      let directions = ["техническая", "художественная", "физкультурно-спортивная"]
      let organisation =
        row % 97 == 0 ? "МБУ ДО \"Дворец\(delimiter)\(lineEnd)филиал\"" : "o\(row % 40)"
      return [
        "e\(row)", child % 11 == 0 ? "\(child)-0f3c-4e61-9d43-identifier" : "c\(child)",
        "20\(10 + child % 9)-0\(child % 9 + 1)-1\(child % 10)", "9260\(1 + child % 5)000",
        child % 3 == 0 ? "rural" : "urban", organisation, "p\(row % 60)",
        directions[row % 60 % 3], "budget", "2023-09-0\(row % 9 + 1)",
        row % 4 == 0 ? "2024-0\(row % 8 + 1)-15" : "", row % 9 == 0 ? "отчислен" : "обучается",
      ]
    }

    private func line(_ cells: [String], _ number: Int) -> String {
      var cells = cells
      let isFaulty = faultEvery > 0 && number > 0 && number % faultEvery == 0
      if isFaulty {
        switch number / faultEvery % 7 {
        case 0: cells[2] = "31.02.2012"
        case 1: cells[11] = "вчера"
        case 2: cells[9] = ""
        case 3: cells.append("лишняя")
        case 4: cells[3] = "9260100"
        case 5: return cells.joined(separator: delimiter).replacing("c", with: "\"c")
        default: cells.removeLast(4)
        }
      }
      return cells.map(quoted).joined(separator: delimiter)
    }

    private func quoted(_ cell: String) -> String {
      let needsQuotes = quotesAll || cell.contains { "\"\n\r\(delimiter)".contains($0) }
      return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
    }
  }

  static let registers = [
    Register(name: "plain"),
    Register(name: "excel", delimiter: ";", lineEnd: "\r\n", hasMark: true),
    Register(name: "quoted", quotesAll: true),
    Register(name: "windows", delimiter: ";", lineEnd: "\r\n", encoding: .windows1251),
    Register(name: "dirty", faultEvery: 13),
    Register(name: "dirty-excel", delimiter: ";", lineEnd: "\r\n", quotesAll: true, faultEvery: 7),
  ]

  static let indicators = ["coverage-5-18", "rural-access", "programmes-per-child"]

  /// All that a run tells: cells, counts of the file, findings with their places.
  static func told(_ bytes: [UInt8], _ scope: Monitoring.Scope, _ limits: WorkLimits) -> [String] {
    let monitoring = Monitoring(
      Workspace(files: [InputFile(name: "enrolments.csv", bytes: bytes)]), scope: scope,
      limits: limits)
    let period = ReportingPeriod(reading: "2024-S1")
    let values = monitoring.values(
      in: [period].compactMap { $0 }, indicators: indicators, breakdowns: ["direction"])
    let cells = values.cells.map {
      "\($0.municipality) \($0.indicator) \($0.category) \($0.numerator?.description ?? "") "
        + "\($0.unknownRows) \($0.status) \($0.reported)/\($0.expected)"
    }
    let files = monitoring.registry.files.map { "\($0.name) \($0.counts) \($0.skipped)" }
    let findings = monitoring.registry.findings.map {
      "\($0.place.line ?? 0) \($0.place.record ?? 0) \($0.place.field ?? "") \($0.code) "
        + "\($0.detail) \($0.value)"
    }
    return cells + files + findings.sorted()
  }

  static func request(_ period: String?) -> Monitoring.Scope {
    .figures(FigureRequest(indicators: indicators, breakdowns: ["direction"], period: period))
  }

  @Test(arguments: registers)
  func streamsGiveWhatTablesGive(register: Register) {
    let bytes = register.bytes(rows: 3000)
    let kept = Self.told(
      bytes, .indicators(Self.indicators, breakdowns: ["direction"]), WorkLimits())
    #expect(kept.count > 60)
    for threads in [1, 2, 3, 7] {
      for blockLength in [64, 999, 1 << 18] {
        var limits = WorkLimits(threads: threads, memory: 1, blockLength: blockLength)
        limits.longFile = 20_000
        let streamed = Self.told(bytes, Self.request("2024-S1"), limits)
        #expect(streamed == kept, "\(threads) threads, blocks of \(blockLength)")
      }
    }
  }

  @Test func keysThatDoNotFitIntoMemoryAreCountedFromAFile() {
    let bytes = Register(name: "plain").bytes(rows: 90_000)
    let kept = Self.told(
      bytes, .indicators(Self.indicators, breakdowns: ["direction"]), WorkLimits())
    let limits = WorkLimits(threads: 2, memory: 1, temporaryFolder: "/tmp")
    #expect(Self.told(bytes, Self.request("2024-S1"), limits) == kept)
  }

  @Test func theLatestPeriodIsFoundBeforeTheFiguresAre() {
    let bytes = Register(name: "plain").bytes(rows: 3000)
    var limits = WorkLimits()
    limits.longFile = 20_000
    let monitoring = Monitoring(
      Workspace(files: [InputFile(name: "enrolments.csv", bytes: bytes)]),
      scope: Self.request(nil), limits: limits)
    let kept = Monitoring(Workspace(files: [InputFile(name: "enrolments.csv", bytes: bytes)]))
    #expect(monitoring.periods == kept.periods)
    #expect(
      monitoring.values(in: kept.periods.suffix(1), indicators: Self.indicators).cells.map(
        \.numerator)
        == kept.values(in: kept.periods.suffix(1), indicators: Self.indicators).cells.map(
          \.numerator))
  }

  @Test func aRatingOfRowsThatAreNotKeptIsThatOfTables() throws {
    let bytes = Register(name: "plain").bytes(rows: 3000)
    let workspace = Workspace(files: [InputFile(name: "enrolments.csv", bytes: bytes)])
    var limits = WorkLimits(threads: 2, blockLength: 4096)
    limits.longFile = 1000
    let request = FigureRequest(period: "2024-S1", rates: true)
    let streamed = Monitoring(workspace, scope: .figures(request), limits: limits)
    let kept = Monitoring(workspace)
    let period = try #require(ReportingPeriod(reading: "2024-S1"))
    let (one, other) = (
      try #require(streamed.rating(in: period)), try #require(kept.rating(in: period))
    )
    #expect(RatingTables.rating(one).rows == RatingTables.rating(other).rows)
    #expect(RatingTables.points(one).rows == RatingTables.points(other).rows)
    #expect(streamed.registry.tables["enrolments"] == nil)
  }

  @Test func whatTheHeadCannotShowIsReadAsAWhole() {
    let plain = Register(name: "plain").bytes(rows: 3000)
    var limits = WorkLimits()
    limits.longFile = 20_000
    for late: [UInt8] in [[0], [0x0D], [0xEF, 0xF0, 0xE8]] {
      var bytes = plain
      bytes.insert(contentsOf: late, at: 200_000)
      let kept = Self.told(
        bytes, .indicators(Self.indicators, breakdowns: ["direction"]), WorkLimits())
      #expect(Self.told(bytes, Self.request("2024-S1"), limits) == kept, "\(late)")
    }
  }

  @Test(arguments: [5, 1])
  func rowsBelongToTheOnlyMunicipalityIfAllFilesHaveOneOnly(count: Int) throws {
    let organisations = """
      Код организации;Наименование организации;ОКТМО муниципального образования
      o1;Дворец;92601000
      o2;Школа;

      """
    var register = String(decoding: Register(name: "plain").bytes(rows: 3000), as: UTF8.self)
    if count == 1 {
      for other in 2...5 { register = register.replacing("9260\(other)000", with: "92601000") }
    }
    let workspace = Workspace(files: [
      InputFile(name: "enrolments.csv", bytes: Array(register.utf8)),
      InputFile(name: "organisations.csv", bytes: Array(organisations.utf8)),
    ])
    var limits = WorkLimits()
    limits.longFile = 20_000
    for scope in [Self.request("2024-S1"), .everything] {
      let registry = Monitoring(workspace, scope: scope, limits: limits).registry
      let column = try #require(registry.tables["organisations"]?.column("municipality"))
      #expect(column.text(1) == (count == 1 ? "92601000" : ""))
      #expect(registry.municipalities.count == count)
    }
  }
}
