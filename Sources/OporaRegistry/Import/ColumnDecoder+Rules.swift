import OporaCSV
import OporaDefinitions
import OporaLanguage

extension ColumnDecoder {
  /// Decodes the column's cells of a block by the rules of a schema.
  mutating func decode(
    _ block: borrowing RecordBlock, by ruled: RuledCell, _ dictionary: inout TextDictionary
  ) {
    let isWide = column.type == .integer || column.type == .number
    if !isWide, cells.small.count != block.count {
      cells.small = [Int32](repeating: Column.missing, count: block.count)
    }
    for record in 0..<block.count {
      let cell = block.cell(position, record)
      if !isWide, let known = spellings.value(of: cell) {
        cells.small[record] = known
        continue
      }
      let trimmed = CellText.unwrapped(CellText.trimmed(cell))
      let areMixed = isWide && NumberCell.isAmbiguous(trimmed) && hasMixedMarks(block)
      let reading = mended(ruled.read(trimmed, areMarksMixed: areMixed), trimmed, record, ruled)
      if keep(reading, record, isWide, &dictionary), !isWide, !hasRepair(record) {
        spellings.remember(cell, cells.small[record])
      }
    }
  }

  /// The reading of a cell mended as was asked for; the reading itself where nothing mends it.
  private mutating func mended(
    _ reading: RuledCell.Reading, _ cell: UnsafeRawBufferPointer, _ record: Int, _ ruled: RuledCell
  ) -> RuledCell.Reading {
    guard case .fault(let fault) = reading, let after = mendedText(fault, cell) else {
      return reading
    }
    let again = ColumnDecoder.withSlack(after) { ruled.read($0) }
    if case .fault = again { return reading }
    noteRepair(of: fault, cell, record, after)
    return again
  }

  /// Whether the last repair is of a record; its spelling must be told of wherever it occurs.
  private func hasRepair(_ record: Int) -> Bool {
    guard let last = faults.last, last.record == record, case .repaired = last.fault else {
      return false
    }
    return true
  }

  /// Stores a value or notes that there is none; true if there is one.
  @discardableResult
  private mutating func keep(
    _ reading: RuledCell.Reading, _ record: Int, _ isWide: Bool,
    _ dictionary: inout TextDictionary
  ) -> Bool {
    var (small, digits, scale) = (Column.missing, Column.missingWide, UInt8(0))
    var hasValue = true
    switch reading {
    case .missing:
      noteMissing(record)
      hasValue = false
    case .fault(let fault):
      cells.hasMissing = true
      faults.append(FaultyCell(record: record, fault: fault))
      hasValue = false
    case .text(let text): small = dictionary.number(of: text)
    case .day(let day): small = day.number
    case .answer(let answer): small = answer ? 1 : 0
    case .number(let value, let decimals): (digits, scale) = (value, decimals)
    }
    if isWide {
      cells.wide.append(digits)
      cells.scales.append(scale)
    } else {
      cells.small[record] = small
    }
    return hasValue
  }
}
