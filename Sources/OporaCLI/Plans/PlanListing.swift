import OporaLanguage
import OporaRegistry

/// Plan items for reading: one block for each standing.
enum PlanListing {
  /// The blocks that have rows, with a line end at the end.
  static func text(_ rows: [PlanRow], _ period: ReportingPeriod, _ language: Language) -> String {
    var lines: [String] = []
    for standing in PlanStanding.allCases {
      let own = rows.filter { $0.standing == standing }
      guard !own.isEmpty else { continue }
      if !lines.isEmpty { lines.append("") }
      lines.append("\(standing.title[language]) — \(own.count)")
      lines += own.map { line($0, language) }
    }
    return lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ row: PlanRow, _ language: Language) -> String {
    let item = row.item
    let day = row.occasion.due.map { DateText.short($0.on, language) } ?? "          "
    let number = ([item.plan] + item.number.suffix(2)).joined(separator: " / ")
    let title = item.title.isEmpty ? "—" : cut(PlainText.line(item.title), to: 70)
    var words = "  \(day)  \(number)  \(title)"
    if !item.dueText.isEmpty { words += "  («\(cut(PlainText.line(item.dueText), to: 50))»)" }
    if let done = row.occasion.doneOn {
      words += language == .ru ? "  отметка " : "  mark of "
      words += DateText.short(done, language)
    }
    if row.occasion.state == .partly || row.occasion.state == .moved {
      words += "  " + (row.occasion.state?.title[language] ?? "")
    }
    return words
  }

  private static func cut(_ text: String, to count: Int) -> String {
    text.count <= count ? text : String(text.prefix(count - 1)) + "…"
  }

  /// How many there are of each, in a sentence.
  static func summary(_ rows: [PlanRow], _ period: ReportingPeriod) -> LocalizedText {
    func words(_ language: Language) -> String {
      let day = DateText.long(period.lastDay, language)
      let parts = PlanStanding.allCases.compactMap { standing -> String? in
        let count = rows.count { $0.standing == standing }
        return count == 0 ? nil : "\(standing.title[language].lowercased()) — \(count)"
      }
      let list = parts.isEmpty ? "—" : parts.joined(separator: ", ")
      return language == .ru ? "На \(day): \(list)." : "As of \(day): \(list)."
    }
    return LocalizedText(ru: words(.ru), en: words(.en))
  }
}

extension PlanItem.State {
  /// What the mark says.
  var title: LocalizedText {
    switch self {
    case .done: LocalizedText(ru: "выполнено", en: "done")
    case .partly: LocalizedText(ru: "выполнено частично", en: "done in part")
    case .moved: LocalizedText(ru: "перенесено", en: "moved")
    case .cancelled: LocalizedText(ru: "отменено", en: "cancelled")
    }
  }
}
