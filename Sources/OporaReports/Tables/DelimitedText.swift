/// A table for machines as CSV (RFC 4180): `,`, LF, quotes only where they are needed.
enum DelimitedText {
  static func text(columns: [String], rows: [[String]]) -> String {
    ([columns] + rows).map { $0.map(field).joined(separator: ",") + "\n" }.joined()
  }

  private static func field(_ text: String) -> String {
    let special = text.unicodeScalars.contains { ",\"\n\r".unicodeScalars.contains($0) }
    let spaced = text.first == " " || text.last == " "
    guard special || spaced else { return text }
    return "\"" + text.replacing("\"", with: "\"\"") + "\""
  }
}
