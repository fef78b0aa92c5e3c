import Opora
import OporaIndicators
import OporaRegistry
import OporaReports
import OporaSample

extension BenchmarkSuite {
  /// Reports of the sample region.
  static let reports = BenchmarkSuite(
    name: "reports",
    summary: "the half-year report of a municipality of the sample region, with charts"
  ) { options, _ throws(BenchmarkFailure) in
    let workspace = SampleWorkspace(children: options.children).workspace
    let monitoring = Monitoring(workspace)
    guard let period = monitoring.periods.last else { throw .noPeriod }
    let base = monitoring.reportBase(for: period)
    let region = Monitoring.ReportRequest(form: "region", period: period)
    let own = Monitoring.ReportRequest(
      form: "half-year", period: period, municipality: SampleWorkspace.municipality)
    let size = options.children
    return [
      Benchmark(
        name: "reports/import", size: size,
        work: .call { Monitoring(workspace).registry.files.count }),
      Benchmark(
        name: "reports/figures", size: size,
        work: .call { monitoring.values(in: [period]).cells.count }),
      Benchmark(
        name: "reports/municipality", size: size, work: .call { length(monitoring.report(own)) }),
      Benchmark(
        name: "reports/further", size: size, base: "reports/municipality",
        work: .call { length(monitoring.report(own, base)) }),
      Benchmark(
        name: "reports/region", size: size, work: .call { length(monitoring.report(region)) }),
    ]
  }

  /// The length of all files of a report; −1 if there is none.
  private static func length(_ report: ReportOutput?) -> Int {
    report.map { $0.files.reduce(0) { $0 + $1.text.utf8.count } } ?? -1
  }
}

extension Monitoring {
  /// A report whose figures are there already, as for the second municipality of a region.
  fileprivate func report(_ request: ReportRequest, _ base: ReportBase) -> ReportOutput? {
    reportForm(request.form).map { Report.output($0, of: base.input(for: request, of: self)) }
  }
}

/// The sample region as a workspace.
struct SampleWorkspace {
  /// A municipality of the region with every trouble there is.
  static let municipality = "99512000"
  /// All files with their bytes.
  let files: [(path: String, bytes: [UInt8])]

  init(children: Int) { files = SampleRegion(children: children).files() }

  /// The files in memory.
  var workspace: Workspace {
    let tables = files.filter { $0.path.hasSuffix(".csv") }
    return Workspace(
      files: tables.map { InputFile(name: $0.path, bytes: $0.bytes) },
      configuration: text("opora.json5"), notes: text("notes.md") ?? "")
  }

  private func text(_ path: String) -> String? {
    files.first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) }
  }
}
