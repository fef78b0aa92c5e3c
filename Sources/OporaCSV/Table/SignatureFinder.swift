/// Finds the block of signatures below a table.
enum SignatureFinder {
  /// How much of the end of a text is looked at.
  private static let tailLength = 16_384

  /// Offset where the block starts; the end of the text if there is none.
  ///
  /// The block is what stands at the very end, has few filled cells a row and names an office or a
  /// signature; a row like a record ends the search. In tables of one or two columns, where every
  /// row has few cells, a blank row has to stand before the block.
  static func start(
    in text: UnsafeRawBufferPointer, from dataStart: Int, _ dialect: Dialect, columnCount: Int
  ) -> Int {
    if let last = lastLine(text, dataStart, dialect), isRecord(last, columnCount) {
      return text.count
    }
    let rows = tailRows(text, dataStart, dialect)
    var (found, isBelowBlank) = (text.count, false)
    for row in rows.reversed() {
      let filled = row.texts.map { BlankText.trimmed($0) }.filter { !$0.isEmpty }
      if filled.isEmpty {
        if found < text.count { isBelowBlank = true }
        continue
      }
      if isBelowBlank, columnCount <= 2 { break }
      guard !isRecord(row, columnCount) else { break }
      if names(filled) {
        found = row.start
        isBelowBlank = false
      }
    }
    return columnCount > 2 || isBelowBlank ? found : text.count
  }

  /// The last line that is not blank, if the tail has no quotes; most tables end with a record, and
  /// nothing else needs to be read then.
  private static func lastLine(
    _ text: UnsafeRawBufferPointer, _ dataStart: Int, _ dialect: Dialect
  ) -> Reading? {
    let tail = text[max(dataStart, text.count - tailLength)...]
    if let quote = dialect.quote, tail.contains(quote) { return nil }
    let blank = [9, 10, 13, 32, dialect.delimiter]
    guard let end = tail.lastIndex(where: { !blank.contains($0) }),
      let feed = tail[..<end].lastIndex(where: { $0 == 10 || $0 == 13 && dialect.returnEndsLine })
    else { return nil }
    return CarefulReader(text: text, dialect: dialect)
      .read(from: feed + 1, as: .plainQuotes, limit: 0)
  }

  /// True for a row with cells enough for a record, or with totals, and no line to sign on.
  private static func isRecord(_ row: Reading, _ columnCount: Int) -> Bool {
    var (filled, isSigned) = (0, false)
    row.withCells { cell in
      if !BlankText.isBlank(cell) { filled += 1 }
      if cell.count > 3, cell.prefix(4).allSatisfy({ $0 == UInt8(ascii: "_") }) { isSigned = true }
    }
    if isSigned, filled < columnCount || namesOffice(row.texts) { return false }
    return filled > max(2, columnCount / 2) || startsTotal(row)
  }

  /// The rows of the tail from its first whole line on, offsets in the whole text.
  private static func tailRows(
    _ text: UnsafeRawBufferPointer, _ dataStart: Int, _ dialect: Dialect
  ) -> [Reading] {
    var position = max(dataStart, text.count - tailLength)
    if position > dataStart {
      while position < text.count, text[position - 1] != 10, text[position - 1] != 13 {
        position += 1
      }
    }
    let reader = CarefulReader(text: text, dialect: dialect)
    var rows: [Reading] = []
    while position < text.count {
      var row = reader.read(from: position, as: .standard, limit: RecordJudge.mostSwallowed)
      if row.fault != nil { row = reader.read(from: position, as: .plainQuotes, limit: 0) }
      rows.append(row)
      position = row.end
    }
    return rows
  }

  private static func startsTotal(_ row: Reading) -> Bool {
    var isTotal = false
    row.withCells { if TotalWords.startsTotal($0) { isTotal = true } }
    return isTotal
  }

  private static let offices = [
    "руководител", "директор", "начальник", "заведующ", "заместител", "зам.", "исполнител",
    "исп.", "ответственн", "председател", "глава", "главный бухгалтер", "бухгалтер", "согласован",
    "утвержд", "м.п.", "м. п.", "подпись", "телефон", "тел.", "координатор", "методист",
    "составил", "и.о.", "и. о.", "врио",
  ]

  private static func namesOffice(_ cells: [String]) -> Bool {
    let first = cells.lazy.map { BlankText.trimmed($0) }.first { !$0.isEmpty }?.lowercased() ?? ""
    return offices.contains(where: first.hasPrefix)
  }

  /// True if a row names an office, a signature or a line to sign on.
  private static func names(_ filled: [String]) -> Bool {
    if namesOffice(filled) { return true }
    return filled.contains { cell in
      cell.contains("____") || cell.lowercased().contains("(подпись")
        || cell.lowercased().contains("расшифровка")
    }
  }
}
