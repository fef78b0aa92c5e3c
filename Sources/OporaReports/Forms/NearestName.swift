/// The known name that a misspelt one most likely means.
enum NearestName {
  /// The nearest name within a third of the length; the first in the list on a tie.
  static func suggestion(for name: String, among known: [String]) -> String? {
    let limit = max(1, name.count / 3)
    let ranked = known.enumerated().map { (distance(name, $0.element), $0.offset, $0.element) }
    guard let best = ranked.min(by: { ($0.0, $0.1) < ($1.0, $1.1) }), best.0 <= limit else {
      return nil
    }
    return best.2
  }

  private static func distance(_ left: String, _ right: String) -> Int {
    let right = Array(right)
    var row = Array(0...right.count)
    for (index, character) in left.enumerated() {
      var diagonal = row[0]
      row[0] = index + 1
      for column in right.indices {
        let substitution = diagonal + (right[column] == character ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(substitution, row[column] + 1, diagonal + 1)
      }
    }
    return row[right.count]
  }
}
