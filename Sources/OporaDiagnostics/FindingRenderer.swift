public import OporaLanguage

/// Tells findings about definitions to people and to programs.
///
///     indicators/access/rural-access.json5:9:22: ошибка [E204] у столбца «locality_type» нет …
///       ruralCovered: { from: 'enrolments', where: "locality_type = 'rurl'" },
///                                                                   ^^^^^^
///       совет: возможно, «rural»; допустимы: urban, rural
public struct FindingRenderer: Sendable {
  /// The language of the messages.
  public var language: Language
  /// How many columns of a source line are shown; longer lines are cut around the caret.
  public var width: Int

  /// Makes a renderer; `width` is at least 40 columns.
  public init(_ language: Language, width: Int = 100) {
    self.language = language
    self.width = max(40, width)
  }

  /// One finding: place and message, the line with carets, the advice, further places.
  public func text(_ finding: Finding) -> String {
    var lines = [headline(finding)]
    if let excerpt = SourceExcerpt(finding.place, width: width) {
      lines.append("  " + excerpt.line)
      lines.append("  " + excerpt.carets)
    }
    let advice = finding.fix[language]
    if !advice.isEmpty {
      lines.append("  " + (language == .ru ? "совет: " : "advice: ") + TerminalText.safe(advice))
    }
    for place in finding.related {
      lines.append("  " + (language == .ru ? "см. " : "see ") + FindingRenderer.position(place))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// All findings, with a blank line between them.
  public func text(_ findings: [Finding]) -> String {
    findings.map(text).joined(separator: "\n")
  }

  private func headline(_ finding: Finding) -> String {
    let position = FindingRenderer.position(finding.place)
    let message = TerminalText.safe(finding.message[language])
    return "\(position): \(word(finding.severity)) [\(finding.code)] \(message)"
  }

  private func word(_ severity: Severity) -> String {
    switch (severity, language) {
    case (.error, .ru): "ошибка"
    case (.error, .en): "error"
    case (.warning, .ru): "предупреждение"
    case (.warning, .en): "warning"
    case (.info, .ru): "к сведению"
    case (.info, .en): "note"
    }
  }

  /// The place as editors understand it: `file:line:column`.
  static func position(_ place: Place) -> String {
    ([TerminalText.safe(place.file)]
      + [place.line, place.column].compactMap { $0.map(String.init) })
      .joined(separator: ":")
  }
}
