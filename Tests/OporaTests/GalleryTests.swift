import Foundation
import OporaCharts
import OporaLanguage
import TestSupport
import Testing

/// The pictures of the README's gallery are what the library draws of the sample region.
///
/// `RECORD_GOLDEN=1 swift test --filter GalleryTests` draws them anew and still fails the run.
@Suite struct GalleryTests {
  private static let gallery = Gallery(SamplesTests.monitoring)

  @Test(arguments: ChartKind.allCases)
  func everyKindHasItsPicture(kind: ChartKind) throws {
    let drawing = try Self.gallery.drawing(kind)
    #expect(drawing.warnings.map(\.ru) == [])
    let path = "reports/samples/gallery/\(kind.rawValue).svg"
    let place = repositoryRoot.appending(path: path)
    if ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil {
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(drawing.svg.utf8).write(to: place)
      Issue.record("recorded \(path); look at it and run again")
    }
    #expect(try String(contentsOf: place, encoding: .utf8) == drawing.svg, "\(path) is outdated")
    let readme = try String(
      contentsOf: repositoryRoot.appending(path: "README.md"), encoding: .utf8)
    #expect(readme.contains("![\(kind.title(.en))](\(path))"), "README shows no \(kind.rawValue)")
  }
}
