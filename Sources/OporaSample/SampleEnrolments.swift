import OporaLanguage

/// Writes the register of enrolments, child by child.
struct SampleEnrolments {
  /// Whether, when and how a child learns on one programme.
  private struct Row {
    var start: CalendarDay
    var end: CalendarDay?
    var status: Status
    var newPlaceYear: Int?
  }

  private enum Status: Int, CaseIterable {
    case studying, expelled, completed

    var text: String {
      switch self {
      case .studying: "обучается"
      case .expelled: "отчислен"
      case .completed: "завершил"
      }
    }
  }

  private(set) var table: TableBytes
  private var number = 0
  private let statuses: [[UInt8]]
  private let sexes: [[UInt8]]
  private let localities: [[UInt8]]
  private let directions: [[[UInt8]]]
  private let financings: [[UInt8]]
  private let answers: [[UInt8]]
  private let codes: [[UInt8]]
  private let programmeIDs: [[[UInt8]]]
  private let organisationIDs: [[[UInt8]]]
  private let networks: [SampleNetwork]

  init(_ networks: [SampleNetwork]) {
    table = TableBytes(
      .machine,
      header: [
        "Номер зачисления", "Код ребёнка", "Дата рождения", "Пол",
        "ОКТМО муниципального образования", "ОКТМО места жительства", "Город/село",
        "Код организации", "Код программы", "Направленность", "Дата зачисления",
        "Дата отчисления", "Статус", "Источник финансирования", "ОВЗ", "Инвалидность", "ТЖС",
        "Одарённый", "Год создания нового места",
      ])
    let table = table
    func ready(_ texts: [String]) -> [[UInt8]] { texts.map { table.prepared($0) } }
    self.networks = networks
    statuses = ready(Status.allCases.map(\.text))
    sexes = ready(["м", "ж"])
    localities = ready(["город", "село"])
    financings = ready(["бюджет", "сертификат", "платное", "частное"])
    answers = ready(["нет", "да"])
    codes = ready(networks.map(\.municipality.code))
    programmeIDs = networks.map { network in
      ready((0..<network.programmes).map(network.programmeID))
    }
    organisationIDs = networks.map { network in
      ready((0..<network.organisations).map(network.organisationID))
    }
    directions = networks.map { network in
      ready((0..<network.programmes).map { network.direction(of: $0).rawValue })
    }
  }

  mutating func drain() -> [UInt8] { table.drain() }

  /// Writes all rows of a child who lives in the municipality at an index.
  mutating func write(
    _ child: inout SampleChild, of home: Int, _ tally: inout SampleTally,
    _ random: inout SampleRandom
  ) {
    let learns = schoolYearsOfLearning(&child, home, &random)
    var index = 0
    while index < learns.count {
      guard learns[index] else {
        index += 1
        continue
      }
      // A third of the children stay on one programme for as long as they learn at all.
      let stays = random.chance(350)
      let length = stays ? learns[index...].prefix { $0 }.count : 1
      write(child, home, home, index..<index + length, &tally, &random)
      for year in index..<index + length { writeFurther(child, home, year, &tally, &random) }
      index += length
    }
  }

  private func schoolYearsOfLearning(
    _ child: inout SampleChild, _ home: Int, _ random: inout SampleRandom
  ) -> [Bool] {
    let municipality = networks[home].municipality
    return SampleDays.schoolYears.indices.map { index in
      // Some children begin and others give up, whatever they did the year before.
      if index > 0, random.chance(130) { child.reluctance = random.below(1000) }
      let share = child.isRural ? municipality.rural[index] : municipality.urban[index]
      let readiness = child.readiness(inSchoolYear: SampleDays.schoolYears[index])
      return child.reluctance < share * readiness / 1000
    }
  }

  private mutating func writeFurther(
    _ child: SampleChild, _ home: Int, _ year: Int, _ tally: inout SampleTally,
    _ random: inout SampleRandom
  ) {
    if random.chance(340) {
      // A few learn in the next municipality, where they count too.
      let place = random.chance(45) ? (home + 1) % networks.count : home
      write(child, home, place, year..<year + 1, &tally, &random)
    }
    if random.chance(70) { write(child, home, home, year..<year + 1, &tally, &random) }
    if random.chance(15) { writeSummer(child, home, year, &random) }
  }

  private mutating func write(
    _ child: SampleChild, _ home: Int, _ place: Int, _ years: Range<Int>,
    _ tally: inout SampleTally, _ random: inout SampleRandom
  ) {
    let network = networks[place]
    let programme =
      place == home
      ? network.programme(rural: child.isRural, &random)
      : random.below(SampleNetwork.fewestProgrammes)
    var row = self.row(years, &random)
    if place == home {
      let direction = network.direction(of: programme)
      if [.technical, .science, .tourism].contains(direction) {
        takeNewPlace(&row, years, &tally, &random)
      }
      for year in years { tally.learners[year][programme] += 1 }
    }
    write(child, home, place, programme, row, &random, age: years.lowerBound)
  }

