/// What was counted while the children of one municipality were made.
struct SampleTally {
  static let ages = 4...18
  static let populationYears = [2022, 2023, 2024, 2025]

  /// Learners by school year and programme, for making groups.
  var learners: [[Int]]
  /// People by year, age, sex and locality type, one after another.
  private var people: [Int]
  /// Children aged 5 to 17 on the latest 1 January by rural settlement.
  var settlementChildren: [Int]
  /// Children with limited health, disabled, in hardship, gifted: by year of population.
  var special: [[Int]]
  /// Learners on new places by school year.
  var newPlaceLearners = [0, 0, 0]
  /// New places still to fill, by school year and year of creation.
  var freePlaces: [[Int]]

  init(_ network: SampleNetwork, freePlaces: [[Int]]) {
    learners = Array(
      repeating: Array(repeating: 0, count: network.programmes), count: SampleDays.schoolYears.count
    )
    people = Array(repeating: 0, count: Self.populationYears.count * Self.ages.count * 4)
    settlementChildren = Array(repeating: 0, count: network.settlements)
    special = Array(repeating: [0, 0, 0, 0], count: Self.populationYears.count)
    self.freePlaces = freePlaces
  }

  mutating func count(_ child: SampleChild) {
    for (index, year) in Self.populationYears.enumerated() {
      let age = SampleDays.age(child.birth, on: year, 1, 1)
      guard Self.ages.contains(age) else { continue }
      people[place(index, age, isGirl: child.isGirl, isRural: child.isRural)] += 1
      guard (5...17).contains(age) else { continue }
      if child.hasLimitedHealth { special[index][0] += 1 }
      if child.isDisabled { special[index][1] += 1 }
      if child.isInHardship { special[index][2] += 1 }
      if child.isGifted { special[index][3] += 1 }
      if index == Self.populationYears.count - 1, child.isRural {
        settlementChildren[child.settlement] += 1
      }
    }
  }

  /// People of an age, sex and locality type on 1 January of a year of ``populationYears``.
  func people(_ year: Int, _ age: Int, isGirl: Bool, isRural: Bool) -> Int {
    people[place(year, age, isGirl: isGirl, isRural: isRural)]
  }

  private func place(_ year: Int, _ age: Int, isGirl: Bool, isRural: Bool) -> Int {
    ((year * Self.ages.count + age - Self.ages.lowerBound) * 2 + (isGirl ? 1 : 0)) * 2
      + (isRural ? 1 : 0)
  }
}
