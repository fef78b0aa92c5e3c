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
  private let places: [Int]
  private let origins: [PartedReading.Origin]
  private var decoder: BlockDecoder
  private var table: Table
  private var unused = FileImport()

  /// Prepares the sums.
  ///
  /// - Parameters:
  ///   - decoder: decodes the file as the first reading did.
  ///   - form: the source form.
  ///   - positions: where the number columns stand in the file.
  ///   - boundaries: lines of the rows that divide the table, ascending.
  ///   - origins: where each piece of the file starts, if it is read in pieces.
  init(
    _ decoder: BlockDecoder, form: SourceForm, positions: [Int], boundaries: [Int],
    origins: [PartedReading.Origin]
  ) {
    self.boundaries = boundaries
    self.origins = origins
    self.decoder = decoder
    table = Table(form: form)
    places = positions.compactMap { position in
      decoder.columns.firstIndex { $0.decoder.position == position }
    }
    let none = [ColumnSum](repeating: ColumnSum(), count: boundaries.count + 1)
    sums = positions.map { _ in none }
  }

  func take(_ block: borrowing RecordBlock) {
    let origin = block.part < origins.count ? origins[block.part].line : 0
    decoder.decode(block, into: &table, onAllProcessors: false)
    let rejected = Set(decoder.refused(block, &unused))
    unused = FileImport()
    var segment = 0
    for record in 0..<block.count {
      let line = block.line(of: record) + origin
      if record == 0 { segment = stretch(of: line) }
      while segment < boundaries.count, boundaries[segment] < line { segment += 1 }
      guard !rejected.contains(record) else { continue }
      for (place, column) in places.enumerated() { add(column, record, to: place, segment) }
    }
  }

  private func add(_ column: Int, _ record: Int, to place: Int, _ segment: Int) {
    let digits = decoder.columns[column].decoder.cells.wide[record]
    guard digits != Column.missingWide else { return }
    let scale = decoder.columns[column].decoder.cells.scales[record]
    sums[place][segment].add(digits: digits, scale: scale)
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
