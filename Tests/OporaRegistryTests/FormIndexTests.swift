import OporaDefinitions
import OporaLanguage
import Testing

@testable import OporaRegistry

/// Headers against several forms at once.
@Suite struct FormIndexTests {
  static func form(_ id: String, _ columns: [(name: String, ru: String, aliases: [String])])
    -> SourceForm
  {
    let span = SourceSpan(file: "sources/\(id).json5", line: 1, column: 1)
    var form = SourceForm(id: id, title: LocalizedText(ru: id, en: id), span: span)
    form.columns = columns.map { name, ru, aliases in
      var column = SourceColumn(
        name: name, header: LocalizedText(ru: ru, en: name), type: .text, span: span)
      column.aliases = aliases
      return column
    }
    form.columns[0].columnRequired = true
    return form
  }

  static let index = FormIndex([
    form(
      "visits",
      [
        ("visit_id", "Посещение", []), ("child_id", "Ребёнок", ["Учащийся"]),
        ("day", "Дата", ["Ребёнок", "Число"]),
      ]),
    form("events", [("event_id", "Мероприятие", []), ("day", "День", ["Дата"])]),
    form("kinds", [("kind", "Вид", []), ("visit_id", "Посещение", [])]),
  ])

  @Test(arguments: [
    (["Посещение", "Дата"], "visits", [0, 2]), (["ДАТА:", "event_id"], "events", [1, 0]),
    (["Посещение", "Вид"], "kinds", [1, 0]),
    (["Учащийся", "число", "прочее"], "visits", [1, 2, nil]),
    (["Ребенок", "Посещение"], "visits", [1, 0]),
  ])
  func theFormWithMostColumnsIsFound(labels: [String], id: String, columns: [Int?]) throws {
    let match = try #require(Self.index.bestMatch(labels: labels))
    #expect(match.form.id == id)
    #expect(match.formColumns == columns)
  }

  @Test(arguments: [["Дата", "прочее"], [], ["", "?"]])
  func tooFewKnownLabelsFitNoForm(labels: [String]) {
    #expect(Self.index.bestMatch(labels: labels) == nil)
  }

  @Test func aFormThatIsToldIsMatchedWhateverFitsBetter() {
    let match = Self.index.match(labels: ["Дата", "Мероприятие"], source: "visits")
    #expect(match?.formColumns == [2, nil])
    #expect(match?.missing.map(\.name) == ["visit_id"])
    #expect(Self.index.match(labels: ["Дата"], source: "none") == nil)
  }

  @Test func labelsAreKnownHoweverTheirLettersAreSpelled() {
    let index = FormIndex([Self.form("hangul", [("a", "\u{AC00}", []), ("b", "Ё", [])])])
    #expect(index.isKnown("\u{1100}\u{1161}"))
    #expect(index.isKnown("е"))
    #expect(!index.isKnown("ё"))
  }
}
