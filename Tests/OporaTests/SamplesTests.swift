import Foundation
import Opora
import OporaDefinitions
import OporaRegistry
import OporaReports
import OporaSample
import TestSupport
import Testing

/// The sample output under `reports/samples/` is what the library writes: it is shown in the README
/// and must never fall behind.
///
/// `RECORD_GOLDEN=1 swift test --filter SamplesTests` writes it anew and still fails the run.
@Suite struct SamplesTests {
  /// A small sample region, so that the test is quick without optimisation.
  static let children = 1500
  static let municipality = "99512000"

  static let monitoring: Monitoring = {
    let files = SampleRegion(children: children).files()
    func text(_ path: String) -> String? {
      files.first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) }
    }
    let workspace = Workspace(
      files: files.filter { $0.path.hasSuffix(".csv") }.map {
        InputFile(name: $0.path, bytes: $0.bytes)
      },
      configuration: text("opora.json5"), notes: text("notes.md") ?? "")
    let demand = DefinitionDemand(indicators: recorded, hasExamples: false)
    return Monitoring(workspace, by: StandardDefinitions.drafts(overlay: [], demand: demand))
  }()

  private static let isRecording = ProcessInfo.processInfo.environment["RECORD_GOLDEN"] != nil

  /// The indicators that the stored report names: one added since waits for the next recording,
  /// so that adding it touches one file.
  private static var recorded: Set<String>? {
    let path = "reports/samples/2025-S1/region/report.md"
    let place = repositoryRoot.appending(path: path)
    guard !isRecording, let report = try? String(contentsOf: place, encoding: .utf8)
    else { return nil }
    let words = Set(report.split { !($0.isASCII && ($0.isLetter || $0.isNumber) || $0 == "-") })
    let ids = StandardDefinitions.catalogue().indicators.map(\.id)
    return Set(ids.filter { words.contains($0[...]) })
  }

  @Test func samplesAreWhatTheLibraryWrites() throws {
    let monitoring = Self.monitoring
    let period = try #require(monitoring.periods.last)
    let base = monitoring.reportBase(for: period)
    for (form, municipality) in [("region", nil), ("half-year", Self.municipality)] {
      let request = Monitoring.ReportRequest(
        form: form, period: period, municipality: municipality)
      let reportForm = try #require(monitoring.reportForm(form))
      let output = Report.output(reportForm, of: base.input(for: request, of: monitoring))
      let folder = repositoryRoot.appending(
        path: "reports/samples/\(period.id)/\(municipality ?? "region")")
      for file in output.files where !Self.isTable(file.path) {
        try Self.compare(file, in: folder)
      }
      #expect(Self.stored(in: folder).isSubset(of: Set(output.files.map(\.path))))
    }
  }

  /// Tables and DOCX repeat what the report shows and are not kept.
  private static func isTable(_ path: String) -> Bool {
    path.hasPrefix("tables/") || path == "datapackage.json" || path.hasSuffix(".docx")
  }

  private static func compare(_ file: ReportFile, in folder: URL) throws {
    let place = folder.appending(path: file.path)
    if isRecording {
      try FileManager.default.createDirectory(
        at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(file.text.utf8).write(to: place)
      Issue.record("recorded \(file.path); look at it and run again")
    }
    let stored = try? String(contentsOf: place, encoding: .utf8)
    #expect(stored == file.text, "\(place.path) differs from what the library writes")
  }

  /// Paths of the files in a folder, relative to it.
  private static func stored(in folder: URL) -> Set<String> {
    let prefix = folder.standardizedFileURL.path + "/"
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    let files = (found?.allObjects as? [URL] ?? []).filter { !$0.hasDirectoryPath }
    return Set(files.map { String($0.standardizedFileURL.path.dropFirst(prefix.count)) })
  }
}
