import Foundation
import Opora
import OporaDiagnostics
import OporaIndicators
import OporaLanguage
import OporaRegistry
import OporaSample
import TestSupport
import Testing

/// In what order definitions and files are given changes nothing, bit for bit.
@Suite struct DefinitionOrderTests {
  private static let files = SampleRegion(children: 300).files()
    .filter { $0.path.hasSuffix(".csv") }
    .map { InputFile(name: $0.path, bytes: $0.bytes) }

  private static func cells(
    _ files: [InputFile], _ definitions: [(name: String, text: String)]
  ) throws -> [IndicatorValue] {
    let monitoring = Monitoring(Workspace(files: files), overlay: definitions)
    #expect(monitoring.definitionFindings.allSatisfy { $0.severity != .error })
    let period = try #require(monitoring.periods.last)
    return monitoring.values(in: [period.previous, period], breakdowns: ["direction"]).cells
  }

  @Test func theOrderOfDefinitionsAndFilesChangesNothing() throws {
    let folder = repositoryRoot.appending(path: "indicators").path
    let definitions = try DefinitionFolder.read(folder)
    #expect(definitions.count > 100)
    let straight = try Self.cells(Self.files, definitions)
    let turned = try Self.cells(Self.files.reversed(), definitions.reversed())
    let drawn = try Self.cells(Self.shuffled(Self.files), Self.shuffled(definitions))
    #expect(!straight.isEmpty)
    #expect(straight == turned)
    #expect(straight == drawn)
  }

  /// Elements in an order that is the same in every run.
  private static func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var (rest, result, state) = (elements, [Element](), UInt64(20_261_121))
    while !rest.isEmpty {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      result.append(rest.remove(at: Int(state >> 33) % rest.count))
    }
    return result
  }
}
