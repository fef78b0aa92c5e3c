import OporaLanguage

/// The criteria of the rating that municipalities enter, and what the region accepted of them.
struct SampleCriteria {
  var table = TableBytes(
    .excel,
    header: [
      "ОКТМО муниципального образования", "Отчётный период", "Критерий", "Заявленное значение",
      "Подтверждение", "Дата подтверждения", "Принятое значение", "Основание решения",
    ])

  init(_ random: inout SampleRandom) {
    for period in SampleDays.halfYears {
      for municipality in SampleMunicipality.all {
        // The smallest municipality does not take part in the work with the media.
        let entries = [
          ("navigator-filled", random.chance(900) ? 1 : 0),
          ("network-contracts", random.below(municipality.number == 12 ? 2 : 8)),
          ("plan-done", 72 + random.below(29)), ("events-held", 1 + random.below(4)),
          ("media-plan", random.below(6)),
        ].prefix(municipality.number == 12 ? 4 : 5)
        for (criterion, value) in entries {
          write(criterion, value, municipality, period.id, period.end, &random)
        }
      }
    }
  }

  private mutating func write(
    _ criterion: String, _ claimed: Int, _ municipality: SampleMunicipality, _ period: String,
    _ end: CalendarDay, _ random: inout SampleRandom
  ) {
    table.cell(municipality.code)
    table.cell(period)
    table.cell(criterion)
    if criterion == "navigator-filled" {
      table.cell(claimed == 1 ? "да" : "нет")
    } else {
      table.cell(claimed)
    }
    let hasEvidence = claimed == 0 || !random.chance(50)
    if hasEvidence, claimed > 0 {
      table.cell("Справка МОЦ № \(municipality.number)/\(1 + random.below(40)) (образец)")
      table.cell(end.adding(days: -random.below(25)))
    } else {
      table.emptyCell()
      table.emptyCell()
    }
    writeDecision(criterion, claimed, hasEvidence: hasEvidence, period, &random)
    table.endRow()
  }

  private mutating func writeDecision(
    _ criterion: String, _ claimed: Int, hasEvidence: Bool, _ period: String,
    _ random: inout SampleRandom
  ) {
    let isYesNo = criterion == "navigator-filled"
    if !hasEvidence {
      // Returned: nothing is accepted before the evidence is there.
      if isYesNo { table.cell("нет") } else { table.cell(0) }
      table.cell("возвращено: нет подтверждения")
    } else if period == "2025-S1", random.chance(60) {
      table.emptyCell()
      table.cell("на рассмотрении")
    } else if !isYesNo, claimed > 2, random.chance(80) {
      table.cell(criterion == "plan-done" ? claimed - 7 : claimed - 1)
      table.cell("подтверждено частично")
    } else {
      if isYesNo { table.cell(claimed == 1 ? "да" : "нет") } else { table.cell(claimed) }
      table.emptyCell()
    }
  }
}
