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
  private(set) var cells = DecodedCells()
  private(set) var faults: [FaultyCell] = []
  private var codes: CodeSpellings
  private var items: CodeSpellings
  private var spellings = SpellingCache()
  private let units: [[UInt8]]
  private let other: Int32?
  private let minimum: Double
  private let maximum: Double

  init(column: SourceColumn, position: Int, use: Use) {
    self.column = column
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
    minimum = column.minimum?.doubleValue ?? -.infinity
    maximum = column.maximum?.doubleValue ?? .infinity
  }

  /// Decodes the column's cells of a block; results are in ``cells`` and ``faults``.
  mutating func decode(_ block: borrowing RecordBlock, into dictionary: inout TextDictionary) {
    cells.removeAll()
    faults.removeAll(keepingCapacity: true)
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
    let trimmed = CellText.trimmed(cell)
    guard !CellText.isMissing(trimmed) else {
      cells.hasMissing = true
      if column.valueRequired { faults.append(FaultyCell(record: record, fault: .missingValue)) }
      return Column.missing
    }
    switch read(&self, trimmed) {
    case .value(let value):
      spellings.remember(cell, value)
      return value
    case .once(let value): return value
    case .fault(let fault):
      cells.hasMissing = true
      faults.append(FaultyCell(record: record, fault: fault))
      return Column.missing
    }
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
          isThere ? ExactKey(CellText.trimmed(cell), hasSlack: true) : ExactKey.missing
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

  private mutating func decodeNumbers(_ block: borrowing RecordBlock) {
    let wantsWhole = column.type == .integer
    cells.wide.reserveCapacity(block.count)
    cells.scales.reserveCapacity(block.count)
    for record in 0..<block.count {
      let cell = CellText.trimmed(block.cell(position, record))
      var reading = NumberCell.Reading.number(digits: Column.missingWide, scale: 0)
      if CellText.isMissing(cell) {
        cells.hasMissing = true
        if column.valueRequired { faults.append(FaultyCell(record: record, fault: .missingValue)) }
      } else {
        reading = checked(number(cell), wantsWhole: wantsWhole)
      }
      switch reading {
      case .number(let digits, let scale):
        cells.wide.append(digits)
        cells.scales.append(scale)
      case .fault(let fault):
        cells.hasMissing = true
        faults.append(FaultyCell(record: record, fault: fault))
        cells.wide.append(Column.missingWide)
        cells.scales.append(0)
      }
    }
  }

  private func number(_ cell: UnsafeRawBufferPointer) -> NumberCell.Reading {
    if column.yesNo, case .value(let answer) = BooleanCell.read(cell) {
      return .number(digits: Int64(answer), scale: 0)
    }
    return NumberCell.read(cell, units: units)
  }

  private func checked(
    _ reading: NumberCell.Reading, wantsWhole: Bool
  ) -> NumberCell.Reading {
    guard case .number(let digits, let scale) = reading else { return reading }
    if wantsWhole, scale > 0 { return .fault(.notWhole) }
    guard minimum > -.infinity || maximum < .infinity else { return reading }
    let value = Double(digits) / Double(DecimalScale.power(Int(scale)))
    if value < minimum { return .fault(.belowMinimum) }
    return value > maximum ? .fault(.aboveMaximum) : reading
  }
}

/// Several codes or texts in one cell.
enum ListCell {
  /// The items as canonical codes joined by `;`, sorted, each once.
  static func canonical(
    _ cell: UnsafeRawBufferPointer, _ entries: [CodeEntry], _ items: inout CodeSpellings
  ) -> String {
    let pieces = String(decoding: cell, as: UTF8.self).split { ";,|/[]".contains($0) }
    var codes: Set<String> = []
    for piece in pieces {
      let word = String(piece.filter { $0 != "'" && $0 != "\"" }.drop { $0 == " " })
      codes.insert(items.code(of: word).map { entries[Int($0)].code } ?? word)
    }
    return codes.sorted().joined(separator: ";")
  }
}

/// Yes and no as people write them.
enum BooleanCell {
  private static let yes: Set<String> = ["да", "true", "1", "истина", "yes", "y", "+", "есть", "t"]
  private static let no: Set<String> = ["нет", "false", "0", "ложь", "no", "n", "отсутствует", "f"]

  static func read(_ cell: UnsafeRawBufferPointer) -> ColumnDecoder.SmallReading {
    let word = String(decoding: cell, as: UTF8.self).lowercased()
    if yes.contains(word) { return .value(1) }
    return no.contains(word) ? .value(0) : .fault(.notABoolean)
  }
}

/// Codes of territories (ОКТМО): 8 digits for a municipality, 11 for a settlement.
package enum TerritoryCode {
  enum Reading: Equatable {
    case code(String)
    case fault(CellFault)
  }

  /// Reads a code with inner spaces or with its check digit in brackets; other words stay as they are.
  static func read(_ text: String) -> Reading {
    let body = text.prefix { $0 != "(" }
    let digits = String(body.filter(\.isWholeNumber))
    let rest = body.filter { !$0.isWholeNumber && $0 != " " && $0 != "\u{A0}" && $0 != "-" }
    guard rest.isEmpty, !digits.isEmpty else { return .code(text) }
    let stated = text.dropFirst(body.count).filter(\.isWholeNumber)
    switch digits.count {
    case 8, 11:
      guard let digit = stated.first.flatMap({ $0.wholeNumberValue }) else { return .code(digits) }
      return digit == checkDigit(of: digits) ? .code(digits) : .fault(.wrongCheckDigit)
    case 7, 10: return .fault(.lostZero)
    default: return digits.count > 5 ? .fault(.wrongLength) : .code(text)
    }
  }

  /// The check digit: weights 1…10 over the digits, modulo 11; on 10 again from weight 3, then 0.
  package static func checkDigit(of digits: String) -> Int {
    func remainder(from start: Int) -> Int {
      digits.compactMap(\.wholeNumberValue).enumerated().reduce(0) { sum, item in
        sum + item.element * ((item.offset + start - 1) % 10 + 1)
      } % 11
    }
    let first = remainder(from: 1)
    if first < 10 { return first }
    let second = remainder(from: 3)
    return second < 10 ? second : 0
  }
}
