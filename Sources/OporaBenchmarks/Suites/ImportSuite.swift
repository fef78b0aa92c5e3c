import Opora
import OporaCSV
import OporaRegistry

extension BenchmarkSuite {
  /// Reading files: any file as it is, and through its form with every cell checked.
  static let importing = BenchmarkSuite(
    name: "import", summary: "a register of enrolments read: as it is, typed, in other spellings"
  ) { options, folder throws(BenchmarkFailure) in
    let rows = EnrolmentRows(count: options.rows)
    let plain = rows.bytes()
    let path = try folder.write([("enrolments.csv", plain)], to: "import")
    var benchmarks = [
      Benchmark(
        name: "import/convert", size: rows.count, bytes: plain.count,
        work: .call { converted(plain) }),
      imported("import/typed", rows.count, plain, base: nil),
      Benchmark(
        name: "import/needed", size: rows.count, bytes: plain.count, base: "import/typed",
        work: .call {
          accepted(
            Monitoring(
              Workspace(files: [InputFile(name: "enrolments.csv", bytes: plain)]),
              scope: .indicators(["programmes-per-child"], breakdowns: ["direction"])))
        }),
      Benchmark(
        name: "import/folder", size: rows.count, bytes: plain.count, base: "import/typed",
        work: .call { readFromFolder(path) }),
    ]
    let others: [(String, EnrolmentRows.Style)] = [
      ("windows", .windows), ("quoted", .quoted), ("faulty", .faulty),
    ]
    for (name, style) in others {
      benchmarks.append(
        imported("import/" + name, rows.count, rows.bytes(style), base: "import/typed"))
    }
    return benchmarks
  }

  private static func imported(
    _ name: String, _ rows: Int, _ bytes: [UInt8], base: String?
  ) -> Benchmark {
    Benchmark(
      name: name, size: rows, bytes: bytes.count, base: base,
      work: .call {
        accepted(Monitoring(Workspace(files: [InputFile(name: "enrolments.csv", bytes: bytes)])))
      })
  }

  private static func converted(_ bytes: [UInt8]) -> Int {
    var length = 0
    _ = CSVConversion(CSVFile(bytes, name: "enrolments.csv")).csv { length += $0.count }
    return length
  }

  private static func readFromFolder(_ path: String) -> Int {
    do {
      return accepted(Monitoring(try Workspace.read(folder: path)))
    } catch {
      return -1
    }
  }

  private static func accepted(_ monitoring: Monitoring) -> Int {
    monitoring.registry.files.reduce(0) { $0 + $1.counts.accepted }
  }
}
