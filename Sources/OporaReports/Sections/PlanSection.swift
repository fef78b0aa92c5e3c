import OporaLanguage

extension ReportSection {
  /// What became of the items of the plan of work (выполнение плана работы).
  static let plan = ReportSection(
    id: "plan", title: LocalizedText(ru: "Выполнение плана работы", en: "The plan of work"),
    asks: LocalizedText(
      ru: "причины невыполнения в срок, новые сроки, ответственные",
      en: "reasons of delay, new dates, who is responsible")
  ) { context in
    context.planBlocks
  }
}

extension ReportContext {
  /// The items of the municipality, or of all; plans that name no municipality are everybody's.
  private var planLines: [PlanLine] {
    guard let focus = input.focus else { return input.plan }
    return input.plan.filter { $0.municipality.isEmpty || $0.municipality == focus }
  }

  fileprivate var planBlocks: [Block] {
    let lines = planLines
    guard !lines.isEmpty else {
      return [
        .paragraph(
          RichText(
            say(
              "План работы (источник plan_items) не представлен",
              "No plan of work (source plan_items) was submitted")))
      ]
    }
    var blocks: [Block] = [.paragraph(RichText(planCount(lines).text))]
    let codes = Set(lines.map(\.municipality)).subtracting([""])
    if input.focus == nil, codes.count > 1 {
      blocks.append(
        .paragraph(
          RichText([
            .plain(say("По муниципальным образованиям: ", "By municipality: ")),
            .table("plan-municipalities"),
          ])))
      blocks.append(.table(planByMunicipality(lines, codes)))
    }
    // What is still far off is counted above and not printed.
    let shown = lines.filter { $0.standing != .coming }
    var sections: [String] = []
    for line in shown where !sections.contains(line.section) { sections.append(line.section) }
    for (position, section) in sections.enumerated() {
      let own = shown.filter { $0.section == section }
      if !section.isEmpty { blocks.append(.heading(2, RichText(section))) }
      let table = planTable(own, id: "plan-\(position + 1)", section)
      blocks.append(
        .paragraph(RichText([.plain(say("Мероприятия: ", "Items: ")), .table(table.id)])))
      blocks.append(.table(table))
    }
    return blocks
  }

  /// How many items stand how.
  func planCount(_ lines: [PlanLine]) -> Statement {
    func count(_ standings: [PlanLine.Standing]) -> Int {
      lines.count { standings.contains($0.standing) }
    }
    let judged = count([.late, .done, .doneLate])
    let met = numbers.integer(count([.done, .doneLate]))
    let parts = PlanLine.Standing.allCases.filter { ![.done, .doneLate].contains($0) }
      .compactMap { standing -> String? in
        let number = count([standing])
        return number == 0 ? nil : "\(words(standing)) — \(numbers.integer(number))"
      }
    let tail = parts.isEmpty ? "" : "; " + parts.joined(separator: ", ")
    let all = numbers.integer(judged)
    return Statement(
      kind: .targetCount,
      predicate: say(
        "Мероприятия, срок которых наступил: выполнено \(met) из \(all)",
        "Items that fell due: \(met) of \(all) done") + tail)
  }

  private func words(_ standing: PlanLine.Standing) -> String {
    switch standing {
    case .late: say("просрочено", "late")
    case .due: say("срок в этом периоде не наступил", "due later in the period")
    case .doneLate: say("выполнено с опозданием", "done late")
    case .done: say("выполнено", "done")
    case .cancelled: say("отменено", "cancelled")
    case .undated: say("без определённого срока", "without a date")
    case .coming: say("срок после отчётного периода", "due after the period")
    }
  }

  private func planByMunicipality(_ lines: [PlanLine], _ codes: Set<String>) -> Table {
    let groups: [(String, [PlanLine.Standing])] = [
      (say("Выполнено", "Done"), [.done, .doneLate]), (say("Просрочено", "Late"), [.late]),
      (say("Срок не наступил", "Not due yet"), [.due, .coming]),
      (say("Без срока", "Undated"), [.undated]), (say("Отменено", "Cancelled"), [.cancelled]),
    ]
    return Table(
      id: "plan-municipalities",
      caption: say("Выполнение планов работы, ", "Plans of work, ") + input.period.title[language],
      columns: [TableColumn(say("Муниципальное образование", "Municipality"))]
        + groups.map { TableColumn($0.0, .number) },
      rows: ordered(codes.sorted()).map { code in
        let own = lines.filter { $0.municipality == code }
        return [RichText(name(code))]
          + groups.map { group in
            RichText(numbers.integer(own.count { group.1.contains($0.standing) }))
          }
      })
  }

  private func planTable(_ lines: [PlanLine], id: String, _ section: String) -> Table {
    let title = say("Результаты реализации мероприятий", "Results of the items")
    let columns = [
      TableColumn(say("№ п/п", "No.")), TableColumn(say("Мероприятие", "Item")),
      TableColumn(say("Срок по плану", "Due as planned")),
      TableColumn(say("Состояние", "Standing")),
      TableColumn(say("Исполнено", "Done on"), .sign),
      TableColumn(say("Результат, причина", "Result, reason")),
      TableColumn(say("Ответственные", "Responsible")),
    ]
    let rows = lines.map { line in
      [
        line.number, named(line), line.dueText, state(line),
        line.doneOn.map { DateText.short($0, language) } ?? "…",
        line.remark.isEmpty ? "…" : line.remark, line.responsible,
      ].map { RichText($0) }
    }
    let table = Table(
      id: id, caption: section.isEmpty ? title : "\(title): \(section)", columns: columns,
      rows: rows)
    return lines.contains { !$0.responsible.isEmpty } ? table : table.dropping(emptyAmong: [6])
  }

  /// The title, with the municipality where items of several stand together.
  private func named(_ line: PlanLine) -> String {
    let isOfAnother = input.focus == nil && !line.municipality.isEmpty
    return isOfAnother ? "\(line.title) (\(shortName(line.municipality)))" : line.title
  }

  /// «выполнено 5 из 6» where an item has several dates.
  private func state(_ line: PlanLine) -> String {
    guard line.dates > 1 else { return words(line.standing) }
    let dates = say(
      "(в срок и позднее — \(line.met) из \(line.dates))", "(\(line.met) of \(line.dates) dates)")
    return words(line.standing) + " " + dates
  }
}
