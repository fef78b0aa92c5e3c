import OporaLanguage

/// The text part of a DOCX file, `word/document.xml`.
struct DOCXBody {
  /// The pictures met so far.
  private(set) var pictures: [DOCXPicture] = []
  private let document: Document
  private let words: DocumentWords
  private let numbering: Numbering
  private var bookmarks = 0

  init(_ document: Document) {
    self.document = document
    words = DocumentWords(document.language)
    numbering = Numbering(document)
  }

  /// The whole part; pictures are noted on the way.
  mutating func text() -> String {
    var parts = [DOCXParts.documentStart, paragraph("Title", RichText(document.title))]
    for line in [document.subtitle, document.author, document.date] where !line.isEmpty {
      parts.append(paragraph("Subtitle", RichText(line)))
    }
    for block in document.blocks { parts.append(text(of: block)) }
    parts.append(DOCXParts.documentEnd)
    return parts.joined(separator: "\n")
  }

  private mutating func text(of block: Block) -> String {
    switch block {
    case .heading(let level, let text): paragraph("Heading\(max(1, min(level, 3)))", text)
    case .paragraph(let text): paragraph("", text)
    case .list(let items): list(items)
    case .table(let table): text(of: table)
    case .figure(let figure): text(of: figure)
    case .note(let text): paragraph("Note", RichText("\(words.note) — ") + text)
    case .placeholder(let text):
      paragraph("Ask", RichText([.strong("\(words.placeholder): ")]) + text)
    }
  }

  private mutating func list(_ items: [RichText]) -> String {
    var lines: [String] = []
    for item in items { lines.append(paragraph("ListBullet", item)) }
    return lines.joined(separator: "\n")
  }

  private mutating func paragraph(_ style: String, _ text: RichText) -> String {
    "<w:p>" + properties(style) + runs(of: text) + "</w:p>"
  }

  private func properties(_ style: String) -> String {
    style.isEmpty ? "" : "<w:pPr><w:pStyle w:val=\"\(style)\"/></w:pPr>"
  }

  // MARK: Tables

  private mutating func text(of table: Table) -> String {
    let number = numbering.table(table.id) ?? 0
    let caption = captioned(
      "TableCaption", "table\(number)", "\(words.table) \(number) — \(table.caption)")
    let (widths, isCrowded) = DOCXBody.widths(of: table)
    let style = isCrowded ? "CellSmall" : "Cell"
    var lines = [
      caption,
      "<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"5000\" w:type=\"pct\"/>"
        + "<w:tblLayout w:type=\"fixed\"/><w:tblLook w:firstRow=\"1\" w:firstColumn=\"1\"/></w:tblPr>",
      "<w:tblGrid>" + widths.map { "<w:gridCol w:w=\"\($0)\"/>" }.joined() + "</w:tblGrid>",
    ]
    var heads = ""
    for (column, width) in zip(table.columns, widths) {
      heads += cell(RichText([.strong(column.header)]), style, column.kind, width, shaded: true)
    }
    lines.append("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>\(heads)</w:tr>")
    for row in table.rows {
      var cells = ""
      for (text, (column, width)) in zip(row, zip(table.columns, widths)) {
        cells += cell(text, style, column.kind, width, shaded: false)
      }
      lines.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>\(cells)</w:tr>")
    }
    // A paragraph must follow a table, or two tables grow together.
    lines += ["</w:tbl>", paragraph("AfterTable", RichText(""))]
    return lines.joined(separator: "\n")
  }

  private mutating func cell(
    _ text: RichText, _ style: String, _ kind: TableColumnKind, _ width: Int, shaded: Bool
  ) -> String {
    let alignment =
      switch kind {
      case .text: ""
      case .number: "<w:jc w:val=\"right\"/>"
      case .sign: "<w:jc w:val=\"center\"/>"
      }
    let shade = shaded ? "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EDEFF2\"/>" : ""
    return "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/>\(shade)</w:tcPr><w:p><w:pPr>"
      + "<w:pStyle w:val=\"\(style)\"/>\(alignment)</w:pPr>\(runs(of: text))</w:p></w:tc>"
  }

