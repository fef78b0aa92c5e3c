import OporaDiagnostics
import OporaIndicators
import OporaLanguage
import OporaRating
import OporaReports

/// A fictional region of five municipalities and three half-years, made by hand: a tie (Азовск and
/// Берёзов), a tiny one (Ветров), one that did not report (Дальний), one without a target.
enum SampleRegion {
  static let azov = "99601000"
  static let bereza = "99602000"
  static let vetrov = "99603000"
  static let grad = "99604000"
  static let far = "99605000"

  static let periods = [
    period(2023, 1, previous: "", yearAgo: ""),
    period(2023, 2, previous: "2023-S1", yearAgo: ""),
    period(2024, 1, previous: "2023-S2", yearAgo: "2023-S1"),
  ]

  /// Covered and all children by municipality, one pair per period; nil where nothing came.
  static let coverage: [(code: String, pairs: [(Int, Int)?])] = [
    (azov, [(600, 1000), (650, 1000), (700, 1000)]),
    (bereza, [(160, 200), (150, 200), (140, 200)]),
    (vetrov, [(3, 8), (4, 8), (4, 8)]),
    (grad, [(4000, 5000), (4001, 5000), (4002, 5000)]),
    (far, [(50, 100), (50, 100), nil]),
  ]

  static let municipalities: [ReportMunicipality] = [
    municipality(grad, "городской округ город Град", "г. Град"),
    municipality(azov, "Азовский муниципальный район", "Азовский"),
    municipality(bereza, "Берёзовский муниципальный округ", "Берёзовский"),
    municipality(vetrov, "Ветровский муниципальный округ", "Ветровский"),
    municipality(far, "Дальний муниципальный район", "Дальний"),
  ]

  static func input(_ language: Language = .ru, focus: String? = nil) -> ReportInput {
    var input = ReportInput(
      title: LocalizedText(ru: "Мониторинг, Образцовая область", en: "Monitoring, Sample region"),
      language: language, level: .region, period: periods[2], periods: periods,
      municipalities: municipalities, focus: focus, catalogue: SampleDefinitions.catalogue,
      indicators: ["coverage-5-18", "programmes-per-child"], values: values)
    input.rating = rating
    input.submissions = submissions
    input.files = [
      ImportedFile(
        path: "зачисления.csv", source: "enrolments", read: 6100, accepted: 6090, rejected: 8,
        skipped: 2)
    ]
    input.findings = [finding]
    input.populationDates = ["2024-S1": day(2024, 1, 1)]
    input.programVersion = "0.1.0"
    input.inputHash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
    return input
  }

  static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDay {
    CalendarDay(year: year, month: month, day: day) ?? CalendarDay(number: 0)
  }

  static func period(
    _ year: Int, _ half: Int, previous: String, yearAgo: String
  ) -> ReportPeriod {
    let ru = PeriodText.halfYear(half, of: year, .ru)
    let en = PeriodText.halfYear(half, of: year, .en)
    let title = LocalizedText(ru: ru, en: en)
    return ReportPeriod(
      id: "\(year)-S\(half)", title: title,
      inside: LocalizedText(
        ru: "\(PeriodText.roman(half)) полугодии \(year) г.", en: "H\(half) \(year)"),
      short: LocalizedText(ru: "\(PeriodText.roman(half)) п. \(year)", en: "H\(half) \(year)"),
      previous: previous, yearAgo: yearAgo, start: day(year, half == 1 ? 1 : 7, 1),
      lastDay: half == 1 ? day(year, 6, 30) : day(year, 12, 31),
      contingentDate: half == 1 ? day(year, 5, 31) : day(year, 12, 31))
  }

  static func municipality(_ code: String, _ name: String, _ short: String) -> ReportMunicipality {
    let latin = Slug.text(short)
    return ReportMunicipality(
      code: code, name: LocalizedText(ru: name, en: "Municipality of \(latin)"),
      shortName: LocalizedText(ru: short, en: latin))
  }
}

/// Cells, rating, journal.
extension SampleRegion {
  static var values: IndicatorValues { IndicatorValues(cells) }

  static var cells: [IndicatorValue] {
    var cells: [IndicatorValue] = []
    for (index, period) in periods.enumerated() {
      for (code, pairs) in coverage {
        cells.append(coverageCell(period.id, code, pairs[index]))
        cells += places(period.id, code, pairs[index])
        cells.append(programmesCell(period.id, code, pairs[index]?.0))
      }
      let reported = coverage.compactMap { $0.pairs[index] }
      let (covered, children) = (
        reported.map(\.0).reduce(0, +), reported.map(\.1).reduce(0, +)
      )
      var total = coverageCell(period.id, "total", (covered, children))
      total.reported = reported.count
      total.expected = coverage.count
      total.status = reported.count < coverage.count ? .provisional : .normal
      cells.append(total)
      cells += places(period.id, "total", (covered, children))
      cells.append(programmesCell(period.id, "total", covered))
    }
    return cells
  }

