import OporaLanguage

/// A table of text cells as a CSV file, for machines or for people.
enum TableText {
  /// UTF-8, commas, line feeds; numbers with a point.
  static func machine(_ columns: [String], _ rows: [[String]]) -> String {
    ([columns] + rows).map { row in
      row.map { quoted($0, delimiter: ",") }.joined(separator: ",") + "\n"
    }.joined()
  }

  /// What Excel of a Russian Windows opens by a double click: byte order mark, semicolons, CRLF,
  /// decimal commas, and no cell that it would take for a formula.
  ///
  /// - Parameters:
  ///   - titles: The headers for people.
  ///   - rows: The cells as machines read them.
  ///   - numbers: The indexes of columns that hold numbers: their point becomes a comma, and a
  ///     leading minus is no formula.
  /// - Returns: The text with the byte order mark.
  static func excel(_ titles: [String], _ rows: [[String]], numbers: Set<Int> = []) -> String {
    let body = rows.map { row in
      row.enumerated().map { index, cell in
        numbers.contains(index) && ExactNumber(decimal: cell) != nil
          ? cell.replacing(".", with: ",") : guarded(cell)
      }
    }
    return "\u{FEFF}"
      + ([titles.map(guarded)] + body).map { row in
        row.map { quoted($0, delimiter: ";") }.joined(separator: ";") + "\r\n"
      }.joined()
  }

  /// A cell that begins like a formula gets an apostrophe before it.
  private static func guarded(_ cell: String) -> String {
    guard let first = cell.unicodeScalars.first else { return cell }
    let starts: [Unicode.Scalar] = ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]
    return starts.contains(first) ? "'" + cell : cell
  }

  /// A cell in quotes where its text holds what structures the file.
  private static func quoted(_ cell: String, delimiter: Unicode.Scalar) -> String {
    let needsQuotes = cell.unicodeScalars.contains {
      $0 == delimiter || $0 == "\"" || $0 == "\n" || $0 == "\r"
    }
    return needsQuotes ? "\"" + cell.replacing("\"", with: "\"\"") + "\"" : cell
  }
}
