import Foundation
import Opora
import OporaDefinitions
import OporaDiagnostics
import OporaIndicators
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

  /// Adding an indicator touches one file, so the table may lack one; it names none that is gone.
  @Test func theReadmeNamesNothingThatIsNotThere() throws {
    let readme = try Self.readme()
    let table = try #require(readme.components(separatedBy: "## What is here").last)
    let known = Set(
      Self.catalogue.indicators.map(\.id) + Self.catalogue.forms.map(\.id)
        + Self.catalogue.controls.map(\.id))
    let named = table.components(separatedBy: "`").enumerated()
      .filter { $0.offset % 2 == 1 && !$0.element.contains("/") && !$0.element.contains(" ") }
      .map(\.element)
    #expect(named.count > 100)
    for id in named { #expect(known.contains(id), "\(id)") }
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

  /// The README's recipe, followed to the end: one file, and the figure is in `values`.
  @Test func theIndicatorOfTheReadmeComputesOnTheSampleRegion() throws {
    let blocks = try Self.readme().components(separatedBy: "```json5\n")
    let file = try #require(blocks.dropFirst().first?.components(separatedBy: "```").first)
    let monitoring = Monitoring(
      SamplesTests.monitoring.workspace,
      overlay: [(name: "coverage/girls-coverage.json5", text: file)])
    let period = try #require(monitoring.periods.last)
    let values = monitoring.values(in: [period], indicators: ["girls-coverage"])
    let numbers = values.cells.compactMap(\.outcome.number)
    #expect(numbers.count == 13)
    #expect(numbers.allSatisfy { ExactNumber(40) < $0 && $0 < ExactNumber(110) })
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
