/// The known name that a misspelt one probably means («возможно, …»).
public enum Suggestion {
  /// The nearest of the known names; nil if none is near enough.
  ///
  /// Case and Cyrillic letters that look like Latin ones do not count as differences. A name is
  /// near if at most a third of its letters differ, but at least one and at most three; of
  /// equally near names the first in the list is returned.
  ///
  /// - Parameters:
  ///   - name: The name as written.
  ///   - candidates: The known names.
  /// - Returns: One of the candidates; nil also where `name` is empty.
  public static func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    let wanted = folded(name)
    guard !wanted.isEmpty, wanted.count <= 100 else { return nil }
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let other = folded(candidate)
      let longest = max(wanted.count, other.count)
      let allowed = max(1, min(3, longest / 3))
      guard abs(wanted.count - other.count) <= allowed else {
        if isPart(wanted, of: other), best == nil { best = (candidate, allowed + 1) }
        continue
      }
      let distance = editDistance(wanted, other)
      if distance <= allowed, distance < longest, distance < best?.distance ?? Int.max {
        best = (candidate, distance)
      }
    }
    return best?.name
  }

  /// Latin letters, digits and marks for letters that look alike; upper case where it has none.
  private static func folded(_ name: String) -> [Unicode.Scalar] {
    name.lowercased().unicodeScalars.map { LookAlike.latin(for: $0) ?? $0 }
  }

  /// Whether a shortened name of four letters or more begins a known one: `coverage` for
  /// `coverage-5-18`.
  private static func isPart(_ name: [Unicode.Scalar], of other: [Unicode.Scalar]) -> Bool {
    name.count >= 4 && other.starts(with: name)
  }

  /// Insertions, deletions, replacements and swaps of neighbours that turn one into the other.
  static func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...right.count)
    for (row, leftScalar) in left.enumerated() {
      var current = [row + 1]
      for (column, rightScalar) in right.enumerated() {
        var cost = min(
          last[column] + (leftScalar == rightScalar ? 0 : 1), last[column + 1] + 1,
          current[column] + 1)
        let isSwap =
          row > 0 && column > 0 && leftScalar == right[column - 1]
          && left[row - 1] == rightScalar
        if isSwap { cost = min(cost, beforeLast[column - 1] + 1) }
        current.append(cost)
      }
      (beforeLast, last) = (last, current)
    }
    return last[right.count]
  }
}
