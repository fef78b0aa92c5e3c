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

  /// W503 is meant: a child who learns two directions counts in both, and the report says so.
  @Test func everyFileLoadsWithoutAFinding() {
    let said = Self.catalogue.findings.filter { $0.code != "W503" }.map { finding in
      "\(finding.place.file):\(finding.place.line ?? 0) \(finding.code) \(finding.message.ru)"
    }
    #expect(said == [])
  }

  @Test func everyFileOfAFamilyBecomesAnIndicator() {
    let files = embeddedIndicatorFiles.map(\.name).filter { name in
      name.contains("/") && !name.hasPrefix("sources/") && !name.hasPrefix("ratings/")
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
      #expect(!indicator.examples.isEmpty, "\(indicator.id)")
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
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let readme = try String(
      contentsOf: root.appending(path: "indicators/README.md"), encoding: .utf8)
    for id in Self.catalogue.indicators.map(\.id) + Self.catalogue.forms.map(\.id) {
      #expect(readme.contains("`\(id)`"), "\(id)")
    }
  }
}

extension LocalizedText {
  /// Russian is there, and the English is not the Russian text standing in for it.
  var isInBothLanguages: Bool {
    !ru.isEmpty && !en.isEmpty && !en.unicodeScalars.contains { (0x400...0x4FF).contains($0.value) }
  }
}
