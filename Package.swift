// swift-tools-version: 6.2
import PackageDescription

// Data flows downwards: a target imports only what stands above it.
// Tests/ArchitectureTests reads the imports and holds them to this list.

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

// The tool starts sooner, and runs where there is no Swift, with Swift's own library inside it. A
// flag for the tool alone: what others build on, the library, has none.
let selfContained: [LinkerSetting] = [
  .unsafeFlags(["-static-stdlib"], .when(platforms: [.linux], configuration: .release))
]

let package = Package(
  name: "Opora",
  platforms: [.macOS(.v15)],
  products: [
    .library(name: "Opora", targets: ["Opora"]),
    .executable(name: "opora", targets: ["OporaCLI"]),
  ],
  dependencies: [],
  targets: [
    // What the machine lends: locks, work on all processors, files read at places.
    .target(name: "OporaSystem", swiftSettings: settings),
    // Both languages: exact numbers, days, formats, plurals, collation.
    .target(name: "OporaLanguage", swiftSettings: settings),
    // Findings, their places and how they are told to people.
    .target(name: "OporaDiagnostics", dependencies: ["OporaLanguage"], swiftSettings: settings),
    // Bytes to records, and records to bytes.
    .target(
      name: "OporaCSV", dependencies: ["OporaSystem", "OporaLanguage", "OporaDiagnostics"],
      swiftSettings: settings),
    // JSON5 with positions, source forms, units, indicator definitions, the expression language.
    .target(
      name: "OporaDefinitions",
      dependencies: ["OporaSystem", "OporaLanguage", "OporaDiagnostics"],
      swiftSettings: settings),
    // Typed columnar tables by source form, periods, the workspace, the journal of submissions.
    .target(
      name: "OporaRegistry",
      dependencies: [
        "OporaSystem", "OporaLanguage", "OporaDiagnostics", "OporaCSV", "OporaDefinitions",
      ],
      swiftSettings: settings),
    // Measures over tables, values with status and lineage.
    .target(
      name: "OporaIndicators",
      dependencies: [
        "OporaSystem", "OporaLanguage", "OporaDiagnostics", "OporaDefinitions", "OporaRegistry",
      ],
      swiftSettings: settings),
    // Points, weights, places.
    .target(
      name: "OporaRating",
      dependencies: ["OporaLanguage", "OporaDiagnostics", "OporaDefinitions"],
      swiftSettings: settings),
    // Numbers to SVG.
    .target(name: "OporaCharts", dependencies: ["OporaLanguage"], swiftSettings: settings),
    // Everything to documents.
    .target(
      name: "OporaReports",
      dependencies: [
        "OporaLanguage", "OporaDiagnostics", "OporaCSV", "OporaDefinitions", "OporaRegistry",
        "OporaIndicators", "OporaRating", "OporaCharts",
      ],
      swiftSettings: settings),
    // The embedded definitions: text only.
    .target(
      name: "StandardIndicators", path: "indicators", exclude: ["README.md"],
      swiftSettings: settings, plugins: ["EmbedDefinitionsPlugin"]),
    .target(
      name: "StandardReports", path: "reports", exclude: ["README.md", "samples"],
      swiftSettings: settings, plugins: ["EmbedDefinitionsPlugin"]),
    // A synthetic region, made from a seed.
    .target(name: "OporaSample", dependencies: ["OporaLanguage"], swiftSettings: settings),
    // The library's face: read, import, check, compute, rate, draw, report.
    .target(
      name: "Opora",
      dependencies: [
        "OporaSystem", "OporaLanguage", "OporaDiagnostics", "OporaCSV", "OporaDefinitions",
        "OporaRegistry",
        "OporaIndicators", "OporaRating", "OporaCharts", "OporaReports", "OporaSample",
        "StandardIndicators", "StandardReports",
      ],
      swiftSettings: settings),
    // The tool: arguments, console, exit codes; the only place that prints or knows the clock.
    .executableTarget(
      name: "OporaCLI",
      dependencies: [
        "Opora", "OporaSystem", "OporaLanguage", "OporaDiagnostics", "OporaCSV", "OporaDefinitions",
        "OporaRegistry", "OporaIndicators", "OporaRating", "OporaCharts", "OporaReports",
        "OporaSample", "StandardIndicators", "StandardReports",
      ],
      swiftSettings: settings, linkerSettings: selfContained),
    // How fast it all is, for developers: swift run -c release opora-benchmarks; no product.
    .executableTarget(
      name: "opora-benchmarks",
      dependencies: [
        "Opora", "OporaLanguage", "OporaCSV", "OporaRegistry", "OporaIndicators", "OporaRating",
        "OporaCharts", "OporaReports", "OporaSample",
      ],
      path: "Sources/OporaBenchmarks", swiftSettings: settings),
    // Damaged files for the reader, for developers: swift run -c release opora-fuzz; no product.
    .executableTarget(
      name: "opora-fuzz",
      dependencies: ["OporaSystem", "Opora", "OporaCSV", "OporaDefinitions", "OporaRegistry"],
      path: "Sources/OporaFuzz", swiftSettings: settings),

    // Build tool: definition files to one Swift file of raw strings.
    .executableTarget(name: "EmbedDefinitions", swiftSettings: settings),
    .plugin(
      name: "EmbedDefinitionsPlugin", capability: .buildTool(),
      dependencies: ["EmbedDefinitions"], path: "Sources/EmbedDefinitionsPlugin"),
  ] + tests
)

/// One test target per target, and a shared one for what tests have in common.
var tests: [Target] {
  [
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
    test("OporaSystem"),
    test("OporaLanguage"),
    test("OporaDiagnostics"),
    test("OporaCSV"),
    test("OporaDefinitions"),
    test("OporaRegistry", using: ["OporaCSV", "OporaDefinitions"]),
    test("OporaIndicators", using: ["OporaDefinitions", "OporaRegistry", "OporaCSV", "Opora"]),
    test("OporaRating", using: ["OporaDefinitions"]),
    test("OporaCharts"),
    test(
      "OporaReports",
      using: [
        "OporaDefinitions", "OporaIndicators", "OporaRating", "OporaCharts", "OporaRegistry",
        "Opora",
      ]),
    test("OporaSample"),
    test(
      "Opora",
      using: [
        "OporaSample", "OporaDefinitions", "OporaRegistry", "OporaIndicators", "StandardIndicators",
        "StandardReports",
      ]),
    test("OporaCLI", using: ["Opora", "OporaRegistry", "OporaCSV"]),
    .testTarget(
      name: "OporaBenchmarksTests",
      dependencies: ["opora-benchmarks", "OporaCharts", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "ArchitectureTests", dependencies: ["TestSupport"], swiftSettings: settings),
  ]
}

func test(_ target: String, using others: [String] = []) -> Target {
  let names = Set([target, "TestSupport", "OporaLanguage", "OporaDiagnostics"] + others)
  return .testTarget(
    name: target + "Tests",
    dependencies: names.sorted().map { .init(stringLiteral: $0) },
    exclude: ["Golden"], swiftSettings: settings)
}
