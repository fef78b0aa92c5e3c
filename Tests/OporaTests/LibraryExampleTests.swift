import Foundation
import Opora
import OporaIndicators
import OporaReports
import TestSupport
import Testing

/// The README's lines for engineers, as they stand there: this file compiles them.
@Suite struct LibraryExampleTests {
  @Test func theReadmesLinesAreThoseThatAreCompiledHere() throws {
    let readme = try String(
      contentsOf: repositoryRoot.appending(path: "README.md"), encoding: .utf8)
    let own = try String(
      contentsOf: repositoryRoot.appending(path: "Tests/OporaTests/LibraryExampleTests.swift"),
      encoding: .utf8)
    let section = readme.components(separatedBy: "## As a library\n").last ?? ""
    let code = section.components(separatedBy: "\n## ").first ?? ""
    let blocks = code.components(separatedBy: "```swift\n").dropFirst().map { block in
      block.components(separatedBy: "\n```").first ?? ""
    }
    #expect(blocks.count == 2)
    for block in blocks {
      let lines = block.split(separator: "\n")
      #expect(lines.count <= 12, "the journeys take some ten lines")
      for line in lines where !line.hasPrefix("import") {
        #expect(own.contains(line.trimmingCharacters(in: .whitespaces)), "\(line)")
      }
    }
  }

  @Test func theLinesWork() throws {
    let monitoring = SamplesTests.monitoring
    try LibraryExampleTests.figures(monitoring)
    try LibraryExampleTests.campaign(monitoring)
  }

  /// Never called: the folder is the reader's.
  private static func opened() throws -> Monitoring {
    let monitoring = Monitoring(try Workspace.read(folder: "opora-demo/workspace"))
    return monitoring
  }

  private static func figures(_ monitoring: Monitoring) throws {
    if let period = monitoring.periods.last {
      let values = monitoring.values(
        in: [period], indicators: ["coverage-5-18"], breakdowns: ["direction"])
      let rating = monitoring.rating(in: period)
      let report = monitoring.report(.init(form: "region", period: period))
      #expect(!values.cells.isEmpty && rating != nil && report != nil)
    }
  }

  private static func campaign(_ monitoring: Monitoring) throws {
    if let period = monitoring.periods.last, let form = monitoring.reportForm("region"),
      let submission = monitoring.submission(
        .init(form: "half-year", period: period, municipality: "99512000"))
    {
      let archive = submission.archive
      let received = try ReceivedSubmission(archive: archive.bytes, name: archive.path)
      let check = SubmissionCheck(received, catalogue: monitoring.catalogue, program: "")
      let base = monitoring.reportBase(for: period, with: [received], program: "")
      let input = base.input(for: .init(form: form.id, period: period), of: monitoring)
      let comparison = Report.output(form, of: input)
      #expect(check.findings.isEmpty && !comparison.files.isEmpty)
    }
  }
}
