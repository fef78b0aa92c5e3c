import OporaLanguage

/// The text part of a DOCX file, `word/document.xml`.
struct DOCXBody {
  /// The pictures met so far.
  private(set) var pictures: [DOCXPicture] = []
  private let document: Document
  private let words: DocumentWords
  private let numbering: Numbering
  /// Positions of blocks that stay on a page with the one behind them.
  private let closing: Set<Int>
  private var bookmarks = 0

  init(_ document: Document) {
    self.document = document
    words = DocumentWords(document.language)
    numbering = Numbering(document)
    closing = DOCXBody.closing(document.blocks)
  }

  /// A short table and the lines below it that end a part, such as signatures: a line of them alone
  /// on a page is no end of a paper.
  private static func closing(_ blocks: [Block]) -> Set<Int> {
    var found: Set<Int> = []
    for end in 1...max(1, blocks.count)
    where end == blocks.count || end < blocks.count && blocks[end] == .pageBreak {
      var start = end - 1
      while start > 0, end - start < 4, case .paragraph = blocks[start] { start -= 1 }
      guard start < end - 1, case .table(let table) = blocks[start], table.rows.count < 5 else {
        continue
      }
      found.formUnion(start..<end - 1)
    }
    return found
  }

  /// The whole part; pictures are noted on the way.
  mutating func text() -> String {
    var parts = [DOCXParts.documentStart, paragraph("Title", RichText(document.title))]
    // A period that the title names is not said again below it.
    let date = document.title.contains(document.date) ? "" : document.date
    for line in [document.subtitle, document.author, date] where !line.isEmpty {
      parts.append(paragraph("Subtitle", RichText(line)))
    }
    for position in document.blocks.indices { parts.append(text(at: position)) }
    parts.append(DOCXParts.documentEnd)
    return parts.joined(separator: "\n")
  }

  private mutating func text(at position: Int) -> String {
    let blocks = document.blocks
    switch blocks[position] {
    case .heading(let level, let text):
      let opens = position > 0 && blocks[position - 1] == .pageBreak
      return paragraph(
        "Heading\(max(1, min(level, 3)))", text, opens ? "<w:pageBreakBefore/>" : "")
    case .paragraph(let text) where position == blocks.count - 1:
      return paragraph("Origin", RichText(text.plainText))
    case .paragraph(let text):
      // Words that lead to a table or a picture stay with it.
      let stays = blocks[position + 1].isObject || closing.contains(position)
      return paragraph("", text, stays ? "<w:keepNext/>" : "")
    case .table(let table): return text(of: table, stays: closing.contains(position))
    default: return text(of: blocks[position])
    }
  }

  private mutating func text(of block: Block) -> String {
    switch block {
    case .heading, .paragraph, .pageBreak, .table: ""
    case .list(let items): list(items)
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

  private mutating func paragraph(
    _ style: String, _ text: RichText, _ more: String = ""
  ) -> String {
    "<w:p>" + properties(style, more) + runs(of: text) + "</w:p>"
  }

  private func properties(_ style: String, _ more: String = "") -> String {
    let named = style.isEmpty ? "" : "<w:pStyle w:val=\"\(style)\"/>"
    return named.isEmpty && more.isEmpty ? "" : "<w:pPr>\(named)\(more)</w:pPr>"
  }

  // MARK: Tables

  private mutating func text(of table: Table, stays: Bool) -> String {
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
    for (position, row) in table.rows.enumerated() {
      let isLast = position + 1 == table.rows.count
      let isKept = stays || table.rows.count <= Table.wholeRows && !isLast
      var cells = ""
      for (text, (column, width)) in zip(row, zip(table.columns, widths)) {
        cells += cell(text, style, column.kind, width, shaded: false, isKept: isKept)
      }
      lines.append("<w:tr><w:trPr><w:cantSplit/></w:trPr>\(cells)</w:tr>")
    }
    // A paragraph must follow a table, or two tables grow together.
    lines += ["</w:tbl>", paragraph("AfterTable", RichText(""), stays ? "<w:keepNext/>" : "")]
    return lines.joined(separator: "\n")
  }

  private mutating func cell(
    _ text: RichText, _ style: String, _ kind: TableColumnKind, _ width: Int, shaded: Bool,
    isKept: Bool = true
  ) -> String {
    let alignment =
      switch kind {
      case .text: ""
      case .number: "<w:jc w:val=\"right\"/>"
      case .sign: "<w:jc w:val=\"center\"/>"
      }
    let shade = shaded ? "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EDEFF2\"/>" : ""
    return "<w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/>\(shade)</w:tcPr><w:p><w:pPr>"
      + "<w:pStyle w:val=\"\(style)\"/>\(isKept ? "<w:keepNext/>" : "")\(alignment)</w:pPr>\(runs(of: text))</w:p></w:tc>"
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
  private static let smallLine = 134

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
    let words = DOCXBody.unbroken(HTMLEscaping.text(text))
    return "<w:r>\(marks)<w:t xml:space=\"preserve\">\(words)</w:t></w:r>"
  }

  /// A hyphen between a digit and an ending, as in «4-е», is no place to break a line at.
  private static func unbroken(_ text: String) -> String {
    guard text.utf8.contains(0x2D) else { return text }
    let letters = Array(text)
    var result = ""
    for (position, letter) in letters.enumerated() {
      let isInside = letter == "-" && position > 0 && position + 1 < letters.count
      if isInside, letters[position - 1].isNumber, letters[position + 1].isLowercase {
        result += "</w:t><w:noBreakHyphen/><w:t xml:space=\"preserve\">"
      } else {
        result.append(letter)
      }
    }
    return result
  }

  private func link(_ mark: String, _ name: String, _ number: Int?) -> String {
    let run = run(words.reference(name, number))
    return number.map { "<w:hyperlink w:anchor=\"\(mark)\($0)\">\(run)</w:hyperlink>" } ?? run
  }
}

extension Block {
  /// Whether it is a table or a picture.
  fileprivate var isObject: Bool {
    switch self {
    case .table, .figure: true
    default: false
    }
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
