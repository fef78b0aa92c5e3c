import OporaCSV
import OporaLanguage

/// A made register of enrolments: twelve columns, the same bytes for the same number of rows.
///
/// Children, dates and codes are spread as in a register of a region: sixty municipalities, one
/// child in eight on two programmes, four rows in ten of villages. Nobody in it exists.
struct EnrolmentRows {
  /// How the file is written.
  enum Style: CaseIterable {
    /// UTF-8, commas, line feeds.
    case plain
    /// Windows-1251, semicolons, CRLF, as Excel of a Russian Windows saves it.
    case windows
    /// Every cell in quotes.
    case quoted
    /// As ``plain``, but every hundredth birth date is none.
    case faulty
  }

  /// The period in which most rows count.
  static let period = "2024-S1"
  private static let header = [
    "enrolment_id", "child_id", "birth_date", "sex", "municipality", "locality_type",
    "organisation_id", "programme_id", "direction", "start_date", "end_date", "status",
  ]
  private static let directions = [
    "Техническая", "Естественнонаучная", "Физкультурно-спортивная", "Художественная",
    "Туристско-краеведческая", "Социально-гуманитарная",
  ]
  private static let statuses = ["обучается", "отчислен", "завершил"]

  /// Rows below the header.
  let count: Int

  /// The file's bytes.
  func bytes(_ style: Style = .plain) -> [UInt8] {
    var text = line(Self.header, style)
    text.reserveCapacity(count * 140)
    var chance = Chance(seed: 2024)
    for number in 0..<count {
      text += line(
        cells(of: number, &chance, isFaulty: style == .faulty && number % 100 == 7), style)
    }
    return style == .windows ? TextEncoding.windows1251.encode(text) : Array(text.utf8)
  }

  private func line(_ cells: [String], _ style: Style) -> String {
    switch style {
    case .plain, .faulty: cells.joined(separator: ",") + "\n"
    case .windows: cells.joined(separator: ";") + "\r\n"
    case .quoted: "\"" + cells.joined(separator: "\",\"") + "\"\n"
    }
  }

  private func cells(of number: Int, _ chance: inout Chance, isFaulty: Bool) -> [String] {
    // Every ninth row is a further programme of an earlier child, who keeps all of their own.
    let child = number % 9 == 8 ? number / 2 : number
    var own = Chance(seed: UInt64(child))
    let birth = CalendarDay(number: Self.firstBirth + Int32(own.below(5800)))
    let municipality = own.below(60)
    let isRural = own.below(10) < 4
    let isMale = own.below(2) == 0
    let organisation = municipality * 50 + chance.below(50)
    let programme = organisation * 20 + chance.below(20)
    let start = Self.firstStart + Int32(chance.below(1000))
    let hasEnd = chance.below(100) < 45
    let status = hasEnd ? (chance.below(4) == 0 ? 1 : 2) : 0
    return [
      "e\(number)", "c\(Chance.mixed(UInt64(child)) % 1_000_000_000_000)",
      isFaulty ? "31.02.2015" : birth.iso, isMale ? "м" : "ж",
      "\(99_501_000 + municipality * 1000)",
      isRural ? "село" : "город", "o\(organisation)", "p\(programme)",
      Self.directions[programme % 6], CalendarDay(number: start).iso,
      hasEnd ? CalendarDay(number: start + 30 + Int32(chance.below(370))).iso : "",
      Self.statuses[status],
    ]
  }

  /// 1 January 2005 and 1 September 2021.
  private static let firstBirth = CalendarDay(year: 2005, month: 1, day: 1)?.number ?? 0
  private static let firstStart = CalendarDay(year: 2021, month: 9, day: 1)?.number ?? 0
}

/// Chance that is the same everywhere: splitmix64, whole numbers only.
struct Chance {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x2545_F491_4F6C_DD1D }

  /// A number of `0..<bound`.
  mutating func below(_ bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Int((Chance.mixed(state) >> 33) % UInt64(bound))
  }

  /// Mixes the bits of a number; different numbers stay different.
  static func mixed(_ number: UInt64) -> UInt64 {
    var bits = number
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
