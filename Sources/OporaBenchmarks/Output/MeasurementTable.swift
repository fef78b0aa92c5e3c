/// The figures as an aligned table of text.
struct MeasurementTable {
  /// Medians may differ by this share before a row is marked.
  static let threshold = 0.10
  private let measurements: [Measurement]
  private let before: SavedMeasurements?

  init(_ measurements: [Measurement], before: SavedMeasurements? = nil) {
    self.measurements = measurements
    self.before = before
  }

  /// Heads, a line and a row for each benchmark; columns that nothing fills are left out.
  var text: String {
    var columns = Self.columns
    if before != nil { columns += comparison }
    let rows = measurements.map { measurement in columns.map { $0.cell(measurement, measurements) }
    }
    let used = columns.indices.filter { index in rows.contains { !$0[index].isEmpty } }
    let widths = used.map { index in
      ([columns[index].head] + rows.map { $0[index] }).map(\.count).max() ?? 0
    }
    func line(_ cells: [String]) -> String {
      let padded = zip(used, widths).map { index, width in
        columns[index].isWords
          ? cells[index].padded(to: width) : cells[index].padded(to: width, atStart: true)
      }
      var text = padded.joined(separator: "  ")
      while text.last == " " { text.removeLast() }
      return text + "\n"
    }
    let rule = String(repeating: "-", count: widths.reduce(-2) { $0 + $1 + 2 }) + "\n"
    return line(columns.map(\.head)) + rule + rows.map(line).joined()
  }
}

extension MeasurementTable {
  private struct Column: Sendable {
    var head: String
    var isWords = false
    var cell: @Sendable (Measurement, [Measurement]) -> String
  }

  private static let columns = [
    Column(head: "benchmark", isWords: true) { measured, _ in measured.name },
    Column(head: "median") { measured, _ in Figures.time(measured.median) },
    Column(head: "fastest") { measured, _ in Figures.time(measured.fastest) },
    Column(head: "slowest") { measured, _ in Figures.time(measured.slowest) },
    Column(head: "processor") { measured, _ in Figures.time(measured.processorSeconds) },
    Column(head: "size") { measured, _ in measured.size.map(String.init) ?? "" },
    Column(head: "size/s") { measured, _ in measured.sizePerSecond.map(Figures.count) ?? "" },
    Column(head: "MB/s") { measured, _ in
      measured.bytesPerSecond.map { Figures.significant($0 / 1e6) } ?? ""
    },
    Column(head: "MiB") { measured, _ in
      measured.peakMemory.map { Figures.significant(Double($0) / 1_048_576) } ?? ""
    },
    Column(head: "ratio") { measured, all in
      guard let base = all.first(where: { $0.name == measured.base }) else { return "" }
      return Figures.decimals(measured.median / base.median, 2)
    },
    Column(head: "to", isWords: true) { measured, all in
      all.contains { $0.name == measured.base } ? measured.base ?? "" : ""
    },
  ]

  private var comparison: [Column] {
    let before = before
    return [
      Column(head: "before") { measured, _ in
        before?.median(of: measured).map(Figures.time) ?? ""
      },
      Column(head: "now/before", isWords: true) { measured, _ in
        guard let saved = before?.median(of: measured) else { return "not saved" }
        let ratio = measured.median / saved
        return Figures.decimals(ratio, 2)
          + Self.mark(ratio, isSameOutcome: before?.hasOutcome(of: measured) ?? true)
      },
    ]
  }

  /// What stands beside a ratio that calls for a look.
  static func mark(_ ratio: Double, isSameOutcome: Bool) -> String {
    if !isSameOutcome { return " other result" }
    if ratio > 1 + threshold { return " slower" }
    return ratio < 1 - threshold ? " faster" : ""
  }
}

extension String {
  /// The text with spaces after it (or before it) to a width in characters.
  func padded(to width: Int, atStart: Bool = false) -> String {
    let spaces = String(repeating: " ", count: max(0, width - count))
    return atStart ? spaces + self : self + spaces
  }
}
