import OporaLanguage

/// Ready totals, as municipalities state them beside their registers: the statistical forms, and
/// the coverage they publish.
struct SampleTotals {
  var table = TableBytes(
    .machine,
    header: [
      "ОКТМО муниципального образования", "Отчётный период", "Показатель", "Значение",
      "Представлено, процентов",
    ])

  mutating func write(_ network: SampleNetwork, _ tally: SampleTally) {
    for (index, period) in SampleDays.halfYears.enumerated() {
      // The school year and the population table that a half-year falls into.
      let learners = tally.learners[min((index + 1) / 2, SampleDays.schoolYears.count - 1)]
      let sport = network.learners(learners) { $0 == .sport }
      let others = network.learners(learners) { $0 != .sport }
      let children = tally.children(index / 2 + 1)
      let covered = children * coverage(network.municipality, index) / 1000
      row(network, period.id, "Занимающиеся по форме 1-ДОП", others)
      row(network, period.id, "Занимающиеся по форме 5-ФК", sport)
      // One centre published a share of last year's children.
      let isStale = network.municipality.number == 7 && index == 3
      let published = isStale ? tally.children(index / 2) : children
      row(
        network, period.id, "Охвачено детей", covered,
        published: Self.tenths(covered, of: published))
      row(network, period.id, "Дети 5–17 лет", children)
    }
  }

  private func coverage(_ municipality: SampleMunicipality, _ period: Int) -> Int {
    let year = min((period + 1) / 2, municipality.urban.count - 1)
    let rural = municipality.ruralShare * municipality.rural[year]
    return ((1000 - municipality.ruralShare) * municipality.urban[year] + rural) / 1000
  }

  private mutating func row(
    _ network: SampleNetwork, _ period: String, _ measure: String, _ value: Int,
    published: String = ""
  ) {
    table.row([network.municipality.code, period, measure, String(value), published])
  }

  /// A share in percent with one decimal, rounded half up, as people publish it.
  private static func tenths(_ part: Int, of whole: Int) -> String {
    let tenths = (2000 * part + whole) / (2 * max(1, whole))
    return "\(tenths / 10).\(tenths % 10)"
  }
}

extension SampleNetwork {
  /// Learners of the programmes of some directions.
  fileprivate func learners(_ counts: [Int], where isAsked: (Direction) -> Bool) -> Int {
    counts.indices.filter { isAsked(direction(of: $0)) }.reduce(0) { $0 + counts[$1] }
  }
}

extension SampleTally {
  /// Children aged 5 to 17 on 1 January of a year of ``populationYears``.
  fileprivate func children(_ year: Int) -> Int {
    (5...17).reduce(0) { sum, age in
      sum
        + [(true, true), (true, false), (false, true), (false, false)].reduce(0) {
          $0 + people(year, age, isGirl: $1.0, isRural: $1.1)
        }
    }
  }
}
