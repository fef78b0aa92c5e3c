import OporaLanguage

/// A period of a table, read from its id or from words so that it can be ordered and labelled.
struct PeriodLabel: Hashable {
  enum Step: Hashable { case half, quarter, month, year, schoolHalf, schoolYear }

  /// The cell as it stands, cleaned.
  let text: String
  /// What kind of period it is; nil for free text.
  let step: Step?
  /// The year, or the first year of a school year.
  let year: Int
  /// 1-based number within the year; 1 for years.
  let part: Int

  init(_ text: String) {
    self.text = Label.clean(text)
    let reading = PeriodLabel.read(text)
    step = reading?.step
    year = reading?.year ?? 0
    part = reading?.part ?? 0
  }

  private init(step: Step, ordinal: Int) {
    let parts = PeriodLabel.partsOfYear(step)
    self.step = step
    year = ordinal / parts
    part = ordinal % parts + 1
    text = ""
  }

  /// Whether both name the same period.
  static func == (left: PeriodLabel, right: PeriodLabel) -> Bool {
    if left.step == nil || right.step == nil { return left.text == right.text }
    return left.step == right.step && left.ordinal == right.ordinal
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(step)
    if step == nil { hasher.combine(text) } else { hasher.combine(ordinal) }
  }

  private var ordinal: Int { year * PeriodLabel.partsOfYear(step) + part - 1 }

  /// The periods in time, those left out between equal steps filled in; free text stays as met.
  static func timeline(_ periods: [PeriodLabel]) -> [PeriodLabel] {
    var seen: Set<PeriodLabel> = []
    let distinct = periods.filter { seen.insert($0).inserted }
    guard let step = distinct.first?.step, distinct.allSatisfy({ $0.step == step }) else {
      return distinct
    }
    let sorted = distinct.sorted { $0.ordinal < $1.ordinal }
    guard let first = sorted.first, let last = sorted.last, sorted.count > 2 else { return sorted }
    let gaps = zip(sorted, sorted.dropFirst()).map { $1.ordinal - $0.ordinal }
    let stride = gaps.reduce(0, greatestCommonDivisor)
    guard (last.ordinal - first.ordinal) / stride < 2 * sorted.count + 4 else { return sorted }
    let known = Dictionary(sorted.map { ($0.ordinal, $0) }) { first, _ in first }
    return Swift.stride(from: first.ordinal, through: last.ordinal, by: stride).map {
      known[$0] ?? PeriodLabel(step: step, ordinal: $0)
    }
  }

  /// The label's first line on an axis: `I п.`, `II кв.`, `мар`; the year for years.
  func upper(_ language: Language) -> String {
    let roman = PeriodText.roman(part)
    let russian = language == .ru
    switch step {
    case .half, .schoolHalf: return russian ? "\(roman)\u{A0}п." : "H\(part)"
    case .quarter: return russian ? "\(roman)\u{A0}кв." : "Q\(part)"
    case .month: return String(DateText.month(part, language).prefix(3))
    case .year, .schoolYear: return years
    case nil: return text
    }
  }

  /// The label's second line: the year; nil for years and free text.
  var lower: String? {
    switch step {
    case .half, .quarter, .month, .schoolHalf: years
    case .year, .schoolYear, nil: nil
    }
  }

  /// The period in words.
  func long(_ language: Language) -> String {
    switch step {
    case .half: PeriodText.halfYear(part, of: year, language)
    case .schoolHalf: PeriodText.schoolHalfYear(part, of: year, language)
    case .quarter: PeriodText.quarter(part, of: year, language)
    case .month: PeriodText.month(part, of: year, language)
    case .year: PeriodText.year(year, language)
    case .schoolYear: PeriodText.schoolYear(year, language)
    case nil: text
    }
  }

  /// The period as a beginning: «со II полугодия 2024 г.», `since H2 2024`.
  func since(_ language: Language) -> String {
    guard language == .ru else { return "since " + long(language) }
    let isSecond = part == 2 && step != .month
    return (isSecond ? "со " : "с ") + genitive
  }

