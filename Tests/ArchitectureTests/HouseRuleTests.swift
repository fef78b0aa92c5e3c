import Foundation
import TestSupport
import Testing

@Suite("house rules")
struct HouseRuleTests {
  static let forbidden = ["print(", "fatalError(", "try!", "as!", "unowned", "String(format:"]
  static let clockAndPlace = [
    "Date()", "Date.now", "Locale", "TimeZone", "ContinuousClock", "getenv", "setlocale",
  ]

  static func sources() throws -> [SourceFile] {
    try Manifest.ofThisPackage().targets.filter { !$0.isBuildTool }
      .flatMap { try SourceFile.all(below: $0.folder) }
  }

  @Test func nothingInSourcesPrintsOrCrashes() throws {
    for file in try HouseRuleTests.sources() {
      for (index, line) in file.code.enumerated() {
        let found = HouseRuleTests.forbidden.filter { calls($0, in: line) }
        #expect(found.isEmpty, "\(file.path):\(index + 1)")
      }
    }
  }

  /// The tool knows the clock; the benchmarks are about nothing else.
  static let mayKnowTheClock = ["Sources/OporaCLI/", "Sources/OporaBenchmarks/"]

  @Test func onlyTheToolKnowsTheClockAndTheEnvironment() throws {
    for file in try HouseRuleTests.sources()
    where !HouseRuleTests.mayKnowTheClock.contains(where: { file.path.hasPrefix($0) }) {
      for (index, line) in file.code.enumerated() {
        let found = HouseRuleTests.clockAndPlace.filter { calls($0, in: line) }
        #expect(found.isEmpty, "\(file.path):\(index + 1)")
      }
    }
  }

  @Test func noFileIsLongerThanFiveHundredLines() throws {
    for file in try HouseRuleTests.sources() where file.lines.count > 500 {
      Issue.record("\(file.path) has \(file.lines.count) lines")
    }
  }

  @Test func everyCommandFileStandsInTheListOfCommands() throws {
    let files = try SourceFile.all(below: "Sources/OporaCLI")
    let list = try #require(files.first { $0.path.hasSuffix("/Arguments/Command.swift") })
    let names = files.filter { $0.text.contains("static let command = Command(") }
      .map { $0.path.split(separator: "/").last?.replacingOccurrences(of: ".swift", with: "") }
    #expect(names.count >= 2)
    for name in names.compactMap({ $0 }) {
      #expect(list.text.contains("    \(name).command,\n"), "\(name) is not listed")
    }
  }

  @Test func mainIsShort() throws {
    let main = try SourceFile.all(below: "Sources/OporaCLI").first {
      $0.path.hasSuffix("main.swift")
    }
    #expect(try #require(main).lines.count <= 15)
  }

  /// Whether a line calls something of this name, and not something whose name ends with it.
  private func calls(_ name: String, in line: String) -> Bool {
    var rest = line[...]
    while let range = rest.range(of: name) {
      let before = rest[..<range.lowerBound].last
      if !(before.map { $0.isLetter || $0 == "_" || $0 == "." } ?? false) { return true }
      rest = rest[range.upperBound...]
    }
    return false
  }
}
