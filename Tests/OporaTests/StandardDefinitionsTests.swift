import Foundation
import OporaDefinitions
import OporaDiagnostics
import OporaLanguage
import StandardIndicators
import Testing

/// The files under `indicators/` load clean and say what a reader needs.
@Suite struct StandardDefinitionsTests {
  static let catalogue = DefinitionCatalogue.load(
    files: embeddedIndicatorFiles.map { (name: $0.name, text: $0.json5) })

  /// Only the reminder W503 is meant: a child who learns two directions counts in both.
  @Test func everyFileLoadsWithoutAFinding() {
    let said = Self.catalogue.findings.filter { $0.code != "W503" }.map { finding in
      "\(finding.place.file):\(finding.place.line ?? 0) \(finding.code) \(finding.message.ru)"
    }
    #expect(said == [])
  }

  @Test func everyFileOfAFamilyBecomesAnIndicator() {
    let files = embeddedIndicatorFiles.map(\.name).filter { name in
      name.contains("/") && !name.hasPrefix("sources/") && !name.hasPrefix("ratings/")
        && !name.hasPrefix("calendars/") && !name.hasPrefix("checks/")
    }
    #expect(files.count == Self.catalogue.indicators.count)
  }

  @Test func idsAreSlugsWithAHyphen() {
    for indicator in Self.catalogue.indicators {
      #expect(indicator.id.contains("-"), "\(indicator.id)")
    }
  }

  /// A figure is published with its meaning and with where the method comes from.
  @Test func everyIndicatorIsToldInBothLanguages() {
    for indicator in Self.catalogue.indicators {
      for text in [indicator.title, indicator.shortTitle, indicator.meaning, indicator.basis] {
        #expect(text.isInBothLanguages, "\(indicator.id)")
      }
      #expect(indicator.basis.ru == "методика по умолчанию, не утверждена РМЦ")
    }
  }

  @Test func everyIndicatorHasWorkedExamples() {
    for indicator in Self.catalogue.indicators {
      #expect(indicator.examples.count >= 3, "\(indicator.id)")
      #expect(indicator.examples.contains { $0.missing != nil }, "\(indicator.id)")
    }
  }

  @Test func everyTargetNamesItsSource() {
    for indicator in Self.catalogue.indicators {
      for target in indicator.targets { #expect(!target.source.isEmpty, "\(indicator.id)") }
    }
    let coverage = Self.catalogue.indicator("coverage-5-18")?.targets
    #expect(coverage?.map(\.year) == [2024])
    #expect(coverage?.first?.value == ExactNumber(80))
    #expect(coverage?.first?.level == "region")
  }

  @Test func theReadmeNamesEveryIndicatorAndForm() throws {
    let readme = try Self.readme()
    for id in Self.catalogue.indicators.map(\.id) + Self.catalogue.forms.map(\.id) {
      #expect(readme.contains("`\(id)`"), "\(id)")
    }
  }

  /// The README's first example is a whole file; its second goes into that file.
  @Test func theExamplesOfTheReadmeAreRight() throws {
    let blocks = try Self.readme().components(separatedBy: "```json5\n").dropFirst().compactMap {
      $0.components(separatedBy: "```").first
    }
    try #require(blocks.count == 2)
    let file = blocks[0].replacing(
      "value: 'covered / girls',", with: "value: 'covered / girls'," + blocks[1])
    let embedded = embeddedIndicatorFiles.map { (name: $0.name, text: $0.json5) }
    let catalogue = DefinitionCatalogue.load(
      files: embedded, overlay: [(name: "coverage/girls-coverage.json5", text: file)])
    #expect(catalogue.findings.filter { $0.severity > .info }.map(\.message.ru) == [])
    #expect(catalogue.indicator("girls-coverage")?.examples.count == 1)
  }

  private static func readme() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "indicators/README.md"), encoding: .utf8)
  }
}

extension LocalizedText {
  /// Russian is there, and the English is not the Russian text standing in for it.
  var isInBothLanguages: Bool {
    !ru.isEmpty && !en.isEmpty && !en.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }
  }
}
