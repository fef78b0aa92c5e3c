public import OporaLanguage

/// A cell to be written, by what it means.
public enum CSVCell: Sendable, Hashable {
  /// Nothing: a missing value.
  case empty
  /// Words; Excel shall not take them for a formula.
  case text(String)
  /// A number in machine spelling: `-350.25`; Excel gets a decimal comma.
  case number(String)
  /// A day: `2024-06-05` for machines, `05.06.2024` for Excel.
  case day(CalendarDay)
  /// A code that begins with a zero or is too long for Excel, such as an OKTMO.
  case code(String)
}
