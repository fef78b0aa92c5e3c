/// The known name that a mistyped word most likely means; nil if none is near.
///
/// A name is near when at most a third of the word's letters (at least one) would have to change,
/// or when the word, of two letters or more, is its beginning.
func nearestName(to word: String, among names: [String]) -> String? {
  let typed = Array(word.lowercased())
  let limit = max(1, typed.count / 3)
  let distances = names.map { (name: $0, distance: editDistance(typed, Array($0))) }
  let near = distances.filter { $0.distance <= limit }.min { $0.distance < $1.distance }
  if let near { return near.name }
  return typed.count >= 2 ? names.first { $0.hasPrefix(word.lowercased()) } : nil
}

/// How many letters must be changed, added, dropped or swapped with a neighbour.
private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...right.count)
  for row in 0..<left.count {
    var current = [row + 1]
    for column in 0..<right.count {
      let change = previous[column] + (left[row] == right[column] ? 0 : 1)
      var best = min(change, previous[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        best = min(best, beforePrevious[column - 1] + 1)
      }
      current.append(best)
    }
    (beforePrevious, previous) = (previous, current)
  }
  return previous[right.count]
}
