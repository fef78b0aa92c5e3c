/// The known name that a misspelled one was meant to be.
enum Spelling {
  /// The nearest candidate within two edits, or a third of the length; nil if none is near.
  static func nearest(to text: String, among candidates: [String]) -> String? {
    let wanted = Array(text.lowercased().prefix(80))
    var best: (distance: Int, candidate: String)?
    for candidate in candidates {
      let distance = distance(wanted, Array(candidate.lowercased().prefix(80)))
      guard distance <= max(2, wanted.count / 3), distance < max(1, wanted.count) else { continue }
      if best.map({ distance < $0.distance }) ?? true { best = (distance, candidate) }
    }
    return best?.candidate
  }

  private static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var previous = Array(0...right.count)
    for (row, character) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        let change = previous[column] + (character == other ? 0 : 1)
        current.append(min(change, previous[column + 1] + 1, current[column] + 1))
      }
      previous = current
    }
    return previous[right.count]
  }
}
