/// Re-reads a record whose width is wrong as if one sign in it had been forgotten or put too often.
///
/// Nothing is guessed: a reading is taken only if it is the one that gives the table's width, and,
/// where delimiters are moved, only if every cell then looks like its column while the record as it
/// stands does not.
struct RowMender {
  let reader: CarefulReader
  let columnCount: Int
  /// What the columns look like; nil if the table is too short to tell.
  let looks: ColumnLooks?

  /// Lines beyond this length, and quotes beyond this number, are not tried.
  private static let (longestLine, mostQuotes) = (1 << 16, 64)

  /// The record with one of its opening quotes taken for a character of its cell.
  func withPlainQuote(at start: Int, limit: Int) -> Reading? {
    guard let quote = reader.dialect.quote else { return nil }
    var found: [Reading] = []
    for place in openings(in: reader.line(from: start), quote) {
      var reader = reader
      reader.plainQuote = place
      var reading = reader.read(from: start, as: .standard, limit: limit)
      guard reading.fault == nil, !reading.hasUnescapedQuote, reading.width >= columnCount,
        reading.trim(to: columnCount)
      else { continue }
      reading.hasStrayQuote = true
      found.append(reading)
    }
    if found.count > 1, let looks { found = found.filter { looks.fits($0) } }
    return found.count == 1 ? found[0] : nil
  }

  /// The record with a delimiter put where two cells are glued.
  func withDelimiter(_ standard: Reading) -> Reading? {
    guard let looks else { return nil }
    if standard.isClean, standard.lineBreaks == 0, standard.width == columnCount - 1,
      !looks.fits(standard), let split = splitCell(standard, looks)
    {
      return split
    }
    return dividedAtQuote(standard.start, looks)
  }

  /// The record of one cell too many without an empty one that moves the others.
  func withoutDelimiter(_ reading: Reading) -> Reading? {
    guard let looks, reading.isClean, reading.width == columnCount + 1 else { return nil }
    var asItStands = reading
    if asItStands.trim(to: columnCount), looks.fits(asItStands) { return nil }
    var found: Reading?
    for index in 0..<reading.width where reading.cell(index).isEmpty {
      var shorter = reading
      shorter.removeEmptyCell(index)
      guard looks.fits(shorter), found?.cellEnds != shorter.cellEnds else { continue }
      guard found == nil else { return nil }
      found = shorter
    }
    return found
  }

  /// Offsets of quotes that may open a cell.
  private func openings(in line: Reading, _ quote: UInt8) -> [Int] {
    guard line.textEnd - line.start <= RowMender.longestLine else { return [] }
    let text = reader.text
    var places: [Int] = []
    for place in line.start..<line.textEnd where text[place] == quote {
      let isFirst = place == line.start || text[place - 1] == reader.dialect.delimiter
      if isFirst || text[place - 1] == 32 { places.append(place) }
    }
    return places.count <= RowMender.mostQuotes ? places : []
  }

  /// The line with a delimiter beside one of its quotes: `"клуб""5"`, `клуб"Заря, 5"`.
  private func dividedAtQuote(_ start: Int, _ looks: ColumnLooks) -> Reading? {
    let line = reader.line(from: start)
    let text = reader.text
    guard let quote = reader.dialect.quote, line.textEnd - start <= RowMender.longestLine else {
      return nil
    }
    let quotes = (start..<line.textEnd).filter { text[$0] == quote }
    guard !quotes.isEmpty, quotes.count <= RowMender.mostQuotes else { return nil }
    var found: Reading?
    for place in Set(quotes + quotes.map { $0 + 1 }).sorted()
    where place > start && place < line.textEnd {
      let (before, behind) = (text[place - 1], text[place])
      guard before != reader.dialect.delimiter, behind != reader.dialect.delimiter else { continue }
      guard let reading = read(line, with: reader.dialect.delimiter, at: place) else { continue }
      guard looks.fits(reading) else { continue }
      guard found == nil else { return nil }
      found = reading.placed(as: line)
    }
    return found
  }

  private func read(_ line: Reading, with delimiter: UInt8, at place: Int) -> Reading? {
    let text = reader.text
    let bytes =
      Array(text[line.start..<place]) + [delimiter] + Array(text[place..<line.textEnd])
    return bytes.withUnsafeBytes { bytes in
      let reading = CarefulReader(text: bytes, dialect: reader.dialect)
        .read(from: 0, as: .standard, limit: 0)
      return reading.isClean && reading.width == columnCount ? reading : nil
    }
  }

  /// The record with one cell divided, if there is but one way that gives every cell its column.
  private func splitCell(_ reading: Reading, _ looks: ColumnLooks) -> Reading? {
    var found: Reading?
    for index in 0..<reading.width {
      if index > 0, !looks.fits(reading.cell(index - 1), index - 1) { break }
      let fitsBehind = (index + 1..<reading.width).allSatisfy { behind in
        looks.fits(reading.cell(behind), behind + 1)
      }
      guard fitsBehind, let place = place(in: Array(reading.cell(index)), index, looks) else {
        continue
      }
      guard found == nil else { return nil }
      var longer = reading
      longer.splitCell(index, at: place)
      found = longer
    }
    return found
  }

  /// Where a cell holds the cells of two columns; nil if that is not certain.
  ///
  /// Beside free text the other cell takes as much as it can, up to another kind of character.
  private func place(in cell: [UInt8], _ column: Int, _ looks: ColumnLooks) -> Int? {
    let places = cell.indices.dropFirst().filter { place in
      cell[place] & 0xC0 != 0x80 && looks.fits(cell[..<place], column)
        && looks.fits(cell[place...], column + 1)
    }
    switch (looks.isTold(column), looks.isTold(column + 1)) {
    case (true, true): return places.count == 1 ? places[0] : nil
    case (true, false): return places.last.flatMap { isBorder(cell, $0) ? $0 : nil }
    case (false, true): return places.first.flatMap { isBorder(cell, $0) ? $0 : nil }
    case (false, false): return nil
    }
  }

  /// True where digits end or begin.
  private func isBorder(_ cell: [UInt8], _ place: Int) -> Bool {
    let digits: ClosedRange<UInt8> = 48...57
    return digits.contains(cell[place - 1]) != digits.contains(cell[place])
  }
}
