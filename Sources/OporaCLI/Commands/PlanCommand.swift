import Opora
import OporaDiagnostics
import OporaLanguage
import OporaRegistry

/// `opora plan WORKSPACE`: items of plans of work, done, due, late, coming, undated.
enum PlanCommand {
  static let command = Command(
    name: "plan",
    summary: LocalizedText(
      ru: "пункты плана работы: выполнено, срок наступает, просрочено, впереди, без срока",
      en: "items of the plan of work: done, due, late, coming, undated"),
    usage: [
      "plan {workspace} [--period {period}] [--as-of {date}] [--municipality {municipality}]"
    ],
    operands: 1...1,
    options: Session.options + [
      CommandOption(
        "municipality", .any(.municipality),
        ru: "код ОКТМО или название (по умолчанию все)", en: "OKTMO code or name (default: all)"),
      CommandOption(
        "only", .choice(PlanStanding.allCases.map(\.rawValue)), repeatable: true,
        ru: "только пункты в этом состоянии", en: "only items that stand so"),
      CommandOption(
        "format", .choice(["text", "csv"]), ru: "формат (по умолчанию text)",
        en: "format (default: text)"),
      CommandOption(
        "excel", ru: "таблица для Excel", en: "a table for Excel"),
      CommandOption(
        "out", letter: "o", .any(.file), ru: "куда записать (без параметра — в вывод)",
        en: "where to write (standard output if not given)"),
    ],
    details: LocalizedText(
      ru: "Сроки читаются из текста плана: «до 10 декабря», «сентябрь – май», «2 раза в год». "
        + "Пункты «по запросу» и «по плану РМЦ» срока не имеют: они не просрочены и не выполнены. "
        + "Отметки берутся из plan_marks.",
      en:
        "Due dates are read from the plan’s own words. Items that are done on request have none: they "
        + "are neither late nor done. Marks come from plan_marks."),
    examples: [
      (
        "opora plan opora-demo/workspace --as-of 2024-12-01",
        LocalizedText(ru: "что сделано к 1 декабря", en: "what was done by 1 December")
      )
    ],
    run: run)

  private static func run(
    _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> CommandOutcome {
    let session = try Session.open(invocation.operands[0], invocation, console)
    let period = try session.planPeriod()
    let place = try invocation.value("municipality").map { _ throws(CommandFailure) in
      try session.municipality().code
    }
    guard session.monitoring.registry.tables["plan_items"] != nil else {
      throw .unknown(
        LocalizedText(
          ru: "в папке нет плана работы (источник plan_items)",
          en: "the workspace has no plan of work (source plan_items)"))
    }
    let only = invocation.values("only").compactMap(PlanStanding.init)
    let rows = PlanRow.rows(
      session.monitoring.registry.planItems, in: period, of: place, only: Set(only))
    let isTable = invocation.has("excel") || invocation.value("format") == "csv"
    let text =
      isTable
      ? PlanTable.text(rows, isForExcel: invocation.has("excel"), console.language)
      : PlanListing.text(rows, period, console.language)
    try console.deliver(text, to: invocation)
    console.say(PlanListing.summary(rows, period))
    return session.outcome(console)
  }
}

extension Session {
  /// The period asked for; where none is named and no other data tell one, the one in which the
  /// first plan ends.
  fileprivate func planPeriod() throws(CommandFailure) -> ReportingPeriod {
    if invocation.value("period") == nil, monitoring.periods.isEmpty,
      let end = monitoring.registry.planItems.compactMap({ $0.year?.lastDay }).min()
    {
      let calendar = monitoring.configuration.calendar
      let whole = ReportingPeriod.containing(end, calendar: calendar)
      return whole.cut(asOf: try invocation.asOf())
    }
    return try period()
  }
}
