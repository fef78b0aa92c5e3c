import Opora
import OporaDefinitions
import OporaDiagnostics
import OporaIndicators
import OporaLanguage
import OporaRegistry
import Testing

/// The control relations of `indicators/checks/` find what their worked examples say, through files,
/// import and all.
@Suite struct StandardControlsTests {
  static let catalogue = StandardDefinitionsTests.catalogue

  /// An example with the relation it belongs to.
  struct Case: Sendable, CustomTestStringConvertible {
    var relation: ControlRelation
    var example: DefinitionExample
    var testDescription: String { "\(relation.id): \(example.title.en)" }
  }

  static let cases: [Case] = catalogue.controls.flatMap { relation in
    relation.indicator.examples.map { Case(relation: relation, example: $0) }
  }

  @Test(arguments: cases)
  func exampleFindsWhatItSaysInEitherOrderOfRows(_ example: Case) throws {
    for isReversed in [false, true] {
      let found = try Self.findings(of: example, isReversed: isReversed)
      #expect(ExactNumber(found.count) == example.example.value)
      for finding in found {
        #expect(finding.severity == example.relation.severity)
        #expect(finding.message.isInBothLanguages)
        #expect(finding.fix.isInBothLanguages)
      }
    }
  }

  @Test func everyRelationIsToldInBothLanguagesAndHasBothOutcomes() {
    #expect(Self.catalogue.controls.count >= 12)
    for relation in Self.catalogue.controls {
      for text in [relation.title, relation.explanation, relation.remedy] {
        #expect(text.isInBothLanguages, "\(relation.id)")
      }
      let outcomes = relation.indicator.examples.compactMap(\.value)
      #expect(outcomes.contains(.zero) && outcomes.contains { !$0.isZero }, "\(relation.id)")
      #expect(relation.code.hasPrefix("KC-"), "\(relation.id)")
    }
    let codes = Self.catalogue.controls.map(\.code)
    #expect(Set(codes).count == codes.count)
  }

  @Test func aRelationOverMeasuresNamesTheMunicipalityAndItsFigures() throws {
    let example = try #require(Self.cases.first { $0.relation.id == "coverage-over-hundred" })
    let finding = try #require(try Self.findings(of: example, isReversed: false).first)
    #expect(finding.code == "control-relation")
    #expect(finding.detail == "coverage-over-hundred")
    #expect(finding.key == "99601000")
    #expect(
      finding.message.ru
        == "99601000, II полугодие 2024\u{A0}г.: занимающихся больше, чем детей – "
        + "covered = 2; population = 1")
    #expect(finding.expected.ru == "covered <= population")
  }

  /// Nothing of a child may stand in a finding: neither the name nor the code.
  @Test func findingsOfRowsHoldNothingPersonal() throws {
    for example in Self.cases where example.relation.id.contains("child") {
      for finding in try Self.findings(of: example, isReversed: false) {
        #expect(finding.value == "" && finding.key == "")
        #expect(finding.place.line == 2)
        #expect(!finding.message.ru.contains("Корол"))
      }
    }
  }

  private static func findings(of example: Case, isReversed: Bool) throws -> [Finding] {
    let files = example.example.tables.map { table in
      let rows = isReversed ? table.rows.reversed() : table.rows
      let lines = [table.rows.first?.map(\.column) ?? []] + rows.map { $0.map(\.value) }
      let text = lines.map { line in
        line.map { "\"\($0)\"" }.joined(separator: ",") + "\n"
      }.joined()
      return InputFile(name: table.source + ".csv", bytes: Array(text.utf8))
    }
    let monitoring = Monitoring(Workspace(files: files))
    let period = try #require(monitoring.period(example.example.period))
    if case .program(let code) = example.relation.rule {
      return monitoring.findings().filter { $0.code == code }
    }
    return monitoring.controlFindings(in: period).filter { $0.detail == example.relation.id }
  }
}