  /// The width of the text on A4, 180 mm, in twentieths of a point, dealt out to the columns; and
  /// whether their longest words fit only in small print.
  private static func widths(of table: Table) -> ([Int], isCrowded: Bool) {
    let full = 10_205
    let header = table.columns.map(\.header)
    let rows = table.rows.map { $0.map(\.plainText) }
    var counts = ColumnWidths.counts(header: header, rows: rows, margin: 2, widening: 118)
    let isCrowded =
      table.columns.count > 6 || counts.reduce(0, +) > ColumnWidths.lineLength
    if isCrowded {
      counts = ColumnWidths.counts(
        header: header, rows: rows, margin: 2, line: smallLine, widening: 118)
    }
    let sum = max(1, counts.reduce(0, +))
    return (counts.map { $0 * full / sum }, isCrowded)
  }

  /// How many characters of small print stand on a line.
  private static let smallLine = 136

  // MARK: Pictures

  private mutating func text(of figure: Figure) -> String {
    let number = numbering.figure(figure.id) ?? 0
    return "<w:p>" + properties("Picture") + drawing(of: figure) + "</w:p>\n"
      + captioned(
        "Caption", "figure\(number)", "\(words.figure) \(number) — \(figure.caption)")
  }

  private mutating func drawing(of figure: Figure) -> String {
    let id = "picture\(pictures.count + 1)"
    let picture = DOCXPicture(id: id, name: "\(id).svg", svg: figure.svg)
    pictures.append(picture)
    let drawing = DOCXParts.drawing(
      picture, number: pictures.count, size: SVGSize(figure.svg),
      description: HTMLEscaping.text(figure.alternative))
    return "<w:r>\(drawing)</w:r>"
  }

  // MARK: Text

  /// A caption that references lead to.
  private mutating func captioned(_ style: String, _ mark: String, _ text: String) -> String {
    bookmarks += 1
    return "<w:p>" + properties(style)
      + "<w:bookmarkStart w:id=\"\(bookmarks)\" w:name=\"\(mark)\"/>" + runs(of: RichText(text))
      + "<w:bookmarkEnd w:id=\"\(bookmarks)\"/></w:p>"
  }

  private mutating func runs(of text: RichText) -> String {
    var result = ""
    for span in text.spans {
      switch span {
      case .plain(let text): result += run(text)
      case .strong(let text): result += run(text, "<w:b/>")
      case .code(let text): result += run(text, "<w:rStyle w:val=\"Code\"/>")
      case .table(let id): result += link("table", words.tableInText, numbering.table(id))
      case .figure(let id): result += link("figure", words.figureInText, numbering.figure(id))
      case .picture(let picture): result += drawing(of: picture)
      }
    }
    return result
  }

  private func run(_ text: String, _ properties: String = "") -> String {
    guard !text.isEmpty else { return "" }
    let marks = properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>"
    return "<w:r>\(marks)<w:t xml:space=\"preserve\">\(HTMLEscaping.text(text))</w:t></w:r>"
  }

  private func link(_ mark: String, _ name: String, _ number: Int?) -> String {
    let run = run(words.reference(name, number))
    return number.map { "<w:hyperlink w:anchor=\"\(mark)\($0)\">\(run)</w:hyperlink>" } ?? run
  }
}

/// The size of a picture in pixels, from the first tag of its SVG.
struct SVGSize {
  private(set) var width = 720.0
  private(set) var height = 480.0

  init(_ svg: String) {
    let tag = svg.prefix { $0 != ">" }
    if let width = SVGSize.attribute("width", of: tag),
      let height = SVGSize.attribute("height", of: tag), width > 0, height > 0
    {
      (self.width, self.height) = (width, height)
    }
  }

  private static func attribute(_ name: String, of tag: Substring) -> Double? {
    guard let range = tag.firstRange(of: " \(name)=\"") else { return nil }
    return Double(tag[range.upperBound...].prefix { $0 != "\"" })
  }
}
