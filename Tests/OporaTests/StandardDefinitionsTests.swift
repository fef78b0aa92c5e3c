import OporaDefinitions
import OporaDiagnostics
import OporaLanguage
import StandardIndicators
import Testing

/// The files under `indicators/` hold what their README promises.
@Suite struct StandardDefinitionsTests {
  static let catalogue = DefinitionCatalogue.load(
    files: embeddedIndicatorFiles.map { (name: $0.name, text: $0.json5) })

  @Test func everyFileLoadsWithoutAFinding() {
    let said = Self.catalogue.findings.map { finding in
      "\(finding.place.file):\(finding.place.line ?? 0) \(finding.code) \(finding.message.ru)"
    }
    #expect(said == [])
  }
}
