import OporaIndicators
import OporaLanguage
import OporaRegistry
import Testing

@testable import Opora

/// Keys that are texts of columns needed for more than their keys: each worker numbers such texts in
/// its own way, and a municipality may be written in several.
@Suite struct StreamedKeyTests {
  /// An indicator that counts the distinct values of a column of the enrolments.
  private static func indicator(_ column: String, unit: String, where condition: String) -> String {
    """
    {
      id: 'distinct-\(column.replacing("_", with: "-"))', version: 1,
      title: { ru: 'Число различных', en: 'Distinct values' },
      meaning: { ru: 'Для проверки', en: 'For a test' },
      basis: { ru: 'для проверки', en: 'for a test' },
      unit: '\(unit)', decimals: 0, better: 'higher',
      measures: {
        counted: {
          from: 'enrolments', count: 'distinct \(column)', during: 'period',
          where: "\(condition)",
        },
      },
      value: 'counted',
      examples: [{
        title: { ru: 'Нет данных', en: 'No data' }, period: '2024-S1', municipality: '92601000',
        tables: { municipalities: { header: ['municipality', 'name'], rows: [['92601000', 'А']] } },
        missing: 'notReported',
      }],
    }
    """
  }

  static let overlay = [
    (
      name: "indicators/test/distinct-municipality.json5",
      text: indicator("municipality", unit: "municipality", where: "birth_date < period.end")
    ),
    (
      name: "indicators/test/distinct-programme-id.json5",
      text: indicator(
        "programme_id", unit: "programme",
        where: "programme_id != 'p7' and programme_id.direction = 'science'")
    ),
  ]

  static let programmes = """
    Код программы,Название программы,Направленность
    \((0..<60).map { "p\($0),Программа \($0),\($0 % 2 == 0 ? "естественно-научная" : "техническая")" }
      .joined(separator: "\n"))

    """
  static let municipalities = """
    ОКТМО муниципального образования,Наименование муниципального образования
    \((1...5).map { "9260\($0)000,Округ \($0)" }.joined(separator: "\n"))

    """

  /// Enrolments that write municipalities as codes, as settlements and by name.
  static func enrolments(_ rows: Int) -> String {
    let lines = (0..<rows).map { row in
      let number = row % 5 + 1
      let places = ["9260\(number)000", "Округ \(number)", "9260\(number)000101"]
      // Programmes come in another order in every stretch of the file.
      return "c\(row),2012-05-0\(row % 9 + 1),\(places[row % 3]),p\(row * 31 / 200 % 60),2023-09-01"
    }
    return "child_id,birth_date,municipality,programme_id,start_date\n"
      + lines.joined(separator: "\n") + "\n"
  }

  static func figures(_ scope: Monitoring.Scope, threads: Int) -> [String] {
    let files = [
      ("enrolments.csv", enrolments(4000)), ("programmes.csv", programmes),
      ("municipalities.csv", municipalities),
    ]
    var limits = WorkLimits(threads: threads, blockLength: 999)
    limits.longFile = 20_000
    let monitoring = Monitoring(
      Workspace(files: files.map { InputFile(name: $0.0, bytes: Array($0.1.utf8)) }),
      overlay: overlay, scope: scope, limits: limits)
    let ids = ["distinct-municipality", "distinct-programme-id"]
    let period = ReportingPeriod(reading: "2024-S1")
    return monitoring.values(in: [period].compactMap { $0 }, indicators: ids).cells.map {
      "\($0.municipality) \($0.indicator) \($0.outcome.number?.description ?? "")"
    }
  }

  @Test(arguments: [1, 2, 3, 7])
  func areTheSameForEveryWorker(threads: Int) {
    let ids = ["distinct-municipality", "distinct-programme-id"]
    let streamed = Self.figures(
      .figures(FigureRequest(indicators: ids, period: "2024-S1")), threads: threads)
    #expect(streamed.contains("total distinct-municipality 5"))
    #expect(streamed.contains("92601000 distinct-municipality 1"))
    #expect(streamed.contains("total distinct-programme-id 30"))
    #expect(streamed == Self.figures(.everything, threads: 1))
  }
}
