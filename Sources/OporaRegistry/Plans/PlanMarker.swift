import OporaDefinitions
import OporaDiagnostics
import OporaLanguage

/// Lets marks close the due dates of items (отметки о выполнении).
struct PlanMarker {
  private(set) var items: [PlanItem]
  private(set) var findings: [Finding] = []
  private var places: [[String]: [Int]] = [:]

  private struct Mark {
    var item: Int
    var day: CalendarDay
    var state: PlanItem.State
  }

  init(_ items: [PlanItem]) {
    self.items = items
    for (index, item) in items.enumerated() {
      guard let last = item.number.last else { continue }
      let key = [item.plan, PlanMarker.folded(last)]
      places[key, default: []].append(index)
    }
  }

  /// The number without blanks and end signs: points and blanks are set in many ways.
  private static func folded(_ number: String) -> String {
    var text = String(number.lowercased().filter { !$0.isWhitespace })
    while text.hasSuffix(".") || text.hasSuffix(")") { text.removeLast() }
    return text
  }

  /// Takes the marks in the order of their days, so that the order of rows does not matter.
  mutating func take(_ table: Table) {
    let columns = ["plan_id", "table_no", "section_no", "item_no", "state"].map { table.column($0) }
    guard let days = table.column("done_on") else { return }
    var marks: [Mark] = []
    for row in 0..<table.rowCount where table.isSuperseded.isEmpty || !table.isSuperseded[row] {
      guard let day = days.day(row) else { continue }
      let cells = columns.map { $0?.text(row) ?? "" }
      guard let item = item(cells, row, table) else { continue }
      marks.append(Mark(item: item, day: day, state: PlanItem.State(rawValue: cells[4]) ?? .done))
    }
    // A date is moved before it can be met.
    let order: [PlanItem.State] = [.moved, .done, .partly, .cancelled]
    func rank(_ state: PlanItem.State) -> Int { order.firstIndex(of: state) ?? 0 }
    func turn(_ mark: Mark) -> (Int, Int, CalendarDay, Int) {
      (mark.item, mark.state == .moved ? 0 : 1, mark.day, rank(mark.state))
    }
    marks.sort { turn($0) < turn($1) }
    for mark in marks { close(mark) }
  }

  /// The item that a mark is on; nil, with a finding, if there is none or if there are several.
  private mutating func item(_ cells: [String], _ row: Int, _ table: Table) -> Int? {
    let found = (places[[cells[0], PlanMarker.folded(cells[3])]] ?? []).filter { index in
      let outer = items[index].number.dropLast().map(PlanMarker.folded)
      return cells[1...2].allSatisfy { $0.isEmpty || outer.contains(PlanMarker.folded($0)) }
    }
    if found.count == 1 { return found[0] }
    let origin = table.origin(of: row)
    let isNone = found.isEmpty
    findings.append(
      Finding(
        code: "foreign-key", detail: isNone ? "no-plan-item" : "several-plan-items",
        severity: .warning,
        place: Place(
          file: origin.file, line: origin.line, header: table.form.column("item_no")?.header.ru,
          field: "item_no"),
        value: cells[3],
        message: isNone
          ? .init(
            ru: "в плане «\(cells[0])» нет такого пункта",
            en: "the plan ‘\(cells[0])’ has no such item")
          : .init(
            ru: "под этим номером в плане «\(cells[0])» несколько пунктов",
            en: "the plan ‘\(cells[0])’ has several items of this number"),
        fix: isNone
          ? .init(
            ru: "исправьте код плана или номер пункта", en: "correct the plan’s code or the number")
          : .init(ru: "укажите номер таблицы и раздела", en: "give the table and the section")))
    return nil
  }

  private mutating func close(_ mark: Mark) {
    let occasions = items[mark.item].occasions
    guard let chosen = occasion(for: mark, among: occasions) else { return }
    var occasion = occasions[chosen]
    occasion.state = mark.state
    switch mark.state {
    case .done: occasion.doneOn = mark.day
    case .moved:
      if let due = occasion.due, mark.day > due.on {
        occasion.due = DueInstance(from: due.from, on: mark.day)
      }
    case .partly, .cancelled:
      if occasion.due == nil { occasion.doneOn = nil }
    }
    items[mark.item].occasions[chosen] = occasion
  }

  /// The open occasion in whose time the mark falls; else the first that was due before; else the
  /// next one.
  private func occasion(for mark: Mark, among occasions: [PlanItem.Occasion]) -> Int? {
    let open = occasions.indices.filter {
      occasions[$0].doneOn == nil && occasions[$0].state != .cancelled
    }
    guard occasions.first?.due != nil else { return occasions.indices.first }
    let within = open.first { index in
      occasions[index].due.map { $0.from <= mark.day && mark.day <= $0.on } ?? false
    }
    let before = open.first { occasions[$0].due.map { $0.on < mark.day } ?? false }
    return within ?? before ?? open.first
  }
}
