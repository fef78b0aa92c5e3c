import Opora
import OporaDefinitions
import OporaDiagnostics
import Testing

/// What a run does not need of the embedded definitions stays unread, and nothing else changes.
@Suite struct DefinitionDemandTests {
  static let whole = StandardDefinitions.catalogue()

  @Test func embeddedFilesAreNamedByTheirIDs() {
    let nothing = StandardDefinitions.catalogue(
      demand: DefinitionDemand(indicators: [], hasForms: false))
    #expect(nothing.unreadIndicators == Set(Self.whole.indicators.map(\.id)))
    let ratings = Self.whole.ratingFiles.compactMap { file -> String? in
      if case .string(let id)? = file.tree["id"]?.kind { id } else { nil }
    }
    #expect(nothing.unreadRatings == Set(ratings))
    #expect(nothing.forms.map(\.id) == Self.whole.forms.map(\.id))
  }

  @Test func anIndicatorAloneIsReadWithAllThatItRefersTo() throws {
    for id in Set(Self.whole.indicators.map(\.id)) {
      let alone = StandardDefinitions.catalogue(
        demand: DefinitionDemand(indicators: [id], hasForms: false, hasExamples: false))
      let (one, other) = (try #require(alone.indicator(id)), try #require(Self.whole.indicator(id)))
      #expect(one.value.text == other.value.text)
      #expect(one.measures.map(\.name) == other.measures.map(\.name))
      #expect(one.examples.isEmpty && !other.examples.isEmpty)
      #expect(alone.findings.allSatisfy { $0.code == "W503" }, "\(id)")
      for reference in one.value.indicatorReferences {
        #expect(alone.indicator(reference.id) != nil)
      }
    }
  }

  @Test func anUnknownIDNeedsAllNames() {
    let catalogue = StandardDefinitions.catalogue(
      demand: DefinitionDemand(indicators: ["coverage-5-81"], hasForms: false))
    #expect(catalogue.indicators.count == Self.whole.indicators.count)
  }

  @Test func theUsersOwnFileCallsForWhatItRefersTo() {
    let own = """
      {
        id: 'own-growth', title: { ru: 'Рост', en: 'Growth' }, unit: 'percent',
        value: "indicator('coverage-5-18')",
      }
      """
    let catalogue = StandardDefinitions.catalogue(
      overlay: [(name: "own/own-growth.json5", text: own)],
      demand: DefinitionDemand(indicators: ["own-growth"], hasForms: false))
    #expect(catalogue.indicator("coverage-5-18") != nil)
    #expect(catalogue.unreadIndicators.count == Self.whole.indicators.count - 1)
  }
}
