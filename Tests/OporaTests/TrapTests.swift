import Foundation
import OporaDefinitions
import OporaLanguage
import Testing

/// What a naive reckoning gets wrong, and the test or worked example that holds it off.
@Suite struct TrapTests {
  enum Guard: Sendable {
    /// A test by its name.
    case test(String)
    /// A worked example of an indicator by its English title.
    case example(String, String)
    /// Why it cannot arise.
    case cannot(String)
  }

  static let traps: [(trap: String, guards: [Guard])] = [
    ("«5–18» leaves eighteen out", [.example("coverage-5-18", "Birthdays on the edge of the age")]),
    ("the day of the age is told with the indicator", [.test("everyCellIsThatOfTheEngines")]),
    ("29 February and completed years", [.test("everyCellIsThatOfTheSlowComputation")]),
    (
      "the denominator is the latest table not after the period",
      [.example("coverage-5-18", "The latest population table not after the period counts")]
    ),
    (
      "five-year bands do not give 5 to 17",
      [.example("coverage-5-18", "The band 15 to 19 is divided evenly: three fifths, an estimate")]
    ),
    (
      "a stale denominator, a slip of units",
      [.test("percentagesBesideTheirNumeratorsAreRecomputed")]
    ),
    (
      "more than 100 % is kept",
      [.example("group-occupancy", "More enrolments than places: nothing is cut off")]
    ),
    (
      "tiny denominators",
      [.test("aValueOverATinyDenominatorIsNotScored"), .test("noSmallCountIsShown")]
    ),
    (
      "a child counts once, and once in each direction",
      [.test("partsCountAChildInEachDirection"), .test("theWholeCountsEachChildOnceOverReporters")]
    ),
    (
      "place of study is not residence",
      [
        .example(
          "coverage-5-18-residents", "Own children learning elsewhere count, visitors do not")
      ]
    ),
    ("namesakes and spellings of names", [.test("aChildIsKnownByAnyOfTheColumns")]),
    (
      "sport counts too",
      [
        .example("coverage-statistical", "6 learners, 1.5 programmes per child, 8 children"),
        .cannot("the register holds sport as a direction, so that nobody is added twice"),
      ]
    ),
    (
      "on the list is not studying",
      [.example("coverage-5-18", "An expelled child is out, a finisher is in")]
    ),
    ("vacations: a stock is taken before them", [.test("aCutMovesTheEndAndTheStockDate")]),
    (
      "a stock is not a flow",
      [.example("group-occupancy", "A group that has ended gives no places")]
    ),
    (
      "frozen certificates are out of the stock",
      [.example("certificates-coverage", "Frozen and closed are out, frozen later is in")]
    ),
    (
      "kinds of certificates change",
      [.example("certificates-cap-used", "Frozen is left out, a social one is another kind")]
    ),
    ("a certificate in two exclusive registers", [.test("theTroublesAreThere")]),
    (
      "issued is not used",
      [
        .example(
          "certificates-used-of-held", "Empty and zero are not used; one of record is left out")
      ]
    ),
    (
      "roubles are not added to hours",
      [
        .cannot(
          "nominal has no unit and no indicator sums it; money and hours have sources of their own")
      ]
    ),
    (
      "programmes of financing are cut at New Year",
      [.example("certificates-funds-used", "The programme of the half before is left out")]
    ),
    ("holders under five", [.example("certificates-coverage", "Under five and eighteen are out")]),
    ("an open contract of an expelled child", [.test("theTroublesAreThere")]),
    (
      "a network programme is told by both partners",
      [
        .example(
          "network-programmes", "Two contracts of a programme; an ended contract is left out")
      ]
    ),
    (
      "a programme stands in several registers",
      [.example("programmes-in-registers", "A programme of two registers is one programme")]
    ),
    (
      "new places are not added again every year",
      [.example("new-places-created", "Places of last year are not added")]
    ),
    (
      "a yearly minimum is not halved",
      [.cannot("targets are those of a year; nothing divides them")]
    ),
    (
      "quality of programmes is not that of organisations",
      [
        .example(
          "organisations-quality", "An assessment of a programme is not one of an organisation")
      ]
    ),
    ("six directions in old and new words", [.test("onlyDirectionsAndTotalsKnowAnUnknownCode")]),
    ("the calendar belongs to the plan", [.test("theTextMeansTheseDays")]),
    (
      "repeated and undated items",
      [.test("theTextMeansTheseDays"), .test("standingsFollowTheDay")]
    ),
    ("a date outside the plan is legal", [.test("aDayOutsideThePlanIsLegalAndNoted")]),
    ("the end of the school year is configured", [.test("theSchoolYearEndsAsTheCalendarSays")]),
    ("numbers of items repeat", [.test("aMarkForANumberThatRepeatsNeedsItsSection")]),
    ("a target has a year and a level", [.test("everyTargetNamesItsSource")]),
    ("names of municipalities repeat", [.test("aNameThatTheListLacksIsToldOnce")]),
    (
      "codes change",
      [.cannot("the list of municipalities keeps codes with the years they hold in")]
    ),
    ("codes lose their first zero in Excel", [.test("aWrongTerritoryCodeIsNamed")]),
    ("urban and rural are kinds of settlements", [.test("spellingMeansTheCode")]),
    ("prefixes of settlements", [.test("spellingMeansTheCode")]),
    ("encodings differ within a folder", [.test("olderTablesAreInWindowsEncoding")]),
    (
      "decimal commas, blanks in numbers, words for nothing",
      [.test("numbersAreReadAsPeopleWriteThem")]
    ),
    ("quotes in unquoted fields, filler lines", [.test("recordsAreReadAsTheyWereMeant")]),
    ("dates side by side in several spellings", [.test("aDateIsRead")]),
    (
      "rounding once, targets on unrounded values",
      [.test("halvesAreRoundedAwayFromZero"), .test("targetsAreDecidedOnUnroundedValues")]
    ),
    (
      "growth may be bad; nothing is compared with nothing",
      [.test("aChangeAcrossVersionsIsABreakAndNextToMissingIsMissing")]
    ),
    (
      "missing data, ties and outliers of a rating",
      [
        .test("tooLittleDataGivesNoPlace"), .test("equalTotalsShareTheirPlaces"),
        .test("ratiosToTheBest"),
      ]
    ),
  ]

  @Test func allAreHeldOff() throws {
    #expect(Self.traps.count == 47)
    let tests = try Self.sources()
    for (trap, guards) in Self.traps {
      #expect(!guards.isEmpty, "\(trap)")
      for guarding in guards {
        switch guarding {
        case .test(let name): #expect(tests.contains("func \(name)("), "\(trap): \(name)")
        case .example(let id, let title):
          let indicator = StandardDefinitionsTests.catalogue.indicator(id)
          #expect(
            indicator?.examples.contains { $0.title.en == title } == true, "\(trap): \(title)")
        case .cannot(let reason): #expect(!reason.isEmpty)
        }
      }
    }
  }

  /// The text of all tests.
  private static func sources() throws -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    var text = ""
    while let file = files?.nextObject() as? URL {
      if file.pathExtension == "swift" { text += try String(contentsOf: file, encoding: .utf8) }
    }
    return text
  }
}
