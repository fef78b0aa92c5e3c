/// Days as people write them: «15 июня 2025 г.», `15.06.2025`.
public enum DateText {
  /// The day in words: `15 июня 2025 г.` with a no-break space before «г.», `15 June 2025`.
  public static func long(_ day: CalendarDay, _ language: Language) -> String {
    let (year, month, number) = day.components
    switch language {
    case .ru: return "\(number) \(genitiveMonths[month - 1]) \(year)\u{A0}г."
    case .en: return "\(number) \(englishMonths[month - 1]) \(year)"
    }
  }

  /// The day in figures: `15.06.2025`; in English, where the order is unclear, `15 Jun 2025`.
  public static func short(_ day: CalendarDay, _ language: Language) -> String {
    let (year, month, number) = day.components
    switch language {
    case .ru: return "\(padded(number)).\(padded(month)).\(year)"
    case .en: return "\(number) \(englishMonths[month - 1].prefix(3)) \(year)"
    }
  }

  /// The month's name alone, 1…12; empty outside.
  public static func month(_ number: Int, _ language: Language) -> String {
    guard (1...12).contains(number) else { return "" }
    return language == .ru ? nominativeMonths[number - 1] : englishMonths[number - 1]
  }

  private static func padded(_ number: Int) -> String {
    number < 10 ? "0\(number)" : String(number)
  }

  private static let nominativeMonths = [
    "январь", "февраль", "март", "апрель", "май", "июнь", "июль", "август", "сентябрь",
    "октябрь", "ноябрь", "декабрь",
  ]
  private static let genitiveMonths = [
    "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября",
    "октября", "ноября", "декабря",
  ]
  private static let englishMonths = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
