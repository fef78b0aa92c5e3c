/// Periods as people write them, from their numbers: «I полугодие 2024 г.», `H1 2024`.
///
/// A no-break space stands before «г.».
public enum PeriodText {
  /// A half-year of a calendar year: `I полугодие 2024 г.`, `H1 2024`.
  public static func halfYear(_ half: Int, of year: Int, _ language: Language) -> String {
    switch language {
    case .ru: "\(roman(half)) полугодие \(year)\u{A0}г."
    case .en: "H\(half) \(year)"
    }
  }

  /// A half of a school year by its first calendar year: `I полугодие 2023/24 учебного года`.
  public static func schoolHalfYear(
    _ half: Int, of firstYear: Int, _ language: Language
  ) -> String {
    switch language {
    case .ru: "\(roman(half)) полугодие \(schoolYears(firstYear)) учебного года"
    case .en: "H\(half) of school year \(schoolYears(firstYear))"
    }
  }

  /// A quarter: `II квартал 2024 г.`, `Q2 2024`.
  public static func quarter(_ quarter: Int, of year: Int, _ language: Language) -> String {
    switch language {
    case .ru: "\(roman(quarter)) квартал \(year)\u{A0}г."
    case .en: "Q\(quarter) \(year)"
    }
  }

  /// A month: `март 2024 г.`, `March 2024`.
  public static func month(_ month: Int, of year: Int, _ language: Language) -> String {
    DateText.month(month, language) + " " + self.year(year, language)
  }

  /// A year: `2024 г.`, `2024`.
  public static func year(_ year: Int, _ language: Language) -> String {
    language == .ru ? "\(year)\u{A0}г." : String(year)
  }

  /// A school year by its first calendar year: `2023/24 учебный год`, `school year 2023/24`.
  public static func schoolYear(_ firstYear: Int, _ language: Language) -> String {
    let years = schoolYears(firstYear)
    return language == .ru ? "\(years) учебный год" : "school year \(years)"
  }

  /// A number 1…3999 in Roman figures; other numbers stay as they are.
  public static func roman(_ number: Int) -> String {
    guard (1...3999).contains(number) else { return String(number) }
    var (rest, text) = (number, "")
    for (value, figure) in figures {
      while rest >= value {
        text += figure
        rest -= value
      }
    }
    return text
  }

  private static let figures = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
  ]

  private static func schoolYears(_ firstYear: Int) -> String {
    let last = (firstYear + 1) % 100
    return "\(firstYear)/\(last < 10 ? "0" : "")\(last)"
  }
}
