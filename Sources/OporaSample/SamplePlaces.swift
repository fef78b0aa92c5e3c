import OporaLanguage

/// The creation of new places: what was planned and made, and what was done on them.
struct SamplePlaces {
  var places = TableBytes(
    .old,
    header: [
      "ОКТМО муниципального образования", "Год создания", "Код организации", "Направленность",
      "Запланировано новых мест", "Создано новых мест",
    ])
  var activity = TableBytes(
    .machine,
    header: [
      "ОКТМО муниципального образования", "Год", "На дату", "Обучено детей на новых местах",
      "Мероприятий с участием детей с новых мест", "Участников мероприятий",
      "Педагогов на новых местах", "Из них педагогов, повысивших квалификацию",
      "Привлекаемых специалистов", "Из них специалистов, повысивших квалификацию",
      "Руководителей", "Из них руководителей, повысивших квалификацию",
    ])

  private static let latestShare = [75, 100, 60, 90, 50, 80, 100, 70, 40]

  /// Places planned and created in each of the years of population.
  static func created(
    in municipality: SampleMunicipality, children: Int
  ) -> [(planned: Int, created: Int)] {
    municipality.newPlaces.enumerated().map { index, share in
      let planned = max(4, children * share / 10_000 / 2 * 2)
      // One district fell behind its plan; some of the latest year's places are still to come.
      if index == 3 { return (planned, planned * latestShare[municipality.number % 9] / 100) }
      return (planned, municipality.number == 5 && index == 2 ? planned * 3 / 4 : planned)
    }
  }

  /// Places to fill by school year and year of creation; from 86 to 97 of a hundred are taken.
  static func free(
    in municipality: SampleMunicipality, children: Int, _ random: inout SampleRandom
  ) -> [[Int]] {
    let created = created(in: municipality, children: children)
    return SampleDays.schoolYears.map { opening in
      created.enumerated().map { index, places in
        let year = SampleTally.populationYears[index]
        guard year <= opening + 1 else { return 0 }
        return places.created * (86 + random.below(12)) / 100 / (year > opening ? 2 : 1)
      }
    }
  }

  mutating func write(_ network: SampleNetwork, children: Int, _ tally: SampleTally) {
    let municipality = network.municipality
    let created = Self.created(in: municipality, children: children)
    for (index, all) in created.enumerated() {
      let year = SampleTally.populationYears[index]
      for (part, direction) in [SampleNetwork.Direction.technical, .science].enumerated() {
        let planned = part == 0 ? all.planned / 2 : all.planned - all.planned / 2
        let made = part == 0 ? all.created / 2 : all.created - all.created / 2
        places.row([
          municipality.code, String(year), network.organisationID(part), direction.rawValue,
          String(planned), String(made),
        ])
      }
      if year > 2022 { writeActivity(municipality, year, tally.newPlaceLearners[year - 2023]) }
    }
  }

  private mutating func writeActivity(
    _ municipality: SampleMunicipality, _ year: Int, _ learners: Int
  ) {
    let isLatest = year == 2025
    let pedagogues = max(2, learners / 28)
    let specialists = max(1, learners / 90)
    let numbers = [
      learners, isLatest ? 9 : 16 + municipality.number, learners / (isLatest ? 4 : 2), pedagogues,
      pedagogues - (isLatest ? pedagogues / 5 : pedagogues / 12), specialists,
      isLatest ? (specialists + 1) / 2 : specialists, 2,
      isLatest && municipality.number % 3 == 0 ? 1 : 2,
    ]
    activity.row(
      [municipality.code, String(year), isLatest ? "2025-06-30" : "\(year)-12-31"]
        + numbers.map(String.init))
  }
}
