import OporaLanguage

/// An invented child: nothing but a key, a birthday and what the reports ask for.
struct SampleChild {
  let key: UInt64
  let birth: (year: Int, month: Int, day: Int)
  let birthday: CalendarDay
  let isGirl: Bool
  let isRural: Bool
  /// The rural settlement by number; meaningless for town children.
  let settlement: Int
  let hasLimitedHealth: Bool
  let isDisabled: Bool
  let isInHardship: Bool
  let isGifted: Bool
  /// How far the child is from learning anything, out of a thousand.
  var reluctance: Int

  init(
    key: UInt64, of municipality: SampleMunicipality, settlements: Int,
    _ random: inout SampleRandom
  ) {
    self.key = key
    let year = Self.birthYears[random.below(Self.birthYears.count)]
    let first = SampleDays.day(year, 1, 1)
    let isLeap = year % 4 == 0
    birthday = first.adding(days: random.below(isLeap ? 366 : 365))
    birth = birthday.components
    isGirl = random.below(1000) < 487
    isRural = random.below(1000) < municipality.ruralShare
    // Squared, so that a few settlements are large and most are small.
    let position = random.below(1000)
    let found = settlements * position * position / 1_000_000
    settlement = SampleNetwork.hasChildren(settlement: found) ? found : 0
    hasLimitedHealth = random.below(1000) < 34
    isDisabled = random.below(1000) < (hasLimitedHealth ? 240 : 8)
    isInHardship = random.below(1000) < 70
    isGifted = random.below(1000) < 25
    reluctance = random.below(1000)
  }

  /// How ready children of an age are to learn, out of a thousand.
  func readiness(inSchoolYear year: Int) -> Int {
    switch SampleDays.age(birth, on: year, 9, 1) {
    case ..<4: 0
    case 4: 90
    case 5, 6: 850
    case 7...11: 1110
    case 12...14: 1000
    case 15...17: 840
    default: 30
    }
  }

  /// The years of birth, each as often as children were born in it.
  private static let birthYears: [Int] = zip(
    2004...2020, [92, 90, 91, 96, 100, 102, 103, 103, 108, 108, 110, 110, 107, 96, 91, 84, 81]
  ).flatMap { year, births in repeatElement(year, count: births) }
}
