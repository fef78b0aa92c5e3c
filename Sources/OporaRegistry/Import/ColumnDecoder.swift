import OporaDefinitions
import OporaLanguage
import OporaCSV

/// Decoded cells of one column in one block of records, and the faults among them.
struct DecodedCells {
  /// Days, codes, booleans, dictionary numbers.
  var small: [Int32] = []
  /// Integers and digits of numbers.
  var wide: [Int64] = []
  /// Decimals of numbers.
  var scales: [UInt8] = []
  /// Keys of a column of which only keys are needed.
  var keys: [ExactKey] = []
  /// Whether some cell is missing or faulty.
  var hasMissing = false

  mutating func removeAll() {
    wide.removeAll(keepingCapacity: true)
    scales.removeAll(keepingCapacity: true)
    hasMissing = false
  }

  /// Sets the flags of records without a value to false.
  func clearMissing(in flags: inout [Bool]) {
    guard hasMissing else { return }
    for record in small.indices where small[record] == Column.missing { flags[record] = false }
    for record in wide.indices where wide[record] == Column.missingWide { flags[record] = false }
    for record in keys.indices where keys[record] == .missing { flags[record] = false }
  }
}

/// A cell that its column cannot hold.
struct FaultyCell {
  var record: Int
  var fault: CellFault
}

/// Turns the cells of one column of a file into numbers, a block at a time.
struct ColumnDecoder {
  /// What is needed of a column.
  enum Use {
    /// Cells are checked and forgotten.
    case check
    /// Values are kept.
    case values
    /// Of a text only its key is kept.
    case keys
  }

  /// The column of the form.
  let column: SourceColumn
  /// Which column of the file it stands in.
  let position: Int
  /// What is needed of the column.
  let use: Use
  var cells = DecodedCells()
  var faults: [FaultyCell] = []
  private var codes: CodeSpellings
  private var items: CodeSpellings
  var spellings = SpellingCache()
  let units: [[UInt8]]
  /// How cells are read by a schema; nil for columns read as people write them.
  let ruled: RuledCell?
  private let repairs: CellRepair
  /// Whether the numbers of the block have decimal commas as well as points; nil until asked.
  var areMarksMixed: Bool?
  private let other: Int32?
  let bounds: NumberBounds

  init(column: SourceColumn, position: Int, use: Use, repairs: CellRepair = []) {
    self.column = column
    self.repairs = repairs
    ruled = RuledCell(column)
    self.position = position
    self.use = column.type == .text || use != .keys ? use : .values
    var entries: [CodeEntry] = []
    if case .code(let list) = column.type { entries = list }
    if case .list(let list) = column.type { entries = list }
    codes = CodeSpellings(entries)
    items = codes
    units = column.units.map { Array($0.utf8) }
    other = column.unknownCode.flatMap { name in
      entries.firstIndex { $0.code == name }.map(Int32.init)
    }
    bounds = NumberBounds(column)
  }

  /// Decodes the column's cells of a block; results are in ``cells`` and ``faults``.
  mutating func decode(_ block: borrowing RecordBlock, into dictionary: inout TextDictionary) {
    cells.removeAll()
    faults.removeAll(keepingCapacity: true)
    areMarksMixed = nil
    if let ruled { return decode(block, by: ruled, &dictionary) }
    switch column.type {
    case .date: decodeDates(block)
    case .code: decodeCodes(block)
    case .text: decodeTexts(block, &dictionary)
    case .integer, .number: decodeNumbers(block)
    case .boolean: decodeRepeated(block) { _, cell in BooleanCell.read(cell) }
    case .period:
      decodeRepeated(block) { _, cell in
        guard let period = ReportingPeriod(reading: String(decoding: cell, as: UTF8.self)) else {
          return .fault(.notAPeriod)
        }
        return .value(dictionary.number(of: period.id))
      }
    case .list(let entries):
      decodeRepeated(block) { decoder, cell in
        .value(dictionary.number(of: ListCell.canonical(cell, entries, &decoder.items)))
      }
    }
  }

  /// A decoded small value, or why there is none.
  enum SmallReading {
    case value(Int32)
    /// A value that is not to be remembered for the spelling, since each cell is to be told of.
    case once(Int32)
    case fault(CellFault)
  }

