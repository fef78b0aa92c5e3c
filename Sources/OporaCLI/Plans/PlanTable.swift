import OporaLanguage
import OporaRegistry

/// Plan items as a table for machines or for Excel.
enum PlanTable {
  private static let columns = [
    "plan_id", "item", "municipality", "title", "due_text", "due_from", "due_on", "done_on",
    "state",
    "standing", "undated",
  ]

  static func text(_ rows: [PlanRow], isForExcel: Bool, _ language: Language) -> String {
    let cells = rows.map { row in
      [
        row.item.plan, row.item.number.joined(separator: "/"), row.item.municipality,
        row.item.title, row.item.dueText, row.occasion.due?.from.iso ?? "",
        row.occasion.due?.on.iso ?? "", row.occasion.doneOn?.iso ?? "",
        row.occasion.state?.rawValue ?? "",
        isForExcel ? row.standing.title[language] : row.standing.rawValue,
        row.item.reading.undated?.rawValue ?? "",
      ]
    }
    guard isForExcel else { return TableText.machine(columns, cells) }
    return TableText.excel(titles(language), cells, numbers: [])
  }

  private static func titles(_ language: Language) -> [String] {
    language == .ru
      ? [
        "План", "Пункт", "Код ОКТМО", "Мероприятие", "Срок в плане", "Начало срока", "Срок",
        "Исполнено", "Отметка", "Состояние", "Почему без срока",
      ]
      : [
        "Plan", "Item", "OKTMO code", "Title", "Due as written", "From", "Due on", "Done on",
        "Mark", "Standing", "Why undated",
      ]
  }
}
