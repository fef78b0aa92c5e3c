import Foundation
import TestSupport
import Testing

@Suite("demo")
struct DemoTests {
  @Test func aSmallRegionAndItsReportsAreWritten() throws {
    try withTemporaryFolder { (folder: URL) throws -> Void in
      let run = try runOpora(["demo", "--out", "d", "--children", "600"], in: folder)
      #expect(run.code == 0, "\(run.words)")
      #expect(run.output.isEmpty)
      let named = run.words.split(separator: "\n").compactMap { line in
        line.split(separator: " ").last.map(String.init)
      }.filter { $0.hasSuffix("report.html") }
      #expect(named.count == 2)
      for path in named {
        #expect(FileManager.default.fileExists(atPath: folder.appending(path: path).path))
      }
    }
  }
}
