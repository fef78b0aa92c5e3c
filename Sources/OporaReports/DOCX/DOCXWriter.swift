import OporaLanguage

/// Writes documents for Word and LibreOffice: text, tables and pictures on A4 (DOCX).
///
/// The file is an archive of XML parts that is put together here, so that an office needs no
/// converter. Pictures stay SVG; a program that cannot show them shows their words instead.
public struct DOCXWriter: DocumentWriter {
  /// Makes a writer.
  public init() {}

  /// `docx`.
  public var fileExtension: String { "docx" }

  /// The document as the bytes of a DOCX file.
  public func bytes(of document: Document) -> [UInt8] {
    var body = DOCXBody(document)
    let text = body.text()
    let pictures = body.pictures
    let parts: [(path: String, text: String)] = [
      ("[Content_Types].xml", DOCXParts.contentTypes),
      ("_rels/.rels", DOCXParts.packageRelations),
      ("docProps/core.xml", DOCXParts.core(document)),
      ("word/document.xml", text),
      ("word/_rels/document.xml.rels", DOCXParts.relations(pictures)),
      ("word/styles.xml", DOCXStyles.text(document.language)),
      ("word/numbering.xml", DOCXParts.numbering),
      ("word/settings.xml", DOCXParts.settings(document.language)),
      ("word/fontTable.xml", DOCXFonts.table),
      ("word/header1.xml", DOCXParts.header),
    ]
    let media = pictures.map { ReportFile(path: "word/media/\($0.name)", text: $0.svg) }
    return ZipArchive.bytes(of: parts.map { ReportFile(path: $0.path, text: $0.text) } + media)
  }
}

/// A picture of a document and the name of its relation.
struct DOCXPicture {
  let id: String
  let name: String
  let svg: String
}
