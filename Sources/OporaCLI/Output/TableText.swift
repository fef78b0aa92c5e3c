import OporaCSV
import OporaLanguage

/// A table of text cells as a CSV file, for machines or for people.
enum TableText {
  /// UTF-8, commas, line feeds; numbers with a point.
  static func machine(_ columns: [String], _ rows: [[String]]) -> String {
    var writer = CSVWriter(.machine)
    writer.write(columns)
    for row in rows { writer.write(row) }
    return writer.text
  }

  /// What Excel of a Russian Windows opens by a double click.
  ///
  /// - Parameters:
  ///   - titles: The headers for people.
  ///   - rows: The cells as machines read them.
  ///   - numbers: The indexes of columns that hold numbers.
  /// - Returns: The text with the byte order mark.
  static func excel(_ titles: [String], _ rows: [[String]], numbers: Set<Int> = []) -> String {
    var writer = CSVWriter(.excel)
    writer.write(titles)
    for row in rows {
      writer.write(
        row.enumerated().map { index, cell in
          numbers.contains(index) && ExactNumber(decimal: cell) != nil
            ? CSVCell.number(cell) : .text(cell)
        })
    }
    return writer.text
  }
}
