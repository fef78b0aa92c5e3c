import OporaSystem

/// The looks of a table's columns, worked out when a record is first found to be wrong.
///
/// Most files have no such record, and the looks cost more than all the rest of the opening.
final class LateLooks: Sendable {
  private let rows: [UInt8]
  private let dialect: Dialect
  private let columnCount: Int
  private let found = Locked<ColumnLooks??>(nil)

  /// Keeps the first rows of a table for later.
  ///
  /// - Parameters:
  ///   - rows: their bytes.
  ///   - dialect: how they are read.
  ///   - columnCount: how many columns the table has.
  init(_ rows: some Sequence<UInt8>, _ dialect: Dialect, columnCount: Int) {
    self.rows = Array(rows)
    self.dialect = dialect
    self.columnCount = columnCount
  }

  /// The looks; nil if the first rows tell nothing.
  var value: ColumnLooks? {
    found.withLock { found in
      if let found { return found }
      let made = ColumnLooks(topRows, columnCount: columnCount)
      found = .some(made)
      return made
    }
  }

  private var topRows: [TopRow] {
    rows.withUnsafeBytes { text in
      TopRow.reading(all: text, from: 0, line: 1, dialect, columnCount: columnCount)
    }
  }
}
