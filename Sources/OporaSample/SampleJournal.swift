import OporaLanguage

/// The journal of submissions: who handed in what, and when.
struct SampleJournal {
  /// The sources that municipalities hand in; the others are kept by the region itself.
  static let sources = [
    "enrolments", "programmes", "groups", "certificates", "certificate_programmes", "events",
    "staff", "quality_assessments", "network_contracts", "applications",
    "availability_models", "resources", "practices", "publications", "extended_day",
  ]
  static let newPlaceSources = ["new_places", "new_places_activity"]

  var table = TableBytes(
    .excel,
    header: [
      "Форма", "ОКТМО муниципального образования", "Отчётный период", "Дата представления",
      "Версия", "Статус",
    ])

  init(_ random: inout SampleRandom) {
    for period in SampleDays.halfYears {
      for municipality in SampleMunicipality.all {
        let extra = municipality.newPlaces.isEmpty ? [] : Self.newPlaceSources
        for source in Self.sources + extra {
          write(source, municipality, period.id, period.deadline, &random)
        }
      }
    }
  }

  private mutating func write(
    _ source: String, _ municipality: SampleMunicipality, _ period: String,
    _ deadline: CalendarDay, _ random: inout SampleRandom
  ) {
    let day = deadline.adding(days: -1 - random.below(9))
    switch (municipality.number, period, source) {
    case (7, "2024-S1", "enrolments"):
      return
    case (6, "2025-S1", _):
      row(source, municipality, period, deadline.adding(days: 8), 1, "принят")
    case (9, "2024-S2", "enrolments"):
      row(source, municipality, period, deadline.adding(days: -9), 1, "возвращён")
      row(source, municipality, period, deadline.adding(days: -2), 2, "принят")
    default:
      row(source, municipality, period, day, 1, "принят")
    }
  }

  private mutating func row(
    _ source: String, _ municipality: SampleMunicipality, _ period: String, _ day: CalendarDay,
    _ version: Int, _ status: String
  ) {
    table.cell(source)
    table.cell(municipality.code)
    table.cell(period)
    table.cell(day)
    table.cell(version)
    table.cell(status)
    table.endRow()
  }
}
