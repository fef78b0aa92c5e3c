/// Takes the quotes off lines that are quoted as a whole.
///
/// A program that takes a line of CSV for one cell writes it in quotes and doubles those inside:
/// `"1,""Клуб, 5"",7"`. Every line is then one cell, with empty ones behind it perhaps, and the
/// table is in the cells.
enum QuotedLines {
  /// Takes the quotes off, if the text has many such lines.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - start: Where it starts.
  ///   - returnEndsLine: True if a carriage return alone ends a line.
  /// - Returns: The text with all its whole-quoted lines bare; nil if there are few or none.
  static func unwrapped(
    _ text: UnsafeRawBufferPointer, from start: Int, returnEndsLine: Bool
  ) -> [UInt8]? {
    var dialect = Dialect(delimiter: Dialect.noDelimiter, quote: UInt8(ascii: "\""))
    dialect.returnEndsLine = returnEndsLine
    if let delimiter = outerDelimiter(CarefulReader(text: text, dialect: dialect), start) {
      dialect.delimiter = delimiter
    }
    let reader = CarefulReader(text: text, dialect: dialect)
    guard isPlausible(reader, start) else { return nil }
    var bare: [UInt8] = []
    bare.reserveCapacity(text.count)
    var position = start
    while position < text.count {
      let row = reader.read(from: position, as: .standard, limit: RecordJudge.mostSwallowed)
      if isWrapped(row, text) {
        bare += row.cell(0)
        bare += text[row.textEnd..<row.end]
        position = row.end
      } else {
        let line = reader.line(from: position)
        bare += text[position..<line.end]
        position = line.end
      }
    }
    return isTable(bare, returnEndsLine) ? bare : nil
  }

  /// True if half of the first lines or more are quoted as a whole and hold a delimiter.
  private static func isPlausible(_ reader: CarefulReader, _ start: Int) -> Bool {
    var (position, lines, wrapped) = (start, 0, 0)
    while position < reader.text.count, lines < 100 {
      let row = reader.read(from: position, as: .standard, limit: RecordJudge.mostSwallowed)
      let isBare = !isWrapped(row, reader.text)
      if !row.isBlank {
        lines += 1
        if !isBare, row.cell(0).contains(where: DialectDetector.delimiters.contains) {
          wrapped += 1
        }
        // Most files show at once that they are nothing of the kind.
        if lines == 8, wrapped < 2 { return false }
      }
      position = isBare ? reader.line(from: position).end : row.end
    }
    return wrapped > 0 && 2 * wrapped >= lines
  }

  /// True if the first cell is quoted and nothing stands behind it.
  private static func isWrapped(_ row: Reading, _ text: UnsafeRawBufferPointer) -> Bool {
    row.isClean && text[row.start] == UInt8(ascii: "\"") && row.cellEnds[0] == row.bytes.count
  }

  /// What separates a whole-quoted line from empty cells behind it; nil if it ends with its quote.
  private static func outerDelimiter(_ reader: CarefulReader, _ start: Int) -> UInt8? {
    var position = start
    for _ in 0..<8 where position < reader.text.count {
      let line = reader.line(from: position)
      let bytes = reader.text[line.start..<line.textEnd]
      if bytes.first == UInt8(ascii: "\""), let last = bytes.last,
        DialectDetector.delimiters.contains(last)
      {
        return last
      }
      position = line.end
    }
    return nil
  }

  /// True if the cells hold a table: «Фамилия, Имя» in quotes is one cell with a comma.
  private static func isTable(_ bare: [UInt8], _ returnEndsLine: Bool) -> Bool {
    bare.withUnsafeBytes { text in
      let sample = TextSample(text, from: 0)
      let detector = DialectDetector(
        sample, CSVOptions(), stated: nil, returnEndsLine: returnEndsLine)
      let score = DialectScore(detector.dialect, sample)
      return score.columnCount > 1 && score.share >= 0.6
        && (score.columnCount > 2
          || score.value > 0.2 && !detector.dialect.skipsInitialSpace)
    }
  }
}
