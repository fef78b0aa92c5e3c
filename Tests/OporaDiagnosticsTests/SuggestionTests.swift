import OporaDiagnostics
import Testing

@Suite struct SuggestionTests {
  static let columns = ["child_id", "birth_date", "start_date", "end_date", "status", "age"]

  @Test(
    arguments: [
      ("birthdate", "birth_date"), ("brith_date", "birth_date"), ("BIRTH_DATE", "birth_date"),
      ("сhild_id", "child_id"), ("statsu", "status"), ("ag", "age"), ("stat", "status"),
      ("start_dat", "start_date"),
    ])
  func theNearestNameIsFound(_ written: String, _ meant: String) {
    #expect(Suggestion.nearest(to: written, among: Self.columns) == meant)
  }

  @Test(arguments: [
    "", "x", "population", "id", "зачисление", String(repeating: "a", count: 5_000),
  ])
  func aNameFarFromAllIsNotGuessed(_ written: String) {
    #expect(Suggestion.nearest(to: written, among: Self.columns) == nil)
  }

  @Test func ofEquallyNearNamesTheFirstIsTaken() {
    #expect(Suggestion.nearest(to: "cat", among: ["cut", "car", "bat"]) == "cut")
  }

  @Test func cyrillicLettersInLatinNamesAreFound() throws {
    let alike = try #require(LookAlike.find(in: "сhild_id"))
    #expect(alike.offset == 0)
    #expect(alike.letter == "с")
    #expect(alike.mended == "child_id")
    #expect(LookAlike.find(in: "child_id") == nil)
    #expect(LookAlike.find(in: "охват") == nil)
  }
}
