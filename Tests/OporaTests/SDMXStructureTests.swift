import Opora
import OporaIndicators
import OporaRegistry
import Testing

/// The structure message of SDMX; that it fits the schemas is shown by Tests/CrossCheck/exports.py.
@Suite struct SDMXStructureTests {
  private static func message(of name: String = "Округ «М & К»") throws -> String {
    let files = [
      "municipalities.csv": "municipality,name\n99601000,\(name)\n",
      "practices.csv": """
      practice_id,municipality,direction,submitted_on
      1,99601000,sport,2024-02-01

      """,
    ].sorted { $0.key < $1.key }.map { InputFile(name: $0, bytes: Array($1.utf8)) }
    let monitoring = Monitoring(Workspace(files: files))
    let period = try #require(monitoring.period("2024-S1"))
    let values = monitoring.values(
      in: [period], indicators: ["best-practices"], breakdowns: ["direction"])
    return SDMXStructure(of: values, by: monitoring).text
  }

  /// The columns of the data behind the first three, in their order.
  @Test func everyColumnOfTheDataIsAComponent() throws {
    let text = try Self.message()
    var rest = text[...]
    for column in SDMXTable.columns.dropFirst(3) {
      let concept = "<str:Concept id=\"\(column)\">"
      let place = try #require(rest.firstRange(of: concept), "\(column)")
      rest = rest[place.upperBound...]
    }
  }

  @Test func codesAreThoseOfTheValuesInBothLanguages() throws {
    let text = try Self.message()
    #expect(text.contains("<str:Code id=\"99601000\"><com:Name xml:lang=\"ru\">Округ «М &amp; К»<"))
    #expect(text.contains("<str:Code id=\"_T\"><com:Name xml:lang=\"ru\">Всего</com:Name>"))
    #expect(text.contains("<str:Code id=\"best-practices\">"))
    #expect(text.contains("<com:Name xml:lang=\"en\">Half-yearly</com:Name>"))
    #expect(text.contains("<mes:Prepared>2024-06-30T00:00:00</mes:Prepared>"))
  }

  @Test(arguments: ["<b>", "]]>", "&amp;", "\u{1}\u{FFFF}x"])
  func noNameBreaksTheMessage(name: String) throws {
    let text = try Self.message(of: name)
    #expect(!text.contains("<b>") && !text.contains("]]>") && !text.contains("\u{1}"))
    #expect(!text.contains("&amp;amp;") || name == "&amp;")
  }
}
