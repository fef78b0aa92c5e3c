import OporaDefinitions
import OporaDiagnostics
import OporaLanguage

extension Registry {
  /// The items of all plans with their due dates, in the order of rows.
  public var planItems: [PlanItem] {
    guard let plan = tables["plan_items"] else { return [] }
    return PlanReader(plan, marks: tables["plan_marks"], calendar: options.workCalendar).items
  }

  /// Makes the rows of `plan_instances`: one for each due date of each item.
  mutating func derivePlanInstances() {
    guard let plan = tables["plan_items"],
      let form = forms.first(where: { $0.id == "plan_instances" && $0.isDerived })
    else { return }
    let reader = PlanReader(plan, marks: tables["plan_marks"], calendar: options.workCalendar)
    findings += reader.findings
    tables[form.id] = PlanInstances(form, of: reader.items, in: plan).table
  }
}

/// Writes items as rows of the derived form.
private struct PlanInstances {
  private(set) var table: Table
  private let plan: Table

  init(_ form: SourceForm, of items: [PlanItem], in plan: Table) {
    self.plan = plan
    table = Table(form: form)
    for index in form.columns.indices { table.ensureColumn(index) }
    // Items come in the order of rows, and so file by file.
    for file in plan.files {
      let first = table.rowCount
      for item in items where file.rows.contains(item.row) {
        for occasion in item.occasions { add(item, occasion) }
      }
      var own = file
      own.rows = first..<table.rowCount
      table.files.append(own)
    }
  }

  private mutating func add(_ item: PlanItem, _ occasion: PlanItem.Occasion) {
    let place = ([item.plan] + item.number).joined(separator: "/")
    let ends = [item.year?.lastDay, occasion.due?.on].compactMap { $0 }.max()
    set("plan_id", text: item.plan)
    set("item", text: place)
    set("municipality", text: item.municipality)
    set("title", text: item.title)
    set("due_text", text: item.dueText)
    set("due_from", day: occasion.due?.from)
    set("due_on", day: occasion.due?.on)
    set("done_on", day: occasion.due == nil ? nil : occasion.doneOn)
    set("state", code: occasion.state?.rawValue)
    set("plan_starts", day: item.year?.start)
    set("plan_ends", day: ends)
    table.lines.append(item.row < plan.lines.count ? plan.lines[item.row] : 0)
    table.rowCount += 1
  }

  private mutating func set(_ name: String, text: String) {
    guard let index = table.index(of: name) else { return }
    let number = text.isEmpty ? Column.missing : table.columns[index]?.dictionary.number(of: text)
    table.columns[index]?.small.append(number ?? Column.missing)
  }

  private mutating func set(_ name: String, day: CalendarDay?) {
    guard let index = table.index(of: name) else { return }
    table.columns[index]?.small.append(day?.number ?? Column.missing)
  }

  private mutating func set(_ name: String, code: String?) {
    guard let index = table.index(of: name), let codes = table.columns[index]?.codes else { return }
    let place = codes.firstIndex { $0.code == code }
    table.columns[index]?.small.append(place.map(Int32.init) ?? Column.missing)
  }
}
