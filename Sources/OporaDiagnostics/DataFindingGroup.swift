/// The same fault in the same column of the same file, told once (группа замечаний).
public struct DataFindingGroup: Sendable {
  /// The first of them in the order of the file; it is told in full.
  public let first: Finding
  /// The lines of all others, ascending; a line may occur twice.
  public let otherLines: [Int]
  /// How many findings there are, the first included.
  public let count: Int

  /// Groups findings; errors first, then by file and place of the first finding.
  ///
  /// Findings in definitions are told one by one, for each shows its own source line; so are
  /// declared figures, for each names its two numbers.
  public static func groups(of findings: [Finding]) -> [DataFindingGroup] {
    var order: [Key] = []
    var members: [Key: [Finding]] = [:]
    for (index, finding) in FindingOrder.sorted(findings).enumerated() {
      let isOfFigures = finding.code == "control-relation" && finding.place.line == nil
      let isAlone =
        finding.place.column != nil || unfolded.contains(finding.code) || isOfFigures
      let key = Key(finding, alone: isAlone ? index + 1 : 0)
      if members[key] == nil { order.append(key) }
      members[key, default: []].append(finding)
    }
    let groups = order.compactMap { members[$0].flatMap(DataFindingGroup.init) }
    return Severity.allCases.reversed().flatMap { severity in
      groups.filter { $0.first.severity == severity }
    }
  }

  /// Ranges of the other lines: 18–357, 401; neighbouring lines are joined.
  public var otherLineRanges: [ClosedRange<Int>] {
    var ranges: [ClosedRange<Int>] = []
    for line in otherLines {
      if let last = ranges.last, line <= last.upperBound + 1 {
        ranges[ranges.count - 1] = last.lowerBound...max(line, last.upperBound)
      } else {
        ranges.append(line...line)
      }
    }
    return ranges
  }

  /// Codes whose messages hold figures of their own.
  private static let unfolded: Set<String> = ["declared-differs"]

  private init?(_ findings: [Finding]) {
    guard let first = findings.first else { return nil }
    self.first = first
    self.otherLines = findings.dropFirst().compactMap(\.place.line)
    self.count = findings.count
  }

  private struct Key: Hashable {
    let file: String
    let column: String
    let code: String
    let detail: String
    let severity: Severity
    let alone: Int

    init(_ finding: Finding, alone: Int) {
      file = finding.place.file
      column =
        finding.place.columnLetter ?? finding.place.field ?? finding.place.header ?? ""
      code = finding.code
      detail = finding.detail
      severity = finding.severity
      self.alone = alone
    }
  }
}
