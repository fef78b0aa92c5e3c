import OporaCSV
import OporaDefinitions
import OporaLanguage

/// Sums the number columns of accepted records between the rows that divide a table.
///
/// Only a file with a row of totals is read for this, once more: the first reading costs nothing.
final class SegmentSums: RecordConsumer {
  /// By column: a sum for each stretch between dividing rows.
  private(set) var sums: [[ColumnSum]]
  private let boundaries: [Int]
  private let rejected: Set<Int>
  private let origins: [PartedReading.Origin]
  private var decoders: [ColumnDecoder]
  private var unused = TextDictionary()

  /// Prepares the sums.
  ///
  /// - Parameters:
  ///   - columns: the number columns and where they stand in the file.
  ///   - boundaries: lines of the rows that divide the table, ascending.
  ///   - rejected: lines of records that were refused.
  ///   - origins: where each piece of the file starts, if it is read in pieces.
  init(
    _ columns: [(position: Int, column: SourceColumn)], boundaries: [Int], rejected: Set<Int>,
    origins: [PartedReading.Origin]
  ) {
    self.boundaries = boundaries
    self.rejected = rejected
    self.origins = origins
    decoders = columns.map { ColumnDecoder(column: $0.column, position: $0.position, use: .check) }
    let none = [ColumnSum](repeating: ColumnSum(), count: boundaries.count + 1)
    sums = columns.map { _ in none }
  }

  func take(_ block: borrowing RecordBlock) {
    let origin = block.part < origins.count ? origins[block.part].line : 0
    for place in decoders.indices { decoders[place].decode(block, into: &unused) }
    var segment = 0
    for record in 0..<block.count {
      let line = block.line(of: record) + origin
      if record == 0 { segment = stretch(of: line) }
      while segment < boundaries.count, boundaries[segment] < line { segment += 1 }
      guard !rejected.contains(line) else { continue }
      for place in decoders.indices {
        let digits = decoders[place].cells.wide[record]
        guard digits != Column.missingWide else { continue }
        sums[place][segment].add(digits: digits, scale: decoders[place].cells.scales[record])
      }
    }
  }

  /// How many dividing rows stand above a line.
  private func stretch(of line: Int) -> Int {
    var (low, high) = (0, boundaries.count)
    while low < high {
      let middle = (low + high) / 2
      if boundaries[middle] < line { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
