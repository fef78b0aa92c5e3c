/// A pipe table whose source is aligned and whose columns keep their words whole.
///
/// Pandoc takes the relative widths of a wide table from the counts of dashes; a column narrower
/// than its longest word would break the word by letters. The source is padded, so that the file
/// reads well as it is and a change of one cell is a change of few lines.
struct MarkdownTable {
  /// How many characters of a table's text stand on a line of A4.
  private static let lineLength = 96

  let columns: [TableColumn]
  let header: [String]
  let rows: [[String]]

  /// The lines of the table, without line ends.
  var lines: [String] {
    let widths = sourceWidths
    let marks = zip(zip(columns, dashCounts), widths).map { pair, width in
      padded(mark(pair.0.kind, count: pair.1), to: width, .text)
    }
    return [line(header, widths), "| " + marks.joined(separator: " | ") + " |"]
      + rows.map { line($0, widths) }
  }

  private var sourceWidths: [Int] {
    columns.indices.map { column in
      max(
        3, dashCounts[column], PlainText.length(of: header[column]),
        rows.map { PlainText.length(of: $0[column]) }.max() ?? 0)
    }
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    let cells = columns.indices.map { padded(cells[$0], to: widths[$0], columns[$0].kind) }
    return "| " + cells.joined(separator: " | ") + " |"
  }

  private func padded(_ text: String, to width: Int, _ kind: TableColumnKind) -> String {
    let space = max(0, width - PlainText.length(of: text))
    switch kind {
    case .text: return text + String(repeating: " ", count: space)
    case .number: return String(repeating: " ", count: space) + text
    case .sign:
      let left = space / 2
      return String(repeating: " ", count: left) + text
        + String(repeating: " ", count: space - left)
    }
  }

  private func mark(_ kind: TableColumnKind, count: Int) -> String {
    switch kind {
    case .text: String(repeating: "-", count: count)
    case .number: String(repeating: "-", count: count - 1) + ":"
    case .sign: ":" + String(repeating: "-", count: count - 2) + ":"
    }
  }

  /// Every column gets its longest word; what is left of the line goes by the length of the text.
  private var dashCounts: [Int] {
    let texts = columns.indices.map { column in [header[column]] + rows.map { $0[column] } }
    let natural = texts.map { max(3, $0.map(PlainText.length).max() ?? 0) }
    let least = texts.map { cells in
      max(3, 2 + (cells.map(MarkdownTable.longestWord).max() ?? 0))
    }
    let free = MarkdownTable.lineLength - least.reduce(0, +)
    let wish = zip(natural, least).map { max(0, $0 - $1) }
    let wishes = wish.reduce(0, +)
    guard wishes > 0, free > 0 else { return least }
    if wishes <= free { return zip(least, wish).map { $0 + $1 } }
    return zip(least, wish).map { $0 + $1 * free / wishes }
  }

  private static func longestWord(_ text: String) -> Int {
    text.split(separator: " ").map { PlainText.length(of: String($0)) }.max() ?? 0
  }
}
