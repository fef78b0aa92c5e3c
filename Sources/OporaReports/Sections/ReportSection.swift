public import OporaLanguage

/// A section of a report: an id that forms name, and the code that makes its blocks (раздел).
///
/// To add a section, write one file with `static let` and add it to ``all``.
public struct ReportSection: Sendable {
  /// The id in report forms.
  public let id: String
  /// The heading.
  public let title: LocalizedText
  /// Where it may stand.
  public let levels: [ReportLevel]
  /// Whether it stands behind the main part.
  let isAppendix: Bool
  /// What people are asked to write at the end; nil where nothing is asked.
  let asks: LocalizedText?
  /// Makes the blocks below the heading; no blocks, no heading.
  let blocks: @Sendable (ReportContext) -> [Block]

  init(
    id: String, title: LocalizedText, levels: [ReportLevel] = ReportLevel.allCases,
    isAppendix: Bool = false, asks: LocalizedText? = nil,
    blocks: @escaping @Sendable (ReportContext) -> [Block]
  ) {
    self.id = id
    self.title = title
    self.levels = levels
    self.isAppendix = isAppendix
    self.asks = asks
    self.blocks = blocks
  }

  /// Every section there is, in the usual order.
  public static let all: [ReportSection] = [
    summary, infographic, shortfall, rating, ratingSheet, movement, robustness, targets, overview,
    strengths,
    indicator, topic, multiples, directions, urbanRural, newPlaces, plan, listing, cells,
    quality, controls, conclusions, method,
    appendix, dictionary, series, signature,
  ]

  /// The chart kinds that sections can draw.
  public static let chartKinds = ["trend", "ranked-bar", "heat", "none"]
}
