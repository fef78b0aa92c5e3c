import OporaCSV

/// Figures in a CSV file, to compare later ones with.
struct SavedMeasurements: Equatable {
  private static let header = [
    "benchmark", "size", "bytes", "runs", "median_s", "fastest_s", "slowest_s", "processor_s",
    "peak_bytes", "outcome",
  ]

  /// What is compared.
  private struct Row: Equatable {
    var name: String
    var size: String
    var median: Double
    var outcome: String
  }

  /// The file.
  let csv: String
  private let rows: [Row]

  /// The figures of this run.
  init(_ measurements: [Measurement]) {
    var writer = CSVWriter(.machine)
    writer.write(Self.header)
    for measured in measurements {
      let times = [
        measured.median, measured.fastest, measured.slowest, measured.processorSeconds,
      ]
      writer.write(
        [measured.name, Self.text(measured.size), Self.text(measured.bytes)]
          + ["\(measured.seconds.count)"] + times.map { Figures.decimals($0, 9) }
          + [Self.text(measured.peakMemory), "\(measured.outcome)"])
    }
    csv = writer.text
    rows = measurements.map {
      Row(name: $0.name, size: Self.text($0.size), median: $0.median, outcome: "\($0.outcome)")
    }
  }

  /// Reads a saved file; nil if it is none.
  init?(_ bytes: [UInt8]) {
    let file = CSVFile(bytes, name: "")
    let header = file.header
    let places = ["benchmark", "size", "median_s", "outcome"].compactMap {
      header.firstIndex(of: $0)
    }
    guard file.refusal == nil, places.count == 4 else { return nil }
    var rows: [Row] = []
    _ = file.readBlocks { block in
      for record in 0..<block.count {
        let cells = places.map { block.text($0, record) }
        guard let median = Double(cells[2]), median > 0 else { continue }
        rows.append(Row(name: cells[0], size: cells[1], median: median, outcome: cells[3]))
      }
    }
    guard !rows.isEmpty else { return nil }
    self.rows = rows
    csv = String(decoding: bytes, as: UTF8.self)
  }

  /// The saved median of the same benchmark at the same size.
  func median(of measurement: Measurement) -> Double? { row(of: measurement)?.median }

  /// Whether the same came out then.
  func hasOutcome(of measurement: Measurement) -> Bool {
    row(of: measurement)?.outcome == "\(measurement.outcome)"
  }

  private func row(of measurement: Measurement) -> Row? {
    rows.first { $0.name == measurement.name && $0.size == Self.text(measurement.size) }
  }

  private static func text(_ number: Int?) -> String { number.map(String.init) ?? "" }
}
