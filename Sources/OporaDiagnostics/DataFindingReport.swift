public import OporaLanguage

/// All findings of a run as people read them: totals, then groups by severity.
public struct DataFindingReport: Sendable {
  /// The groups of one severity.
  public struct Section: Sendable {
    /// The severity.
    public let severity: Severity
    /// The heading: `Ошибки (340)`.
    public let heading: String
    /// The groups that are told in full, each a text of one or more lines.
    public let entries: [String]
  }

  /// The totals in a sentence.
  public let headline: String
  /// Severities that occur, errors first.
  public let sections: [Section]
  /// How many groups are not told in full; 0 if all are.
  public let groupsLeftOut: Int
  /// What to say about the groups left out; empty if all are told.
  public let remainder: String

  /// Groups findings and words them.
  ///
  /// - Parameters:
  ///   - findings: The findings in any order.
  ///   - language: The language of the words.
  ///   - limit: How many groups are told in full, errors first; at least 1.
  public init(_ findings: [Finding], _ language: Language, limit: Int = 20) {
    let groups = DataFindingGroup.groups(of: findings)
    let shown = groups.prefix(max(1, limit))
    headline = DataFindingReport.totals(findings, language)
    sections = Severity.allCases.reversed().compactMap { severity in
      let entries = shown.filter { $0.first.severity == severity }
        .map { DataFindingText.text(of: $0, language) }
      guard !entries.isEmpty else { return nil }
      let count = findings.count { $0.severity == severity }
      let title = DataFindingReport.title(of: severity, language)
      let heading = "\(title) (\(NumberStyle(language).integer(count)))"
      return Section(severity: severity, heading: heading, entries: entries)
    }
    groupsLeftOut = groups.count - shown.count
    remainder = DataFindingReport.rest(groupsLeftOut, language)
  }

  /// The report as one text that ends with a line end.
  public var text: String {
    var blocks = [headline]
    for section in sections {
      blocks.append(section.heading + "\n" + section.entries.joined(separator: "\n"))
    }
    if !remainder.isEmpty { blocks.append(remainder) }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private static func totals(_ findings: [Finding], _ language: Language) -> String {
    guard !findings.isEmpty else { return language == .ru ? "Замечаний нет." : "No findings." }
    let parts = Severity.allCases.reversed().compactMap { severity -> String? in
      let count = findings.count { $0.severity == severity }
      return count == 0 ? nil : noun(of: severity).text(count, language)
    }
    let total = Plural.finding.text(findings.count, language)
    let kinds = ListText.joined(parts, language)
    return language == .ru ? "Всего \(total): \(kinds)." : "\(total) in all: \(kinds)."
  }

  private static func rest(_ groups: Int, _ language: Language) -> String {
    guard groups > 0 else { return "" }
    let kind = Plural(
      one: "вид замечаний", few: "вида замечаний", many: "видов замечаний",
      singular: "kind of findings", plural: "kinds of findings")
    let text = kind.text(groups, language)
    return language == .ru ? "И ещё \(text)." : "And \(text) more."
  }

  private static func title(of severity: Severity, _ language: Language) -> String {
    switch (severity, language) {
    case (.error, .ru): "Ошибки"
    case (.error, .en): "Errors"
    case (.warning, .ru): "Предупреждения"
    case (.warning, .en): "Warnings"
    case (.info, .ru): "К сведению"
    case (.info, .en): "Notes"
    }
  }

  private static func noun(of severity: Severity) -> Plural {
    switch severity {
    case .error: Plural(one: "ошибка", few: "ошибки", many: "ошибок", singular: "error")
    case .warning:
      Plural(
        one: "предупреждение", few: "предупреждения", many: "предупреждений",
        singular: "warning")
    case .info:
      Plural(one: "пояснение", few: "пояснения", many: "пояснений", singular: "note")
    }
  }
}
