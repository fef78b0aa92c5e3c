/// A format that documents are written in.
///
/// A conformer shows every block in order, numbers tables and figures through the document,
/// escapes every text, and gives the same bytes for the same document.
public protocol DocumentWriter: Sendable {
  /// The ending of the files it makes, such as `md`.
  var fileExtension: String { get }

  /// The document in this format; a text ends with one newline.
  func bytes(of document: Document) -> [UInt8]
}

extension DocumentWriter {
  /// The document as a file.
  ///
  /// - Parameters:
  ///   - document: what is written.
  ///   - name: the path without its ending: `report`.
  /// - Returns: the file, `report.md`.
  public func file(of document: Document, named name: String) -> ReportFile {
    ReportFile(path: "\(name).\(fileExtension)", bytes: bytes(of: document))
  }
}
