import Opora
import OporaDiagnostics
import OporaLanguage
import OporaRegistry
import Testing

/// Items of a plan, their marks, and how they stand on a day.
@Suite struct PlanTests {
  static func registry(_ items: String, _ marks: String = "") -> Registry {
    var files = [InputFile(name: "plan.csv", bytes: Array(items.utf8))]
    if !marks.isEmpty { files.append(InputFile(name: "marks.csv", bytes: Array(marks.utf8))) }
    return Monitoring(Workspace(files: files)).registry
  }

  static func standings(
    _ items: String, _ marks: String = "", asOf: String, period: String = "2024-S2"
  ) throws -> [String] {
    let day = try #require(CalendarDay(iso: asOf))
    let period = try #require(ReportingPeriod(reading: period)).cut(asOf: day)
    return registry(items, marks).planItems.flatMap { item in
      item.occasions.map { $0.standing(in: period).rawValue }
    }
  }

  static let items = """
    plan_id,item_no,title,due_text
    п-2024,1.,Семинар,сентябрь
    п-2024,2.,Отчёт,до 10 декабря 2024
    п-2024,3.,Конкурс,"ноябрь, декабрь 2024"
    п-2024,4.,Мониторинг,по запросу РМЦ
    п-2024,5.,План,январь 2025

    """

  @Test func standingsFollowTheDay() throws {
    #expect(
      try Self.standings(Self.items, asOf: "2024-10-01")
        == ["late", "due", "due", "undated", "coming"])
    #expect(
      try Self.standings(Self.items, asOf: "2024-09-30") == [
        "due", "due", "due", "undated", "coming",
      ])
  }

  @Test func marksCloseWhateverTheSpellingOfTheNumber() throws {
    let marks = """
      plan_id,item_no,done_on,state
      п-2024,1,2024-09-20,выполнено
      п-2024,2 .,2024-12-12,выполнено
      п-2024,4.,2024-10-01,выполнено

      """
    #expect(
      try Self.standings(Self.items, marks, asOf: "2024-12-31")
        == ["done", "done-late", "due", "undated", "coming"])
  }

  @Test func aMarkForANumberThatRepeatsNeedsItsSection() throws {
    let items = """
      plan_id,section_no,item_no,title,due_text
      п-2024,I,1,А,октябрь
      п-2024,II,1,Б,октябрь

      """
    let vague = "plan_id,item_no,done_on\nп-2024,1,2024-10-05\n"
    let registry = Self.registry(items, vague)
    #expect(registry.findings.map(\.detail).contains("several-plan-items"))
    #expect(registry.planItems.allSatisfy { $0.occasions[0].doneOn == nil })
    let clear = "plan_id,section_no,item_no,done_on\nп-2024,II,1,2024-10-05\n"
    #expect(try Self.standings(items, clear, asOf: "2024-12-31") == ["late", "done"])
  }

  @Test func partlyIsStillDueAndCancelledIsNot() throws {
    let marks = """
      plan_id,item_no,done_on,state
      п-2024,1,2024-09-20,частично
      п-2024,2,2024-11-20,отменено

      """
    #expect(
      try Self.standings(Self.items, marks, asOf: "2024-10-15").prefix(2)
        == ["late", "cancelled"])
  }

  @Test func twiceAYearIsClosedByTwoMarks() throws {
    let items = "plan_id,item_no,title,due_text\nп-2024,12,Мастер-класс,не реже 2 раз в год\n"
    let one = "plan_id,item_no,done_on\nп-2024,12,2024-03-01\n"
    #expect(try Self.standings(items, one, asOf: "2024-12-31") == ["done", "due"])
    let two = one + "п-2024,12,2024-11-01\n"
    #expect(try Self.standings(items, two, asOf: "2024-12-31") == ["done", "done"])
  }
}
