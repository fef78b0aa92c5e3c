import OporaDiagnostics
import OporaLanguage

/// Reads a production calendar from the tree of its file.
struct WorkCalendarReader {
  private static let keys = [
    "id", "title", "source", "holidays", "off", "working", "schoolYearEnds", "note",
  ]

  let found: FindingCollector

  /// Reads a calendar; nil if it has no id.
  func calendar(_ tree: JSON5Value) -> WorkCalendar? {
    guard let reader = ObjectReader(tree, allowing: WorkCalendarReader.keys, into: found),
      let id = reader.text("id", required: true)
    else { return nil }
    var calendar = WorkCalendar(id: id)
    calendar.title = reader.localized("title", required: true) ?? LocalizedText(ru: id)
    calendar.source = reader.text("source") ?? ""
    calendar.holidays = reader.spannedTexts("holidays").compactMap(monthDay).sorted()
    calendar.daysOff = Set(reader.spannedTexts("off").compactMap(day))
    calendar.workingDays = Set(reader.spannedTexts("working").compactMap(day))
    if let text = reader.text("schoolYearEnds"), let value = reader["schoolYearEnds"],
      let end = monthDay((text, value.span))
    {
      calendar.schoolYearEnd = end
    }
    return calendar
  }

  private func day(_ word: (text: String, span: SourceSpan)) -> CalendarDay? {
    if let day = CalendarDay(iso: word.text) { return day }
    report(
      word, wanted: .init(ru: "даты вида '2024-12-30'", en: "dates such as '2024-12-30'"))
    return nil
  }

  /// `05-31` as 531; a leap year stands behind it, so that 02-29 is a day.
  private func monthDay(_ word: (text: String, span: SourceSpan)) -> Int? {
    if let day = CalendarDay(iso: "2000-" + word.text) {
      return day.components.month * 100 + day.components.day
    }
    report(
      word, wanted: .init(ru: "месяц и день вида '05-31'", en: "month and day such as '05-31'"))
    return nil
  }

  private func report(_ word: (text: String, span: SourceSpan), wanted: LocalizedText) {
    found.reportKind(
      of: "calendars", JSON5Value(.string(word.text), span: word.span), wanted: wanted)
  }
}
