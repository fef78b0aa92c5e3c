import OporaLanguage
import Testing

@Suite struct MunicipalityNameTests {
  struct Row: Sendable {
    let name, genitive, along, inside, short, english: String
  }

  static let rows = [
    Row(
      name: "Мосальский муниципальный округ", genitive: "Мосальского муниципального округа",
      along: "по Мосальскому муниципальному округу",
      inside: "в Мосальском муниципальном округе", short: "Мосальский м.\u{A0}о.",
      english: "Mosalsky Municipal Okrug"),
    Row(
      name: "Кашинский городской округ", genitive: "Кашинского городского округа",
      along: "по Кашинскому городскому округу", inside: "в Кашинском городском округе",
      short: "Кашинский г.\u{A0}о.", english: "Kashinsky Urban Okrug"),
    Row(
      name: "Всеволожский муниципальный район", genitive: "Всеволожского муниципального района",
      along: "по Всеволожскому муниципальному району",
      inside: "во Всеволожском муниципальном районе", short: "Всеволожский м.\u{A0}р-н",
      english: "Vsevolozhsky Municipal District"),
    Row(
      name: "городской округ город Кашин", genitive: "городского округа город Кашин",
      along: "по городскому округу город Кашин", inside: "в городском округе город Кашин",
      short: "г.\u{A0}о. Кашин", english: "Kashin Urban Okrug"),
    Row(
      name: "ЗАТО Озёрный", genitive: "ЗАТО Озёрный", along: "по ЗАТО Озёрный",
      inside: "в ЗАТО Озёрный", short: "ЗАТО Озёрный", english: "ZATO Ozyorny"),
    Row(
      name: "муниципальное образование «Город Заречье»",
      genitive: "муниципального образования «Город Заречье»",
      along: "по муниципальному образованию «Город Заречье»",
      inside: "в муниципальном образовании «Город Заречье»", short: "МО «Город Заречье»",
      english: "«Gorod Zareche» Municipality"),
    Row(
      name: "Ханты-Мансийский муниципальный район Нижней области",
      genitive: "Ханты-Мансийского муниципального района Нижней области",
      along: "по Ханты-Мансийскому муниципальному району Нижней области",
      inside: "в Ханты-Мансийском муниципальном районе Нижней области",
      short: "Ханты-Мансийский м.\u{A0}р-н Нижней области",
      english: "Khanty-Mansiysky Nizhney oblasti Municipal District"),
    Row(
      name: "Нижний район", genitive: "Нижнего района", along: "по Нижнему району",
      inside: "в Нижнем районе", short: "Нижний р-н", english: "Nizhny District"),
    Row(
      name: "ЩУЧИНСКИЙ РАЙОН", genitive: "ЩУЧИНСКОГО РАЙОНА", along: "по ЩУЧИНСКОМУ РАЙОНУ",
      inside: "в ЩУЧИНСКОМ РАЙОНЕ", short: "ЩУЧИНСКИЙ р-н", english: "SHCHUCHINSKY District"),
    Row(
      name: "Мосальский", genitive: "Мосальского", along: "по Мосальскому",
      inside: "в Мосальском", short: "Мосальский", english: "Mosalsky"),
    Row(
      name: "Кашин", genitive: "Кашин", along: "по Кашин", inside: "в Кашин", short: "Кашин",
      english: "Kashin"),
    Row(name: "", genitive: "", along: "по ", inside: "в ", short: "", english: ""),
  ]

  @Test(arguments: rows) func formsOfANameFollowItsKind(_ row: Row) {
    let name = MunicipalityName(row.name)
    #expect(name.genitive == row.genitive)
    #expect(name.along == row.along)
    #expect(name.inside == row.inside)
    #expect(name.short == row.short)
    #expect(name.english == row.english)
  }

  @Test func aFormGivenByTheDataWins() {
    let given = MunicipalityName("Кашин", prepositional: "Кашине", short: "Каш.", english: "K")
    #expect(given.inside == "в Кашине" && given.short == "Каш." && given.english == "K")
    #expect(given.along == "по Кашин")
    #expect(MunicipalityName("Фролово", prepositional: "во Фролове").inside == "во Фролове")
    #expect(MunicipalityName("Кашин", prepositional: "по Кашину").along == "по Кашину")
    #expect(MunicipalityName("Кашин", prepositional: " ").inside == "в Кашин")
  }
}
