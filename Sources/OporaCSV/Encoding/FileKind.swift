import OporaLanguage

/// Kinds of files that people rename to .csv.
enum FileKind: CaseIterable {
  case workbook, oldWorkbook, openDocument, textDocument, archive, pdf, richText, page, markup
  case picture, database, json

  /// The kind that the first bytes tell; nil if they tell none of these.
  init?(_ bytes: UnsafeRawBufferPointer) {
    let head = Array(bytes.prefix(4096))
    func has(_ text: String) -> Bool { FileKind.contains(head, Array(text.utf8)) }
    if head.starts(with: [0x50, 0x4B, 3, 4]) {
      self =
        has("opendocument")
        ? .openDocument : has("word/") ? .textDocument : has("xl/") ? .workbook : .archive
      return
    }
    let starts: [(FileKind, [UInt8])] = [
      (.oldWorkbook, [0xD0, 0xCF, 0x11, 0xE0]), (.pdf, Array("%PDF".utf8)),
      (.richText, Array("{\\rtf".utf8)), (.archive, [0x1F, 0x8B]), (.archive, Array("Rar!".utf8)),
      (.archive, [0x37, 0x7A, 0xBC, 0xAF]), (.picture, [0x89, 0x50, 0x4E, 0x47]),
      (.picture, [0xFF, 0xD8, 0xFF]), (.database, Array("SQLite format 3".utf8)),
    ]
    if let start = starts.first(where: { head.starts(with: $0.1) }) {
      self = start.0
      return
    }
    guard let kind = FileKind.markup(head) else { return nil }
    self = kind
  }

  /// What the file is, in words.
  var words: LocalizedText {
    switch self {
    case .workbook: LocalizedText(ru: "книга Excel (xlsx)", en: "an Excel workbook (xlsx)")
    case .oldWorkbook:
      LocalizedText(ru: "книга Excel 97–2003 (xls)", en: "an Excel 97–2003 workbook (xls)")
    case .openDocument:
      LocalizedText(ru: "документ OpenDocument (ods)", en: "an OpenDocument file (ods)")
    case .textDocument: LocalizedText(ru: "документ Word", en: "a Word document")
    case .archive: LocalizedText(ru: "архив", en: "an archive")
    case .pdf: LocalizedText(ru: "документ PDF", en: "a PDF document")
    case .richText: LocalizedText(ru: "документ RTF", en: "an RTF document")
    case .page: LocalizedText(ru: "страница HTML", en: "an HTML page")
    case .markup: LocalizedText(ru: "документ XML", en: "an XML document")
    case .picture: LocalizedText(ru: "изображение", en: "a picture")
    case .json: LocalizedText(ru: "файл JSON", en: "a JSON file")
    case .database: LocalizedText(ru: "база данных", en: "a database")
    }
  }

  private static func markup(_ head: [UInt8]) -> FileKind? {
    let visible = head.drop { $0 <= 32 || $0 >= 0x80 }.prefix(64)
    let start = String(decoding: visible, as: UTF8.self).lowercased()
    if ["<!doctype html", "<html", "<table", "<head", "<meta"].contains(where: start.hasPrefix) {
      return .page
    }
    let bare = start.filter { !$0.isWhitespace }
    if bare.hasPrefix("[{\"") || bare.hasPrefix("{\"") { return .json }
    return start.hasPrefix("<?xml") ? .markup : nil
  }

  private static func contains(_ bytes: [UInt8], _ part: [UInt8]) -> Bool {
    guard let first = part.first, bytes.count >= part.count else { return false }
    return bytes.indices.dropLast(part.count - 1).contains { index in
      bytes[index] == first && bytes[index..<index + part.count].elementsEqual(part)
    }
  }
}
