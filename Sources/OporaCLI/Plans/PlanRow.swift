import OporaLanguage
import OporaRegistry

/// One due date of a plan item, as the command lists it.
struct PlanRow {
  var item: PlanItem
  var occasion: PlanItem.Occasion
  var standing: PlanStanding

  /// The rows of items: the late ones first, then by due day, plan and number.
  ///
  /// - Parameters:
  ///   - items: the items of all plans.
  ///   - period: the period, cut at the day that rows are judged on.
  ///   - municipality: whose plans; nil = all.
  ///   - only: how they must stand; empty = all.
  /// - Returns: one row for each due date, and one for each item without any.
  static func rows(
    _ items: [PlanItem], in period: ReportingPeriod, of municipality: String?,
    only: Set<PlanStanding>
  ) -> [PlanRow] {
    let rows = items.filter { municipality == nil || $0.municipality == municipality }
      .flatMap { item in
        item.occasions.map { occasion in
          PlanRow(item: item, occasion: occasion, standing: occasion.standing(in: period))
        }
      }.filter { only.isEmpty || only.contains($0.standing) }
    return rows.enumerated().sorted { left, right in
      let (one, other) = (left.element, right.element)
      return (one.standing.order, one.occasion.due?.on.number ?? 0, one.item.plan, left.offset)
        < (other.standing.order, other.occasion.due?.on.number ?? 0, other.item.plan, right.offset)
    }.map(\.element)
  }
}

extension PlanStanding {
  /// The order in which the command lists them.
  var order: Int { PlanStanding.allCases.firstIndex(of: self) ?? 0 }

  /// The heading.
  var title: LocalizedText {
    switch self {
    case .late: LocalizedText(ru: "Просрочено", en: "Late")
    case .due: LocalizedText(ru: "Срок в этом периоде", en: "Due in this period")
    case .coming: LocalizedText(ru: "Впереди", en: "Coming")
    case .done: LocalizedText(ru: "Выполнено в срок", en: "Done in time")
    case .doneLate: LocalizedText(ru: "Выполнено с опозданием", en: "Done late")
    case .cancelled: LocalizedText(ru: "Отменено", en: "Cancelled")
    case .undated: LocalizedText(ru: "Без определённого срока", en: "Undated")
    }
  }
}
