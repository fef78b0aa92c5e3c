import OporaLanguage
import OporaRegistry
import OporaReports

/// The items of the plans of work as a report shows them.
struct PlanLines {
  private let registry: Registry
  private let period: ReportingPeriod

  init(_ registry: Registry, in period: ReportingPeriod) {
    self.registry = registry
    self.period = period
  }

  /// One line for each item, in the order of the plans; none where there is no plan.
  func all() -> [PlanLine] {
    guard let plan = registry.tables["plan_items"] else { return [] }
    let all = registry.planItems
    let items = all.filter(isInForce)
    let remarks = remarks(on: items)
    let columns = ["section_title", "responsible_roles"].map { plan.column($0) }
    return items.enumerated().map { position, item in
      var line = PlanLine(
        plan: item.plan, number: item.place, title: item.title, standing: standing(of: item))
      line.section = columns[0]?.text(item.row) ?? ""
      line.responsible = columns[1]?.text(item.row) ?? ""
      line.municipality = item.municipality
      line.dueText = item.dueText
      let past = item.occasions.filter { ($0.due?.on).map { $0 <= period.lastDay } ?? false }
      line.dates = past.count
      line.met = past.count { [.done, .doneLate].contains($0.standing(in: period)) }
      line.doneOn = item.occasions.compactMap(\.doneOn).filter { $0 <= period.lastDay }.max()
      line.remark = remarks[position] ?? ""
      return line
    }
  }

  /// Plans that ended before the period, or begin after it, are in other reports.
  private func isInForce(_ item: PlanItem) -> Bool {
    item.year.map { $0.start <= period.lastDay && $0.lastDay >= period.start } ?? true
  }

  /// The most urgent standing of an item's dates.
  private func standing(of item: PlanItem) -> PlanLine.Standing {
    let all = Set(item.occasions.map { $0.standing(in: period) })
    let order: [(PlanStanding, PlanLine.Standing)] = [
      (.late, .late), (.due, .due), (.doneLate, .doneLate), (.done, .done),
      (.cancelled, .cancelled), (.undated, .undated),
    ]
    return order.first { all.contains($0.0) }?.1 ?? .coming
  }

  /// What the latest mark of the period says of each item: result, reason and evidence; a mark
  /// whose number several items bear is left out, since nobody knows whose it is.
  private func remarks(on items: [PlanItem]) -> [Int: String] {
    guard let marks = registry.tables["plan_marks"], let days = marks.column("done_on") else {
      return [:]
    }
    let byNumber = Dictionary(grouping: items.indices) {
      items[$0].plan + "\u{1F}" + PlanLines.folded(items[$0].number.last ?? "")
    }
    func cells(_ names: [String], _ row: Int) -> [String] {
      names.map { marks.column($0)?.text(row) ?? "" }
    }
    var found: [Int: (day: CalendarDay, text: String)] = [:]
    for row in 0..<marks.rowCount where marks.isSuperseded.isEmpty || !marks.isSuperseded[row] {
      let place = cells(["plan_id", "item_no", "table_no", "section_no"], row)
      let outer = place[2...].filter { !$0.isEmpty }.map(PlanLines.folded)
      let own = (byNumber[place[0] + "\u{1F}" + PlanLines.folded(place[1])] ?? []).filter { item in
        let names = items[item].number.dropLast().map(PlanLines.folded)
        return outer.allSatisfy { names.contains($0) }
      }
      let text = cells(["actual", "reason", "evidence"], row).filter { !$0.isEmpty }
        .joined(separator: "; ")
      guard own.count == 1, !text.isEmpty, let day = days.day(row), day <= period.lastDay else {
        continue
      }
      if let known = found[own[0]], day < known.day { continue }
      found[own[0]] = (day, text)
    }
    return found.mapValues(\.text)
  }

  /// Points and blanks after numbers are set in many ways.
  private static func folded(_ number: String) -> String {
    var text = String(number.lowercased().filter { !$0.isWhitespace })
    while text.hasSuffix(".") || text.hasSuffix(")") { text.removeLast() }
    return text
  }
}