  private func row(_ years: Range<Int>, _ random: inout SampleRandom) -> Row {
    let year = SampleDays.schoolYears[years.lowerBound]
    let lastYear = SampleDays.schoolYears[years.upperBound - 1] + 1
    let start =
      switch random.below(100) {
      case ..<60: SampleDays.day(year, 9, 1)
      case ..<86: SampleDays.day(year, 9, 2 + random.below(19))
      case ..<93: SampleDays.day(year, 10, 1 + random.below(31))
      default: SampleDays.day(year + 1, 1, 9 + random.below(23))
      }
    let isLong = years.count > 1
    if !isLong, random.chance(48) {
      let end = min(start.adding(days: 25 + random.below(150)), SampleDays.day(lastYear, 5, 29))
      return Row(start: start, end: end, status: .expelled)
    }
    if !isLong, start < SampleDays.day(year, 12, 1), random.chance(30) {
      let end = SampleDays.day(year, 12, 20 + random.below(9))
      return Row(start: start, end: end, status: .completed)
    }
    if years.upperBound == SampleDays.schoolYears.count, random.chance(isLong ? 700 : 420) {
      return Row(start: start, end: nil, status: .studying)
    }
    let day = random.chance(80) ? 20 + random.below(11) : 31
    return Row(start: start, end: SampleDays.day(lastYear, 5, day), status: .completed)
  }

  /// Puts an enrolment on a new place if one is free in the school years it lasts.
  private func takeNewPlace(
    _ row: inout Row, _ years: Range<Int>, _ tally: inout SampleTally,
    _ random: inout SampleRandom
  ) {
    guard row.status != .expelled, random.chance(450) else { return }
    let first = years.lowerBound
    for created in tally.freePlaces[first].indices
    where years.allSatisfy({ tally.freePlaces[$0][created] > 0 }) {
      for year in years {
        tally.freePlaces[year][created] -= 1
        tally.newPlaceLearners[year] += 1
      }
      let createdIn = SampleTally.populationYears[created]
      row.newPlaceYear = createdIn
      // Places that are created in the middle of a school year open in February.
      let opening = SampleDays.schoolYears[first]
      row.start =
        createdIn > opening ? SampleDays.day(createdIn, 2, 1) : SampleDays.day(opening, 9, 1)
      if row.end != nil {
        row.end = SampleDays.day(SampleDays.schoolYears[years.upperBound - 1] + 1, 5, 31)
      }
      return
    }
  }

  private mutating func writeSummer(
    _ child: SampleChild, _ home: Int, _ index: Int, _ random: inout SampleRandom
  ) {
    let year = SampleDays.schoolYears[index]
    let start = SampleDays.day(year, 7, 1 + random.below(10))
    let row = Row(start: start, end: start.adding(days: 20), status: .completed)
    let programme = networks[home].programme(rural: child.isRural, &random)
    write(child, home, home, programme, row, &random, age: index)
  }

  private mutating func write(
    _ child: SampleChild, _ home: Int, _ place: Int, _ programme: Int, _ row: Row,
    _ random: inout SampleRandom, age index: Int
  ) {
    number += 1
    table.cell(1_000_000 + number)
    table.cell(key: child.key)
    table.cell(child.birthday)
    table.cell(sexes[child.isGirl ? 1 : 0])
    table.cell(codes[place])
    table.cell(codes[home])
    table.cell(localities[child.isRural ? 1 : 0])
    table.cell(organisationIDs[place][networks[place].organisation(of: programme)])
    table.cell(programmeIDs[place][programme])
    table.cell(directions[place][programme])
    table.cell(row.start)
    if let end = row.end { table.cell(end) } else { table.emptyCell() }
    table.cell(statuses[row.status.rawValue])
    table.cell(financing(index, &random))
    for answer in [child.hasLimitedHealth, child.isDisabled, child.isInHardship, child.isGifted] {
      table.cell(answers[answer ? 1 : 0])
    }
    if let year = row.newPlaceYear { table.cell(year) } else { table.emptyCell() }
    table.endRow()
  }

  /// Certificates pay for more enrolments every school year.
  private func financing(_ index: Int, _ random: inout SampleRandom) -> [UInt8] {
    switch random.below(1000) {
    case ..<(150 + 45 * index): financings[1]
    case 900..<975: financings[2]
    case 975...: financings[3]
    default: financings[0]
    }
  }
}

extension SampleEnrolments {
  /// The rows that a person would have to mend: few, one of each kind.
  mutating func writeFaults() {
    let home = networks[0]
    let (code, programme) = (home.municipality.code, home.programmeID(1))
    let organisation = home.organisationID(1)
    func row(
      _ number: String, _ birth: String, _ direction: String, _ start: String, _ end: String,
      _ status: String, _ programmeID: String? = nil
    ) -> [String] {
      [
        number, "cfault" + number, birth, "ж", code, code, "город", organisation,
        programmeID ?? programme, direction, start, end, status, "бюджет", "нет", "нет", "нет",
        "нет", "",
      ]
    }
    let arts = SampleNetwork.Direction.arts.rawValue
    // No such day; no such status; ends before it begins; a direction that the list lacks; no birth
    // date; a programme that is in no register; the same number twice.
    table.row(row("900001", "2013-02-30", arts, "2024-09-01", "", "обучается"))
    table.row(row("900002", "2012-05-14", arts, "2024-09-31", "", "обучается"))
    table.row(row("900003", "2011-11-03", arts, "2024-09-01", "", "переведён"))
    table.row(row("900004", "2014-07-21", arts, "2024-09-02", "2023-12-25", "завершил"))
    table.row(row("900005", "2015-01-19", "робототехническая", "2024-09-02", "", "обучается"))
    table.row(row("900006", "", arts, "2024-09-02", "", "обучается"))
    table.row(row("900007", "2013-03-08", arts, "2024-09-02", "", "обучается", "p-01-9999"))
    table.row(row("900008", "2012-10-10", arts, "2024-09-02", "", "обучается"))
    table.row(row("900008", "2012-10-10", arts, "2024-09-02", "", "обучается"))
  }
}
