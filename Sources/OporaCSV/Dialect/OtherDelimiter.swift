/// Reads a line that uses another delimiter than the rest of its file.
enum OtherDelimiter {
  /// The line as another delimiter divides it, if that gives the width of the table and the
  /// delimiters are no punctuation; nil otherwise.
  static func reading(
    from start: Int, _ reader: CarefulReader, columnCount: Int
  ) -> Reading? {
    guard columnCount > 1 else { return nil }
    for delimiter in DialectDetector.delimiters where delimiter != reader.dialect.delimiter {
      var dialect = reader.dialect
      dialect.delimiter = delimiter
      let reading = CarefulReader(text: reader.text, dialect: dialect)
        .read(from: start, as: .standard, limit: 0)
      if reading.isClean, reading.width == columnCount,
        !isProse(reading, reader.dialect.delimiter)
      {
        return reading
      }
    }
    return nil
  }

  /// True if a space follows a delimiter, as it follows a comma between words, or if the delimiter
  /// of the file divides words too.
  private static func isProse(_ reading: Reading, _ delimiter: UInt8) -> Bool {
    for index in 0..<reading.width {
      let cell = reading.cell(index)
      if index > 0, cell.first == 32 { return true }
      for (place, byte) in zip(cell.indices, cell) where byte == delimiter {
        let next = place + 1
        guard next < cell.endIndex, cell[next] == 32 else { return true }
      }
    }
    return false
  }
}
