import OporaLanguage

/// Which hidden counts follow from the shown ones.
///
/// Each line says that its parts less its whole are zero; with the shown counts known, the hidden
/// ones of the line add up to a known number. A count follows if the lines together leave it one
/// value: if elimination ends in a row with that unknown alone.
enum HiddenCounts {
  /// The unknowns with one possible value, in order.
  ///
  /// - Parameter equations: the unknowns of each equation with their sign.
  /// - Returns: the unknowns that elimination leaves one value, by number.
  static func determined(_ equations: [[(unknown: Int, sign: Int)]]) -> [Int] {
    let unknown = Set(equations.joined().map(\.unknown)).sorted()
    var rows = equations.filter { !$0.isEmpty }.map { terms in
      Dictionary(terms.map { ($0.unknown, ExactNumber($0.sign)) }, uniquingKeysWith: { $1 })
    }
    var solved = 0
    for column in unknown {
      guard let pivot = rows[solved...].firstIndex(where: { $0[column] != nil }) else { continue }
      rows.swapAt(solved, pivot)
      let row = rows[solved]
      for index in rows.indices where index != solved {
        guard let factor = rows[index][column], let lead = row[column] else { continue }
        rows[index] = difference(rows[index], row, times: factor / lead)
      }
      solved += 1
      if solved == rows.count { break }
    }
    return rows.compactMap { $0.count == 1 ? $0.keys.first : nil }.sorted()
  }

  private static func difference(
    _ left: [Int: ExactNumber], _ right: [Int: ExactNumber], times factor: ExactNumber
  ) -> [Int: ExactNumber] {
    var result = left
    for (column, value) in right {
      let next = (result[column] ?? ExactNumber(0)) - value * factor
      result[column] = next == ExactNumber(0) ? nil : next
    }
    return result
  }
}
