import OporaDefinitions
import OporaDiagnostics
import OporaLanguage
import TestSupport
import Testing

@Suite struct DefinitionFaultTests {
  @Test func theSmallCatalogueIsRight() {
    let catalogue = SmallCatalogue.load()
    let findings = FindingRenderer(.ru).text(catalogue.findings)
    #expect(findings.isEmpty)
    #expect(catalogue.indicators.map(\.id) == ["coverage-5-18", "coverage-gap"])
    #expect(catalogue.evaluationOrder == ["coverage-5-18", "coverage-gap"])
  }

  @Test(arguments: DefinitionFault.all)
  func everyFaultIsUnderlined(_ fault: DefinitionFault) throws {
    let original = SmallCatalogue.files().first { $0.name == fault.file }?.text ?? ""
    #expect(original.contains(fault.written), "the table is out of date")
    let catalogue = SmallCatalogue.load(in: fault.file, fault.written, fault.otherwise)
    let list = catalogue.findings.map { "\($0.code) \($0.underlined)" }
    let finding = try #require(
      fault.finding(in: catalogue), "found only \(list)")
    #expect(finding.underlined == fault.underlined)
  }

  /// A measure that cannot be read is one fault; that `value` uses it is not another.
  @Test func nothingFollowsFromABrokenMeasure() {
    let catalogue = SmallCatalogue.load(
      in: "coverage/coverage-5-18.json5", "count: 'distinct child_id'", "count: 'all'")
    #expect(catalogue.findings.map(\.code) == ["E005", "E602"])
  }

  /// A fault stops what it concerns: nothing is computed from it.
  @Test(arguments: DefinitionFault.all)
  func aFaultyIndicatorIsNotComputed(_ fault: DefinitionFault) {
    let catalogue = SmallCatalogue.load(in: fault.file, fault.written, fault.otherwise)
    let isError = catalogue.findings.contains { $0.severity == .error }
    #expect(
      isError == !["W304", "W305", "W306", "W405", "W406", "W604", "W503"].contains(fault.code))
    guard isError, fault.file.hasPrefix("coverage/") else { return }
    let stem = fault.file.dropFirst("coverage/".count).dropLast(".json5".count)
    #expect(!catalogue.indicators.contains { $0.id == stem })
    // The gap refers to the coverage and goes with it.
    #expect(!catalogue.indicators.contains { $0.id == "coverage-gap" })
    #expect(catalogue.evaluationOrder == catalogue.indicators.map(\.id))
  }

  /// The exact words in both languages, with the line, the carets and the advice.
  @Test(arguments: Language.allCases)
  func wordsAreThoseOfTheRecord(_ language: Language) {
    var record = ""
    for fault in DefinitionFault.all {
      let catalogue = SmallCatalogue.load(in: fault.file, fault.written, fault.otherwise)
      record += fault.finding(in: catalogue).map(FindingRenderer(language).text) ?? "–\n"
      record += "\n"
    }
    expectGolden(record, "definition-faults.\(language.rawValue).txt")
  }

  @Test func everyCodeHasACase() {
    let known = Set(DefinitionFault.all.map(\.code))
    // Versions and cycles have tests of their own; E801 belongs to the SQL back end.
    let elsewhere: Set = ["E008", "E009", "E407", "E603"]
    let all =
      ["E001", "E002", "E003", "E004", "E005", "E006", "E007", "E010", "E011"]
      + ["E101", "E102", "E103", "E104", "E105"]
      + ["E201", "E202", "E203", "E204", "E205", "E206", "E207", "E208"]
      + ["E301", "E302", "E303", "W304", "W305", "W306"]
      + ["E401", "E402", "E403", "E404", "W405", "W406"]
      + ["E501", "E502", "W503", "E504", "E601", "E602", "W604", "E701", "E702"]
    #expect(all.filter { !known.contains($0) && !elsewhere.contains($0) } == [])
  }
}
