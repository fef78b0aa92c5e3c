import OporaLanguage

/// The order in which findings are listed.
///
/// File, line, record, column, code, detail, key, value, message: the same on every machine,
/// whatever order the findings were found in.
public enum FindingOrder {
  /// The findings in order; equal ones stay as they were.
  public static func sorted(_ findings: [Finding]) -> [Finding] {
    let keys = findings.map(Key.init)
    return findings.indices.sorted { left, right in
      if keys[left] < keys[right] { return true }
      return left < right && !(keys[right] < keys[left])
    }.map { findings[$0] }
  }
}

/// What a finding is ordered by, taken once so that long lists sort quickly.
private struct Key {
  let finding: Finding
  let line: Int
  let record: Int
  let column: Int

  init(_ finding: Finding) {
    self.finding = finding
    line = finding.place.line ?? 0
    record = finding.place.record ?? 0
    column = finding.place.column ?? Key.number(ofLetter: finding.place.columnLetter ?? "")
  }

  static func < (left: Key, right: Key) -> Bool {
    let (one, other) = (left.finding, right.finding)
    if one.place.file != other.place.file { return isLess(one.place.file, other.place.file) }
    if left.line != right.line { return left.line < right.line }
    if left.record != right.record { return left.record < right.record }
    if left.column != right.column { return left.column < right.column }
    for path in texts where one[keyPath: path] != other[keyPath: path] {
      return isLess(one[keyPath: path], other[keyPath: path])
    }
    return isLess(one.place.field ?? "", other.place.field ?? "")
  }

  private static var texts: [KeyPath<Finding, String>] {
    [\.code, \.detail, \.key, \.value, \.message.ru]
  }

  /// The number of a column's Excel letter: A is 1, AA is 27; 0 for none.
  private static func number(ofLetter letter: String) -> Int {
    letter.utf8.prefix(6).reduce(0) { $0 * 26 + Int($1) - 64 }
  }

  /// Compares by bytes: the order of characters must not depend on a version of Unicode.
  private static func isLess(_ left: String, _ right: String) -> Bool {
    left.utf8.lexicographicallyPrecedes(right.utf8)
  }
}
