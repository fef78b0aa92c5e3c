/// What the cells of each column look like in the first rows: how a re-read record is recognised.
///
/// A column whose cells have few shapes (`99.99.9999`, `aa-9999`), or all begin with the same
/// letters, tells whether a cell belongs to it; a column of free text takes anything.
struct ColumnLooks: Sendable {
  private struct Column: Sendable {
    /// The shapes its cells have; nil for free text.
    var shapes: Set<[UInt8]>?
    /// What all its cells begin with.
    var prefix: [UInt8] = []
    var mayBeEmpty = false
    var isTold: Bool { shapes != nil || prefix.count >= ColumnLooks.shortestPrefix }
  }

  /// Fewer whole rows tell nothing.
  private static let fewestRows = 8
  /// Longer cells are free text.
  private static let longestShape = 40
  private static let mostShapes = 12
  /// A column of one or two words tells nothing of a third.
  private static let fewestValues = 3
  private static let shortestPrefix = 4
  /// Tables of more columns are no sheets that people mend.
  private static let mostColumns = 1024

  private let columns: [Column]

  /// Looks at the first rows of a table; nil if they tell nothing.
  init?(_ rows: some Sequence<TopRow>, columnCount: Int) {
    guard (2...ColumnLooks.mostColumns).contains(columnCount) else { return nil }
    let whole = rows.filter { $0.width == columnCount && $0.filledCount > 0 }
    guard whole.count >= ColumnLooks.fewestRows else { return nil }
    var cells = [[[UInt8]]](repeating: [], count: columnCount)
    for row in whole {
      for (column, cell) in row.bytes.enumerated() { cells[column].append(cell) }
    }
    columns = cells.map(ColumnLooks.column)
    guard columns.contains(where: \.isTold) else { return nil }
  }

  /// True if a cell may stand in a column.
  func fits(_ cell: some Collection<UInt8>, _ column: Int) -> Bool {
    let own = columns[column]
    if cell.isEmpty { return own.mayBeEmpty }
    if let shapes = own.shapes { return shapes.contains(ColumnLooks.shape(cell)) }
    return cell.starts(with: own.prefix)
  }

  /// True if a column tells its cells from others.
  func isTold(_ column: Int) -> Bool { columns[column].isTold }

  /// True if every cell of a record may stand where it stands; missing ones at the end are no fault.
  func fits(_ reading: Reading) -> Bool {
    reading.width <= columns.count
      && (0..<reading.width).allSatisfy { fits(reading.cell($0), $0) }
  }

  private static func column(_ cells: [[UInt8]]) -> Column {
    let filled = cells.filter { !$0.isEmpty }
    var column = Column(shapes: nil, mayBeEmpty: filled.count < cells.count)
    guard let first = filled.first, filled.count >= fewestRows, Set(filled).count >= fewestValues
    else { return column }
    column.prefix = filled.reduce(first) { prefix, cell in
      Array(zip(prefix, cell).prefix { $0 == $1 }.map(\.0))
    }
    guard filled.allSatisfy({ $0.count <= longestShape }) else { return column }
    let shapes = Set(filled.map { shape($0) })
    if shapes.count <= mostShapes, shapes.count * 4 <= filled.count { column.shapes = shapes }
    return column
  }

  /// Digits as `9`, letters as `a`, other characters as they are.
  private static func shape(_ cell: some Collection<UInt8>) -> [UInt8] {
    guard cell.count <= longestShape else { return [] }
    return cell.map { byte in
      switch byte {
      case 48...57: UInt8(ascii: "9")
      case 65...90, 97...122, 0x80...: UInt8(ascii: "a")
      default: byte
      }
    }
  }
}
