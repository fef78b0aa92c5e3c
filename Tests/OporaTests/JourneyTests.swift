import Opora
import OporaIndicators
import OporaRegistry
import OporaReports
import Testing

/// The two journeys as an engineer writes them: a centre submits, a region compares.
@Suite struct JourneyTests {
  @Test func whatACentreSubmitsTheRegionVerifiesAndCompares() throws {
    let centre = SamplesTests.monitoring
    let period = try #require(centre.periods.last)
    let code = SamplesTests.municipality
    let submission = try #require(
      centre.submission(.init(form: "half-year", period: period, municipality: code)))

    let archive = submission.archive
    let received = try ReceivedSubmission(archive: archive.bytes, name: archive.path)
    let check = SubmissionCheck(received, catalogue: centre.catalogue, program: "")
    #expect(check.findings.isEmpty && check.unchanged == received.manifest.outputs.count)

    // The region has nothing but the submission.
    let region = Monitoring(Workspace(files: []))
    let base = region.reportBase(for: period, with: [received], program: "")
    let form = try #require(region.reportForm("region"))
    let input = base.input(for: .init(form: "region", period: period), of: region)
    let report = Report.output(form, of: input)
    #expect(report.file("report.html") != nil && report.file("report.docx") != nil)
    let own = SubmittedTables(received).values.first {
      $0.indicator == "coverage-5-18" && $0.period == period.id && $0.breakdown.isEmpty
        && $0.municipality == code
    }
    #expect(own != nil)
    #expect(input.values.cell("coverage-5-18", code, period.id)?.outcome == own?.outcome)

    var bytes = archive.bytes
    bytes[bytes.count / 2] ^= 1
    #expect(throws: SubmissionFault.self) {
      try ReceivedSubmission(archive: bytes, name: archive.path)
    }
  }
}
