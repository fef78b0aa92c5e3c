import OporaDefinitions
import OporaDiagnostics
import OporaLanguage

extension WorkspaceConfigurationReader {
  mutating func readContingent(_ file: ObjectReader) {
    guard let days = file.object("contingent", allowing: ["S1", "S2"]) else { return }
    let isSchool = result.calendar == .school
    result.firstContingent = monthDay("S1", days, within: isSchool ? 9...12 : 1...6)
    result.secondContingent = monthDay("S2", days, within: isSchool ? 1...8 : 7...12)
  }

  /// `05-31` as month and day that lie in the half-year.
  private func monthDay(
    _ key: String, _ object: ObjectReader, within months: ClosedRange<Int>
  ) -> (month: Int, day: Int)? {
    guard let value = object[key] else { return nil }
    // A leap year, so that 29 February is a day; in common years the 28th stands for it.
    if case .string(let text) = value.kind, let day = CalendarDay(iso: "2000-" + text),
      months.contains(day.components.month)
    {
      return (day.components.month, day.components.day)
    }
    found.reportKind(
      of: key, value,
      wanted: LocalizedText(
        ru: "месяц и день внутри полугодия, месяцы \(months.lowerBound)–\(months.upperBound),"
          + " например '05-31'",
        en: "month and day within the half-year, months \(months.lowerBound)–\(months.upperBound),"
          + " such as '05-31'"))
    return nil
  }

  mutating func readDeadlines(_ file: ObjectReader) {
    for member in file.members("deadlines") {
      guard let period = period(member.key, at: member.keySpan),
        let day = day(member.key, member.value)
      else { continue }
      if day < period.start {
        found.report(
          "W005", at: member.value.span,
          LocalizedText(
            ru: "срок \(day.iso) раньше начала периода \(period.id)",
            en: "the deadline \(day.iso) is before the period \(period.id) begins"),
          fix: LocalizedText(ru: "проверьте год", en: "check the year"))
      }
      result.deadlines[period.id] = day
    }
  }

  mutating func readTargets(_ file: ObjectReader) {
    for indicator in file.members("targets") {
      result.references.append((.indicator, indicator.key, indicator.keySpan))
      guard
        let values = ObjectReader(
          indicator.value, allowing: nil, named: indicator.key, into: found)
      else { continue }
      for member in values.members {
        guard let period = period(member.key, at: member.keySpan),
          let value = values.number(member.key)
        else { continue }
        result.targets.append(
          .init(indicator: indicator.key, period: period, value: value))
      }
    }
  }

  mutating func readFiles(_ file: ObjectReader) {
    for member in file.members("files") {
      guard
        let entry = ObjectReader(
          member.value, allowing: ["source", "period"], named: member.key, into: found)
      else { continue }
      var assignment = WorkspaceConfiguration.FileAssignment()
      assignment.source = entry.text("source")
      if let source = assignment.source, let value = entry["source"] {
        result.references.append((.source, source, value.span))
      }
      if let text = entry.text("period"), let value = entry["period"] {
        assignment.period = period(text, at: value.span)
      }
      result.files[member.key] = assignment
    }
  }

  /// A period of the file; `E005` with the reason for other texts.
  private func period(_ text: String, at span: SourceSpan) -> ReportingPeriod? {
    switch ReportingPeriod.read(text, calendar: result.calendar) {
    case .success(let period): return period
    case .failure(let fault):
      found.report("E005", at: span, fault.message)
      return nil
    }
  }

  /// `2025-01-20` or `20.01.2025` as a day.
  func day(_ key: String, _ value: JSON5Value) -> CalendarDay? {
    if case .string(let text) = value.kind {
      let parts = text.split(separator: ".", omittingEmptySubsequences: false)
      let iso = parts.count == 3 ? "\(parts[2])-\(parts[1])-\(parts[0])" : text
      if let day = CalendarDay(iso: iso) { return day }
    }
    found.reportKind(
      of: key, value,
      wanted: LocalizedText(ru: "дата вида '2025-01-20'", en: "a date such as '2025-01-20'"))
    return nil
  }
}
