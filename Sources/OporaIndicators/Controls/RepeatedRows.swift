import OporaRegistry

/// Rows that agree in some columns and differ in another.
enum RepeatedRows {
  /// Finds the groups of such rows.
  ///
  /// - Parameters:
  ///   - rows: the rows to compare, ascending.
  ///   - table: their table.
  ///   - keys: the columns in which the rows of a group agree; rows without one of them are left out.
  ///   - across: the column in which at least two rows of a group differ.
  /// - Returns: the rows of each group in order; the groups by their first rows.
  static func groups(
    of rows: [Int], in table: Table, keys: [String], across: String
  ) -> [[Int]] {
    let columns = keys.compactMap { table.column($0) }
    guard columns.count == keys.count, let other = table.column(across) else { return [] }
    let numbers = columns.map { $0.equalityNumbers(of: rows) }
    let others = other.equalityNumbers(of: rows)
    var places: [[Int]: Int] = [:]
    var groups: [(rows: [Int], first: Int, differs: Bool)] = []
    for (index, row) in rows.enumerated() where others[index] >= 0 {
      let key = numbers.map { $0[index] }
      guard !key.contains(-1) else { continue }
      guard let place = places[key] else {
        places[key] = groups.count
        groups.append(([row], others[index], false))
        continue
      }
      groups[place].rows.append(row)
      if others[index] != groups[place].first { groups[place].differs = true }
    }
    return groups.filter(\.differs).map(\.rows)
  }
}
