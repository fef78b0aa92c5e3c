/// A format that documents are written in.
///
/// A conformer shows every block in order, numbers tables and figures through the document,
/// escapes every text, and gives the same text for the same document.
public protocol DocumentWriter: Sendable {
  /// The name of the file it makes, such as `report.md`.
  var fileName: String { get }

  /// The document in this format, with one final newline.
  func text(of document: Document) -> String
}
