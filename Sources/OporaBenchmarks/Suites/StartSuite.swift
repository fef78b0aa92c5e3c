extension BenchmarkSuite {
  /// The tool as people run it: a process from its start to its end.
  static let start = BenchmarkSuite(
    name: "start",
    summary: "the tool as a process: version, values of small and large workspaces, a report"
  ) { options, folder throws(BenchmarkFailure) in
    let tool = Platform.ownFolder + "/opora"
    guard Platform.isProgram(tool) else { throw .noTool(tool) }
    let rows = EnrolmentRows(count: options.rows).bytes()
    let large = try folder.write([("enrolments.csv", rows)], to: "rows")
    let small = try folder.write(SampleWorkspace(children: 1500).files, to: "small")
    let region = try folder.write(SampleWorkspace(children: options.children).files, to: "region")
    func run(_ name: String, _ size: Int?, _ arguments: [String], bytes: Int? = nil) -> Benchmark {
      Benchmark(
        name: "start/" + name, size: size, bytes: bytes,
        work: .program(path: tool, arguments: arguments))
    }
    return [
      run("version", nil, ["--version"]),
      run("values-small", 1500, ["values", small, "--indicator", "coverage-5-18"]),
      run("values-region", options.children, ["values", region]),
      run(
        "values-rows", options.rows,
        [
          "values", large, "--period", EnrolmentRows.period, "--indicator", "programmes-per-child",
          "--by", "locality_type",
        ], bytes: rows.count),
      run(
        "report", options.children,
        [
          "report", region, "--municipality", SampleWorkspace.municipality, "--out",
          folder.path + "/report",
        ]),
    ]
  }
}
