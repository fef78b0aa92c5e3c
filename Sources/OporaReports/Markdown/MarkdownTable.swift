/// A pipe table whose source is aligned and whose columns keep their words whole.
///
/// Pandoc takes the relative widths of a wide table from the counts of dashes; a column narrower
/// than its longest word would break the word by letters. The source is padded, so that the file
/// reads well as it is and a change of one cell is a change of few lines.
struct MarkdownTable {
  let columns: [TableColumn]
  let header: [String]
  let rows: [[String]]
  /// The cells as long as they show, where that is not how long they are written.
  var shown: [[String]]?

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

  private var dashCounts: [Int] { ColumnWidths.counts(header: header, rows: shown ?? rows) }
}