  /// Decodes cells with `fast` where it gives a value; the others are trimmed and held against the
  /// words for «nothing is known» before `read` sees them.
  @inline(__always)
  private mutating func decodeSmall(
    _ block: borrowing RecordBlock,
    fast: (inout ColumnDecoder, UnsafeRawBufferPointer) -> Int32?,
    read: (inout ColumnDecoder, UnsafeRawBufferPointer) -> SmallReading
  ) {
    var small = cells.small
    cells.small = []
    let count = block.count
    if small.count != count { small = [Int32](repeating: 0, count: count) }
    small.withUnsafeMutableBufferPointer { small in
      let (text, starts, lengths) = (block.bytes, block.cellStarts, block.cellLengths)
      var place = position
      for record in 0..<count {
        let start = Int(starts[place])
        let cell = UnsafeRawBufferPointer(
          start: text.baseAddress.map { $0 + start }, count: Int(lengths[place]))
        place &+= block.columnCount
        small[record] = fast(&self, cell) ?? carefully(cell, record, read)
      }
    }
    cells.small = small
  }

  @inline(never)
  private mutating func carefully(
    _ cell: UnsafeRawBufferPointer, _ record: Int,
    _ read: (inout ColumnDecoder, UnsafeRawBufferPointer) -> SmallReading
  ) -> Int32 {
    let trimmed = CellText.unwrapped(CellText.trimmed(cell))
    let isMissing = CellText.isMissing(trimmed) && !isWordOfList(trimmed)
    guard !isMissing, column.type != .date || !CellText.isCross(trimmed) else {
      noteMissing(record)
      return Column.missing
    }
    switch read(&self, trimmed) {
    case .value(let value):
      spellings.remember(cell, value)
      return value
    case .once(let value): return value
    case .fault(let fault): return mended(fault, trimmed, record, read) ?? refuse(record, fault)
    }
  }

  /// Whether a word such as «нет данных» is one of the column's own list: there it is a value.
  private mutating func isWordOfList(_ cell: UnsafeRawBufferPointer) -> Bool {
    guard case .code = column.type, !cell.isEmpty else { return false }
    return codes.code(of: cell) != CodeSpellings.unknown
  }

  /// Notes that a record has no value of the column.
  mutating func noteMissing(_ record: Int) {
    cells.hasMissing = true
    if column.valueRequired { faults.append(FaultyCell(record: record, fault: .missingValue)) }
  }

  private mutating func refuse(_ record: Int, _ fault: CellFault) -> Int32 {
    cells.hasMissing = true
    faults.append(FaultyCell(record: record, fault: fault))
    return Column.missing
  }

  /// The value of a cell mended as was asked for, the repair being noted.
  private mutating func mended(
    _ fault: CellFault, _ cell: UnsafeRawBufferPointer, _ record: Int,
    _ read: (inout ColumnDecoder, UnsafeRawBufferPointer) -> SmallReading
  ) -> Int32? {
    guard let after = mendedText(fault, cell) else { return nil }
    let reading = ColumnDecoder.withSlack(after) { read(&self, $0) }
    switch reading {
    case .value(let value), .once(let value):
      noteRepair(of: fault, cell, record, after)
      return value
    case .fault: return nil
    }
  }

  /// What a cell is mended to; nil if that was not asked for or cannot be done.
  func mendedText(_ fault: CellFault, _ cell: UnsafeRawBufferPointer) -> String? {
    guard !repairs.isEmpty, let repair = CellRepair.mending(fault), repairs.contains(repair) else {
      return nil
    }
    return repair.mended(String(decoding: cell, as: UTF8.self), in: column)
  }

  /// Lists a repair.
  mutating func noteRepair(
    of fault: CellFault, _ cell: UnsafeRawBufferPointer, _ record: Int, _ after: String
  ) {
    guard let repair = CellRepair.mending(fault) else { return }
    let told = CellFault.repaired(repair, before: CellText.shown(cell), after: after)
    faults.append(FaultyCell(record: record, fault: told))
  }

