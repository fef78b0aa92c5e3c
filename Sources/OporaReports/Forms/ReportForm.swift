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
    /// The heading; nil means the section's own.
    public var title: LocalizedText?
    /// The source whose rows the section prints; empty for sections of figures.
    public var source = ""
    /// The columns of that source, by their machine names.
    public var columns: [String] = []

    /// The source that the section prints, with those that are its own.
    public var listedSource: String { section == "cells" ? "form_cells" : source }
    /// The columns that the section prints.
    public var listedColumns: [String] {
      section == "cells" ? ReportContext.cellColumns : columns
    }

    /// Makes a request.
    public init(
      section: String, indicators: [String] = [], chart: String = "", title: LocalizedText? = nil
    ) {
      self.section = section
      self.indicators = indicators
      self.chart = chart
      self.title = title
    }
  }

  /// The id.
  public var id: String
  /// Whether it is of one municipality, of the region, or fits both.
  public var levels: [ReportLevel]
  /// The title; `{period}` stands for the period, `{municipality}` for the official name and
  /// `{title}` for the workspace's title.
  public var title: LocalizedText
  /// The sections in order.
  public var sections: [SectionRequest]

  /// The level that it is mostly of: the first.
  public var level: ReportLevel { levels.first ?? .municipality }

  /// Makes a form of one level.
  public init(
    id: String, level: ReportLevel, title: LocalizedText, sections: [SectionRequest]
  ) {
    self.init(id: id, levels: [level], title: title, sections: sections)
  }

  /// Makes a form.
  public init(
    id: String, levels: [ReportLevel], title: LocalizedText, sections: [SectionRequest]
  ) {
    self.id = id
    self.levels = levels
    self.title = title
    self.sections = sections
  }
}
