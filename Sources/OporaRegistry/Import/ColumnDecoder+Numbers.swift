import OporaDefinitions
import OporaCSV

extension ColumnDecoder {
  /// Decodes integers and numbers; spellings that are no plain digits are read once and remembered.
  mutating func decodeNumbers(_ block: borrowing RecordBlock) {
    cells.wide.reserveCapacity(block.count)
    cells.scales.reserveCapacity(block.count)
    for record in 0..<block.count {
      let cell = block.cell(position, record)
      if let value = NumberCell.plainDigits(cell) ?? remembered(cell), bounds.hold(value) {
        append(value, scale: 0)
      } else {
        decodeNumber(cell, record, block)
      }
    }
  }

  private func remembered(_ cell: UnsafeRawBufferPointer) -> Int64? {
    spellings.value(of: cell).map(Int64.init)
  }

  @inline(never)
  private mutating func decodeNumber(
    _ raw: UnsafeRawBufferPointer, _ record: Int, _ block: borrowing RecordBlock
  ) {
    let cell = CellText.unwrapped(CellText.trimmed(raw))
    if CellText.isMissing(cell) || CellText.isCross(cell) {
      noteMissing(record)
      return append(Column.missingWide, scale: 0)
    }
    switch checked(number(cell, block)) {
    case .number(let digits, let scale):
      append(digits, scale: scale)
      if scale == 0, let small = Int32(exactly: digits) { spellings.remember(raw, small) }
    case .fault(let fault):
      if let (digits, scale) = mendedNumber(fault, cell, record) {
        return append(digits, scale: scale)
      }
      cells.hasMissing = true
      faults.append(FaultyCell(record: record, fault: fault))
      append(Column.missingWide, scale: 0)
    }
  }

  @inline(__always)
  private mutating func append(_ digits: Int64, scale: UInt8) {
    cells.wide.append(digits)
    cells.scales.append(scale)
  }

  private mutating func mendedNumber(
    _ fault: CellFault, _ cell: UnsafeRawBufferPointer, _ record: Int
  ) -> (digits: Int64, scale: UInt8)? {
    guard let after = mendedText(fault, cell) else { return nil }
    let again = ColumnDecoder.withSlack(after) { checked(NumberCell.read($0, units: units)) }
    guard case .number(let digits, let scale) = again else { return nil }
    noteRepair(of: fault, cell, record, after)
    return (digits, scale)
  }

  private func checked(_ reading: NumberCell.Reading) -> NumberCell.Reading {
    guard case .number(let digits, let scale) = reading else { return reading }
    if column.type == .integer, scale > 0 { return .fault(.notWhole) }
    return bounds.fault(digits, scale).map { .fault($0) } ?? reading
  }

  private mutating func number(
    _ cell: UnsafeRawBufferPointer, _ block: borrowing RecordBlock
  ) -> NumberCell.Reading {
    if column.yesNo, case .value(let answer) = BooleanCell.read(cell) {
      return .number(digits: Int64(answer), scale: 0)
    }
    guard NumberCell.isAmbiguous(cell) else { return NumberCell.read(cell, units: units) }
    var marks = NumberCell.Marks()
    marks.areMixed = hasMixedMarks(block)
    return NumberCell.read(cell, units: units, marks: marks)
  }

  /// Whether the column divides decimals by commas in some cells of the block and by points in
  /// others.
  mutating func hasMixedMarks(_ block: borrowing RecordBlock) -> Bool {
    if let areMarksMixed { return areMarksMixed }
    var (commas, points) = (false, false)
    for record in 0..<block.count {
      switch NumberCell.decimalMark(of: CellText.trimmed(block.cell(position, record))) {
      case 0x2C: commas = true
      case 0x2E: points = true
      default: break
      }
    }
    areMarksMixed = commas && points
    return commas && points
  }
}
