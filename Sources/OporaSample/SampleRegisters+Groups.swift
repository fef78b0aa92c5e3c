import OporaLanguage

extension SampleRegisters {
  /// Writes the groups that a school year's learners need: fourteen learners on fifteen places.
  mutating func writeGroups(_ network: SampleNetwork, _ index: Int, _ tally: SampleTally) {
    let year = SampleDays.schoolYears[index]
    let served = network.served(inSchoolYear: index)
    var settlement = 0
    for programme in 0..<network.programmes {
      let learners = tally.learners[index][programme]
      guard learners > 0 else { continue }
      let isRural = network.isRural(programme)
      for _ in 0..<(learners + 13) / 14 {
        groupNumber += 1
        let place = isRural ? settlement % served : 0
        let village = SampleNetwork.hasChildren(settlement: place) ? place : 0
        let locality = isRural ? network.settlementCode(village) : network.centreCode
        settlement += isRural ? 1 : 0
        groups.row([
          "g-\(SampleNetwork.padded(groupNumber, 6))", network.programmeID(programme),
          network.municipality.code, locality, isRural ? "село" : "город",
          learners < 8 ? "10" : "15", "\(year)-09-01", "\(year + 1)-05-31",
          programme % 6 == 5 ? "сертификат" : "бюджет",
        ])
      }
    }
  }
}