  /// The value is the percent of the pair; the target is 75 % but in Ветров.
  static func coverageCell(_ period: String, _ code: String, _ pair: (Int, Int)?) -> IndicatorValue
  {
    ratio("coverage-5-18", period, code, pair, factor: 100, unit: "percent", target: 75)
  }

  /// City and village: two thirds and one third of the children, seven tenths of the covered in
  /// the city.
  static func places(_ period: String, _ code: String, _ pair: (Int, Int)?) -> [IndicatorValue] {
    let urban = pair.map { ($0.0 * 7 / 10, $0.1 * 2 / 3) }
    let rural = pair.map { ($0.0 - $0.0 * 7 / 10, $0.1 - $0.1 * 2 / 3) }
    return [("urban", urban), ("rural", rural)].map { category, pair in
      var cell = ratio(
        "coverage-5-18", period, code, pair, factor: 100, unit: "percent", target: nil)
      cell.breakdown = "locality_type"
      cell.category = category
      return cell
    }
  }

  static func programmesCell(_ period: String, _ code: String, _ children: Int?) -> IndicatorValue {
    ratio(
      "programmes-per-child", period, code, children.map { ($0 + $0 / 4, $0) }, factor: 1,
      unit: "enrolment/child", target: nil)
  }

  static func ratio(
    _ indicator: String, _ period: String, _ code: String, _ pair: (Int, Int)?, factor: Int,
    unit: String, target: Int?
  ) -> IndicatorValue {
    let outcome: Outcome =
      pair.map {
        .number(ExactNumber($0.0) / ExactNumber($0.1) * ExactNumber(factor))
      } ?? .missing(.notReported)
    var cell = IndicatorValue(
      period: period, municipality: code, indicator: indicator, outcome: outcome, unit: unit,
      version: 1)
    cell.numerator = pair.map { ExactNumber($0.0) }
    cell.denominator = pair.map { ExactNumber($0.1) }
    cell.status = pair == nil ? .missing : .normal
    cell.target = code == vetrov ? nil : target.map { ExactNumber($0) }
    return cell
  }

  static var rating: RatingInput {
    let form = SampleDefinitions.ratingForm
    let previous = rate(periods[1].id, 1, published: [azov: 1, bereza: 2, grad: 0], nil)
    let current = rate(periods[2].id, 2, published: [azov: 4, bereza: 4, grad: 1], previous)
    return RatingInput(form: form, current: current, previous: previous)
  }

  private static func rate(
    _ period: String, _ index: Int, published: [String: Int], _ previous: RatingResult?
  ) -> RatingResult {
    var inputs: [CriterionInput] = []
    for (code, pairs) in coverage {
      let value = pairs[index].map { ExactNumber($0.0 * 100) / ExactNumber($0.1) }
      inputs.append(
        CriterionInput(
          unit: code, criterion: "coverage", raw: value,
          missingReason: value == nil ? "notReported" : ""))
      var entered = CriterionInput(unit: code, criterion: "media-plan", raw: nil)
      entered.claimed = published[code].map { ExactNumber($0) }
      if code == azov { entered.accepted = entered.claimed }
      inputs.append(entered)
    }
    return Rating(form: SampleDefinitions.ratingForm).rate(
      period: period, units: coverage.map(\.code), inputs: inputs, previous: previous)
  }

  static var submissions: [SubmissionState] {
    coverage.map { code, _ in
      switch code {
      case far: SubmissionState(municipality: code, source: "enrolments", kind: .missing)
      case bereza:
        SubmissionState(
          municipality: code, source: "enrolments", kind: .late, submittedOn: day(2024, 7, 22),
          daysLate: 7)
      default:
        SubmissionState(
          municipality: code, source: "enrolments", kind: .submitted, submittedOn: day(2024, 7, 10))
      }
    }
  }

  static var finding: Finding {
    Finding(
      code: "type-error", severity: .error,
      place: Place(
        file: "зачисления.csv", line: 17, record: 16, columnLetter: "C", field: "birth_date"),
      value: "**.**.20**", message: LocalizedText(ru: "не дата", en: "not a date"),
      expected: LocalizedText(ru: "дата", en: "a date"),
      fix: LocalizedText(ru: "исправьте дату", en: "mend the date"))
  }
}
