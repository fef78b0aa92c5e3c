public import OporaLanguage

/// What a report consists of, read from `reports/<id>.json5` (форма отчёта).
public struct ReportForm: Sendable, Hashable {
  /// A section as the form asks for it.
  public struct SectionRequest: Sendable, Hashable {
    /// The section's id, such as `summary`.
    public var section: String
    /// The indicators of the section, in order; empty means all.
    public var indicators: [String]
    /// The chart kind; empty means the section's own choice.
    public var chart: String

    /// Makes a request.
    public init(section: String, indicators: [String] = [], chart: String = "") {
      self.section = section
      self.indicators = indicators
      self.chart = chart
    }
  }

  /// The id.
  public var id: String
  /// Whether it is of one municipality or of the region.
  public var level: ReportLevel
  /// The title; `{period}` stands for the period, `{municipality}` for the official name and
  /// `{title}` for the workspace's title.
  public var title: LocalizedText
  /// The sections in order.
  public var sections: [SectionRequest]

  /// Makes a form.
  public init(
    id: String, level: ReportLevel, title: LocalizedText, sections: [SectionRequest]
  ) {
    self.id = id
    self.level = level
    self.title = title
    self.sections = sections
  }
}
