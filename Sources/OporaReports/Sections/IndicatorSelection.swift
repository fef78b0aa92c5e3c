import OporaDefinitions
import OporaIndicators
import OporaLanguage

/// The indicators that get a page of their own: all, or a selection where they are many.
///
/// Nobody reads forty pages that look alike. What asks for attention comes first: the form's first
/// indicator, missed targets, runs of growth or fall; the rest stays in the appendix and is named.
struct IndicatorSelection {
  /// With more indicators than this some are selected.
  static let most = 10
  /// How many are selected then.
  static let selected = 6

  /// The indicators with a page, in the form's order.
  let shown: [IndicatorDefinition]
  /// The indicators without a page.
  let rest: [IndicatorDefinition]

  init(_ context: ReportContext) {
    let all = context.indicators
    guard all.count > IndicatorSelection.most else {
      shown = all
      rest = []
      return
    }
    let urgent = all.enumerated().map { position, indicator in
      (position, IndicatorSelection.urgency(indicator, isFirst: position == 0, context))
    }
    let chosen = Set(
      urgent.sorted { $0.1 == $1.1 ? $0.0 < $1.0 : $0.1 < $1.1 }
        .prefix(IndicatorSelection.selected).map(\.0))
    shown = all.indices.filter(chosen.contains).map { all[$0] }
    rest = all.indices.filter { !chosen.contains($0) }.map { all[$0] }
  }

  /// The lower, the sooner it is shown.
  private static func urgency(
    _ indicator: IndicatorDefinition, isFirst: Bool, _ context: ReportContext
  ) -> Int {
    if isFirst { return 0 }
    if Attainment(context.cell(indicator), indicator)?.isMet == false { return 1 }
    if context.growth(indicator) != nil { return 2 }
    return context.cell(indicator)?.outcome.number == nil ? 4 : 3
  }

  /// Names the rest; nothing where every indicator has a page.
  func note(_ context: ReportContext) -> [Block] {
    guard !rest.isEmpty else { return [] }
    let names = rest.map { $0.shortTitle[context.language] }.joined(separator: "; ")
    return [
      .note(
        RichText(
          context.say(
            "остальные показатели раздела — в приложении: \(names)",
            "the other indicators are in the appendix: \(names)")))
    ]
  }
}
