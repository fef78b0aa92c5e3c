import OporaLanguage

/// Order and places of rows by value.
enum Ranking {
  /// Where a row stands: its index in the table and its place, «3» or «3–4».
  struct Entry: Equatable {
    var index: Int
    var place: String
  }

  /// The rows with a value, best first; equal values share a place and stand by name.
  static func order(
    _ rows: [(value: Double?, name: String)], higherIsBetter: Bool
  ) -> [Entry] {
    let known = rows.enumerated().compactMap { index, row in
      row.value.map { (index: index, value: $0, key: CollationKey(row.name)) }
    }.sorted { left, right in
      if left.value != right.value { return (left.value > right.value) == higherIsBetter }
      if left.key != right.key { return left.key < right.key }
      return left.index < right.index
    }
    return known.enumerated().map { position, row in
      let first = known.firstIndex { $0.value == row.value } ?? position
      let last = known.lastIndex { $0.value == row.value } ?? position
      let place = first == last ? "\(first + 1)" : "\(first + 1)–\(last + 1)"
      return Entry(index: row.index, place: place)
    }
  }
}
