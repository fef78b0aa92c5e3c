/// How wide the columns of a table are, in characters of a line of A4.
enum ColumnWidths {
  /// How many characters of a table's text stand on a line.
  static let lineLength = 96

  /// How many characters a picture in a cell is wide.
  static let picture = 15

  /// Every column gets its longest word; what is left of the line goes by the length of the text.
  ///
  /// - Parameters:
  ///   - header: the heads of the columns.
  ///   - rows: the cells, as many in each row as there are heads.
  ///   - margin: how many characters a column is wider than its longest word.
  ///   - line: how many characters stand on a line.
  ///   - widening: what a word takes in percent of its characters; more where heads are bold.
  /// - Returns: a width for each column, whose relations matter.
  static func counts(
    header: [String], rows: [[String]], margin: Int = 2, line: Int = lineLength,
    widening: Int = 100
  ) -> [Int] {
    let texts = header.indices.map { column in [header[column]] + rows.map { $0[column] } }
    let natural = texts.map { max(3, $0.map(PlainText.length).max() ?? 0) }
    let least = texts.map { cells in
      max(3, margin + ((cells.map(longestWord).max() ?? 0) * widening + 99) / 100)
    }
    let free = line - least.reduce(0, +)
    let wish = zip(natural, least).map { max(0, $0 - $1) }
    let wishes = wish.reduce(0, +)
    guard wishes > 0, free > 0 else { return least }
    if wishes <= free { return zip(least, wish).map { $0 + $1 } }
    return zip(least, wish).map { $0 + $1 * free / wishes }
  }

  private static func longestWord(_ text: String) -> Int {
    // A line may end after a hyphen, too.
    text.split { $0 == " " || $0 == "-" }.map { PlainText.length(of: String($0)) }.max() ?? 0
  }
}
