import OporaCSV
import OporaDefinitions
import OporaDiagnostics
import OporaLanguage

/// Makes items with due dates of the tables `plan_items` and `plan_marks` (сроки планов).
struct PlanReader {
  private let calendar: WorkCalendar
  private(set) var items: [PlanItem] = []
  private(set) var findings: [Finding] = []

  init(_ plan: Table, marks: Table?, calendar: WorkCalendar) {
    self.calendar = calendar
    read(plan)
    var marker = PlanMarker(items)
    if let marks { marker.take(marks) }
    items = marker.items
    findings += marker.findings
  }

  private mutating func read(_ table: Table) {
    let texts = ["plan_id", "municipality", "title", "due_text"].map { table.column($0) }
    let numbers = ["table_no", "section_no", "item_no"].map { table.column($0) }
    let rows = (0..<table.rowCount).filter {
      table.isSuperseded.isEmpty || !table.isSuperseded[$0]
    }
    let years = PlanReader.years(of: table, rows)
    // Plans of one year share most of their texts.
    var readings: [Due: DueReading] = [:]
    for row in rows {
      let cells = texts.map { $0?.text(row) ?? "" }
      let year = years[cells[0]]
      let due = Due(text: cells[3], year: year)
      let reading = readings[due] ?? DueReading(due.text, plan: year, calendar: calendar)
      readings[due] = reading
      let occasions = reading.instances.map { PlanItem.Occasion(due: $0) }
      items.append(
        PlanItem(
          plan: cells[0], number: numbers.compactMap { $0?.text(row) }.filter { !$0.isEmpty },
          municipality: cells[1], title: cells[2], dueText: cells[3], reading: reading, year: year,
          occasions: occasions.isEmpty ? [PlanItem.Occasion()] : occasions, row: row))
      note(reading, cells[3], row, table)
    }
  }

  /// A text that means the same wherever it stands in plans of the same time.
  private struct Due: Hashable {
    var text: String
    var year: PlanYear?
  }

  /// The time of each plan, from all its rows together.
  private static func years(of table: Table, _ rows: [Int]) -> [String: PlanYear] {
    guard let plans = table.column("plan_id") else { return [:] }
    let byPlan = Dictionary(grouping: rows) { plans.text($0) }
    return byPlan.reduce(into: [:]) { years, plan in
      func first(_ name: String) -> CalendarDay? {
        let column = table.column(name)
        return plan.value.lazy.compactMap { column?.day($0) }.first
      }
      let calendar = table.column("calendar")
      let word = plan.value.lazy.map { calendar?.text($0) ?? "" }.first { !$0.isEmpty }
      let file = plan.value.first.map { table.origin(of: $0).file } ?? ""
      let texts = table.column("due_text")
      let isSchool = word.map { $0 == "school" }
      years[plan.key] =
        PlanYear.find(
          starts: first("plan_starts"), ends: first("plan_ends"), isSchool: isSchool,
          code: plan.key, texts: plan.value.map { texts?.text($0) ?? "" })
        ?? PlanYear.find(
          starts: nil, ends: nil, isSchool: isSchool, code: FileNaming.lastPart(of: file), texts: []
        )
    }
  }

  // MARK: What is worth telling

  private mutating func note(_ reading: DueReading, _ text: String, _ row: Int, _ table: Table) {
    if reading.undated == .notUnderstood || reading.undated == .noYear {
      let isYear = reading.undated == .noYear
      add(
        isYear ? "due-without-year" : "due-not-understood", row, table, text,
        isYear
          ? .init(
            ru: "у срока нет года, и год плана неизвестен",
            en: "no year, and the plan’s is not known")
          : .init(
            ru: "срок не понят и считается неопределённым", en: "not understood, so without a date"),
        isYear
          ? .init(
            ru:
              "добавьте год в код плана («план-2026») или столбцы «Начало плана» и «Окончание плана»",
            en: "put the year into the plan’s code (‘plan-2026’) or give plan_starts and plan_ends")
          : .init(
            ru: "запишите дату, месяц или «в течение года»",
            en: "write a date, a month or «в течение года»"))
    }
    if reading.isOutsidePlan {
      add(
        "due-outside-plan", row, table, text,
        .init(
          ru: "срок лежит за пределами года плана", en: "the date lies outside the plan’s year"),
        .init(
          ru: "проверьте год; срок учтён как написан", en: "check the year; it counts as written"))
    }
  }

  private mutating func add(
    _ detail: String, _ row: Int, _ table: Table, _ value: String, _ message: LocalizedText,
    _ fix: LocalizedText
  ) {
    let origin = table.origin(of: row)
    findings.append(
      Finding(
        code: "constraint-error", detail: detail, severity: .warning,
        place: Place(
          file: origin.file, line: origin.line,
          header: table.form.column("due_text")?.header.ru, field: "due_text"),
        value: String(value.prefix(60)), message: message, fix: fix))
  }
}