  private var genitive: String {
    switch step {
    case .half, .schoolHalf:
      return long(.ru).replacing("полугодие", with: "полугодия")
    case .quarter: return long(.ru).replacing("квартал", with: "квартала")
    case .schoolYear: return "\(years) учебного года"
    case .year: return long(.ru)
    case .month, nil: return "периода «\(long(.ru))»"
    }
  }

  /// The label in one short line: `I п. 2024`.
  func short(_ language: Language) -> String {
    lower.map { upper(language) + "\u{A0}" + $0 } ?? upper(language)
  }

  private var years: String {
    guard step == .schoolHalf || step == .schoolYear else { return String(year) }
    let last = (year + 1) % 100
    return "\(year)/\(last < 10 ? "0" : "")\(last)"
  }

  private static func partsOfYear(_ step: Step?) -> Int {
    switch step {
    case .half, .schoolHalf: 2
    case .quarter: 4
    case .month: 12
    case .year, .schoolYear, nil: 1
    }
  }

  private static func greatestCommonDivisor(_ left: Int, _ right: Int) -> Int {
    right == 0 ? left : greatestCommonDivisor(right, left % right)
  }
}

extension PeriodLabel {
  /// Reads ids and words.
  ///
  /// `2024-S1`, `2024-H1`, `2024S1`, `2023-24-S1`, `2024-Q1`, `2024-03`, `2024`, `2023-24`,
  /// «I полугодие 2024 г.» and «I п. 2024».
  private static func read(_ text: String) -> (step: Step, year: Int, part: Int)? {
    let plain = PlainText.line(text).replacing("\u{A0}", with: " ")
    return readWords(plain) ?? readID(plain.uppercased())
  }

  private static func readID(_ text: String) -> (step: Step, year: Int, part: Int)? {
    var parts = text.split(separator: "-", omittingEmptySubsequences: false)
    if parts.count == 1, text.count == 6, let letter = text.dropFirst(4).first, letter.isLetter {
      parts = [text.prefix(4), text.dropFirst(4)]
    }
    guard parts[0].count == 4, let year = Int(parts[0]), (1000...9999).contains(year) else {
      return nil
    }
    if parts.count == 1 { return (.year, year, 1) }
    let isSchoolYear = parts[1].count == 2 && Int(parts[1]) == (year + 1) % 100
    if isSchoolYear, parts.count == 3 {
      return readPart(parts[2]).flatMap { $0.step == .half ? (.schoolHalf, year, $0.part) : nil }
    }
    guard parts.count == 2 else { return nil }
    if let (step, part) = readPart(parts[1]) { return (step, year, part) }
    if let month = Int(parts[1]), parts[1].count == 2, (1...12).contains(month) {
      return (.month, year, month)
    }
    return isSchoolYear ? (.schoolYear, year, 1) : nil
  }

  private static func readPart(_ text: Substring) -> (step: Step, part: Int)? {
    guard text.count == 2, let letter = text.first, let number = Int(text.dropFirst()) else {
      return nil
    }
    switch (letter, number) {
    case ("S", 1...2), ("H", 1...2): return (.half, number)
    case ("Q", 1...4): return (.quarter, number)
    default: return nil
    }
  }

  private static func readWords(_ text: String) -> (step: Step, year: Int, part: Int)? {
    let words = text.split(separator: " ")
    guard words.count >= 3, let year = Int(words[2]), words[2].count == 4,
      words.count == 3 || (words.count == 4 && ["г.", "года", "год"].contains(words[3]))
    else { return nil }
    let numbers = ["I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4]
    guard let part = numbers[String(words[0])] else { return nil }
    switch words[1] {
    case "полугодие", "п.": return part <= 2 ? (.half, year, part) : nil
    case "квартал", "кв.": return (.quarter, year, part)
    default: return nil
    }
  }
}