  /// Gives a text as a cell, behind which bytes can be read as behind those of a block.
  static func withSlack<Result>(
    _ text: String, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    let bytes = Array(text.utf8) + [UInt8](repeating: 0, count: RecordBlock.slack)
    return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[..<text.utf8.count])) }
  }

  /// Decodes cells of which each spelling is worked out once.
  @inline(__always)
  private mutating func decodeRepeated(
    _ block: borrowing RecordBlock,
    _ read: (inout ColumnDecoder, UnsafeRawBufferPointer) -> SmallReading
  ) {
    decodeSmall(block, fast: { $0.spellings.value(of: $1) }, read: read)
  }

  private mutating func decodeDates(_ block: borrowing RecordBlock) {
    let isOptional = !column.valueRequired
    decodeSmall(
      block,
      fast: { decoder, cell in
        if isOptional, cell.isEmpty {
          decoder.cells.hasMissing = true
          return Column.missing
        }
        return DateCell.plain(cell)
      },
      read: { _, cell in
        switch DateCell.read(cell) {
        case .day(let day): .once(day.number)
        case .fault(let fault): .fault(fault)
        }
      })
  }

  private mutating func decodeCodes(_ block: borrowing RecordBlock) {
    var tookUnknown = false
    let other = other
    decodeRepeated(block) { decoder, cell in
      let code = decoder.codes.code(of: cell)
      guard code == CodeSpellings.unknown else { return .value(code) }
      guard let other else { return .fault(.unknownCode) }
      tookUnknown = true
      return .once(other)
    }
    if tookUnknown { markTaken(block) }
  }

  /// Finds the records whose unknown code became «other», for the warning.
  private mutating func markTaken(_ block: borrowing RecordBlock) {
    for record in 0..<block.count where cells.small[record] == other {
      let cell = CellText.trimmed(block.cell(position, record))
      if codes.code(of: cell) == CodeSpellings.unknown {
        faults.append(FaultyCell(record: record, fault: .unknownCodeTaken))
      }
    }
  }

  private mutating func decodeTexts(
    _ block: borrowing RecordBlock, _ dictionary: inout TextDictionary
  ) {
    if column.check == "oktmo" {
      return decodeRepeated(block) { _, cell in Self.territory(cell, &dictionary) }
    }
    let check = CodeCheck(column.check)
    switch use {
    case .check:
      decodeSmall(
        block, fast: { check == nil && CellText.isPlain($1) ? 0 : nil },
        read: { _, cell in check?.fault(in: cell).map { .fault($0) } ?? .once(0) })
    case .keys:
      decodeKeys(block, check)
      if dictionary.count > 0 { lookUp(block, dictionary) }
    case .values:
      prefetch(block, &dictionary)
      decodeSmall(
        block, fast: { check == nil && CellText.isPlain($1) ? dictionary.number(of: $1) : nil },
        read: { _, cell in
          check?.fault(in: cell).map { .fault($0) } ?? .once(dictionary.number(of: cell))
        })
    }
  }

  private mutating func decodeKeys(_ block: borrowing RecordBlock, _ check: CodeCheck?) {
    var keys = cells.keys
    cells.keys = []
    let count = block.count
    if keys.count != count { keys = [ExactKey](repeating: .missing, count: count) }
    keys.withUnsafeMutableBufferPointer { keys in
      for record in 0..<count {
        let cell = block.cell(position, record)
        if check == nil, CellText.isPlain(cell) {
          keys[record] = ExactKey(cell, hasSlack: true)
          continue
        }
        let isThere =
          carefully(cell, record) { _, cell in
            check?.fault(in: cell).map { .fault($0) } ?? .once(0)
          }
          != Column.missing
        keys[record] =
          isThere
          ? ExactKey(CellText.unwrapped(CellText.trimmed(cell)), hasSlack: true)
          : ExactKey.missing
      }
    }
    cells.keys = keys
  }

  /// The numbers of keys in a dictionary that takes no new texts: those of another source's keys.
  private mutating func lookUp(_ block: borrowing RecordBlock, _ dictionary: TextDictionary) {
    let unknown = Int32(dictionary.count)
    cells.small.removeAll(keepingCapacity: true)
    for record in 0..<block.count {
      let cell = CellText.trimmed(block.cell(position, record))
      let isMissing = cells.keys[record] == .missing
      cells.small.append(
        isMissing ? Column.missing : dictionary.existingNumber(of: cell) ?? unknown)
    }
  }

  private func prefetch(_ block: borrowing RecordBlock, _ dictionary: inout TextDictionary) {
    let (cells, starts, lengths) = (block.bytes, block.cellStarts, block.cellLengths)
    let (columnCount, position) = (block.columnCount, position)
    dictionary.prefetch(block.count) { record in
      let index = record &* columnCount &+ position
      let start = Int(starts[index])
      return UnsafeRawBufferPointer(rebasing: cells[start..<start &+ Int(lengths[index])])
    }
  }

  /// A territory code as plain digits; other words stay, to be looked up among names.
  @inline(__always)
  private static func territory(
    _ cell: UnsafeRawBufferPointer, _ dictionary: inout TextDictionary
  ) -> SmallReading {
    if cell.count == 8 || cell.count == 11, cell.allSatisfy({ $0 >= 48 && $0 <= 57 }) {
      return .value(dictionary.number(of: cell))
    }
    // Names begin with letters; only what begins with a digit or `#` may be a damaged code.
    if cell[0] < 0x40, let fault = CodeCheck.oktmo.fault(in: cell) { return .fault(fault) }
    switch TerritoryCode.read(String(decoding: cell, as: UTF8.self)) {
    case .code(let text): return .value(dictionary.number(of: text))
    case .fault(let fault): return .fault(fault)
    }
  }
}
