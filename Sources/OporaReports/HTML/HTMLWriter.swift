import OporaLanguage

/// Writes documents as one HTML file: pictures inside, no script, nothing fetched.
///
/// It prints on A4, follows the reader's light or dark scheme, is walked through with the keyboard
/// and read aloud in order: one `h1`, sections below it, captions, heads of columns and rows.
public struct HTMLWriter: DocumentWriter {
  /// Makes a writer.
  public init() {}

  /// `html`.
  public var fileExtension: String { "html" }

  /// The document as HTML in UTF-8.
  public func bytes(of document: Document) -> [UInt8] { Array(text(of: document).utf8) }

  /// The document as HTML.
  public func text(of document: Document) -> String {
    var page = HTMLPage(document)
    return page.text()
  }
}

/// One document on its way to HTML.
private struct HTMLPage {
  private let document: Document
  private let words: DocumentWords
  private let numbering: Numbering
  private var headings = 0

  init(_ document: Document) {
    self.document = document
    words = DocumentWords(document.language)
    numbering = Numbering(document)
  }

  mutating func text() -> String {
    var body = document.blocks
    // The last paragraph says what made the report; it is the footer.
    var last: Block?
    if case .paragraph = body.last { last = body.popLast() }
    var parts = [head, header, contents, "<main id=\"content\">"]
    for block in body { parts.append(text(of: block)) }
    parts.append("</main>")
    if case .paragraph(let text) = last {
      parts.append("<footer class=\"quiet\"><p>\(inline(text))</p></footer>")
    }
    parts += ["</body>", "</html>"]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n") + "\n"
  }

  private var head: String {
    let policy = "default-src 'none'; style-src 'unsafe-inline'"
    return """
      <!DOCTYPE html>
      <html lang="\(document.language == .ru ? "ru" : "en")">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(policy)">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <title>\(escaped(document.title))</title>
      <style>
      \(HTMLStyle.text)
      </style>
      </head>
      <body>
      <a class="skip" href="#content">\(words.skip)</a>
      """
  }

  private var header: String {
    var lines = ["<header>", "<h1>\(escaped(document.title))</h1>"]
    for line in [document.subtitle, document.author, document.date] where !line.isEmpty {
      lines.append("<p class=\"quiet\">\(escaped(line))</p>")
    }
    return (lines + ["</header>"]).joined(separator: "\n")
  }

  /// Links to the sections, where there are several.
  private var contents: String {
    var number = 0
    var items: [String] = []
    for case .heading(let level, let text) in document.blocks {
      number += 1
      if level == 1 { items.append("<li><a href=\"#s\(number)\">\(inline(text))</a></li>") }
    }
    guard items.count > 2 else { return "" }
    return "<nav aria-label=\"\(words.contents)\">\n<ol>\n" + items.joined(separator: "\n")
      + "\n</ol>\n</nav>"
  }

  private mutating func text(of block: Block) -> String {
    switch block {
    case .heading(let level, let text):
      headings += 1
      let tag = "h\(max(2, min(level + 1, 6)))"
      return "<\(tag) id=\"s\(headings)\">\(inline(text))</\(tag)>"
    case .paragraph(let text): return "<p>\(inline(text))</p>"
    case .list(let items):
      return "<ul>\n" + items.map { "<li>\(inline($0))</li>" }.joined(separator: "\n") + "\n</ul>"
    case .table(let table): return text(of: table)
    case .figure(let figure): return text(of: figure)
    case .note(let text): return "<p class=\"note\"><em>\(words.note)</em> — \(inline(text))</p>"
    case .placeholder(let text):
      return "<p class=\"ask\"><em>\(words.placeholder):</em> \(inline(text))</p>"
    case .pageBreak: return "<div class=\"page\"></div>"
    }
  }

  private func text(of figure: Figure) -> String {
    let caption = "\(words.figure) \(numbering.figure(figure.id) ?? 0) — " + escaped(figure.caption)
    return "<figure id=\"f-\(figure.id)\">\n<div class=\"wide\" tabindex=\"0\" role=\"group\" "
      + "aria-label=\"\(caption)\">\n\(figure.svg)\n</div>\n<figcaption>\(caption)</figcaption>\n"
      + "</figure>"
  }

  /// A table wider than the window scrolls by itself, also with the keyboard.
  private func text(of table: Table) -> String {
    let caption = "\(words.table) \(numbering.table(table.id) ?? 0) — " + escaped(table.caption)
    let crowded = table.columns.count > 6 ? " class=\"crowded\"" : ""
    let whole = table.rows.count <= Table.wholeRows ? " whole" : ""
    var lines = [
      "<div class=\"wide\(whole)\" tabindex=\"0\" role=\"region\" aria-label=\"\(caption)\">",
      "<table id=\"t-\(escaped(table.id))\"\(crowded)>", "<caption>\(caption)</caption>",
      "<thead>",
    ]
    let heads = table.columns.map { column in
      "<th scope=\"col\"\(mark(column))>\(escaped(column.header))</th>"
    }
    lines += ["<tr>" + heads.joined() + "</tr>", "</thead>", "<tbody>"]
    for row in table.rows { lines.append("<tr>" + cells(of: row, in: table) + "</tr>") }
    return (lines + ["</tbody>", "</table>", "</div>"]).joined(separator: "\n")
  }

  /// The first cell of words names the row.
  private func cells(of row: [RichText], in table: Table) -> String {
    let name = table.columns.firstIndex { $0.kind == .text }
    var text = ""
    for (index, cell) in row.enumerated() {
      let column = index < table.columns.count ? table.columns[index] : TableColumn("")
      if index == name, !cell.isEmpty {
        text += "<th scope=\"row\">\(inline(cell))</th>"
      } else {
        text += "<td\(mark(column))>\(inline(cell))</td>"
      }
    }
    return text
  }

  private func mark(_ column: TableColumn) -> String {
    switch column.kind {
    case .text: ""
    case .number: " class=\"number\""
    case .sign: " class=\"sign\""
    }
  }

  private func inline(_ text: RichText) -> String {
    var result = ""
    for span in text.spans {
      switch span {
      case .plain(let text): result += escaped(text)
      case .strong(let text): result += text.isEmpty ? "" : "<strong>\(escaped(text))</strong>"
      case .code(let text): result += text.isEmpty ? "" : "<code>\(escaped(text))</code>"
      case .table(let id): result += link("t-", id, words.tableInText, numbering.table(id))
      case .figure(let id): result += link("f-", id, words.figureInText, numbering.figure(id))
      case .picture(let picture): result += picture.svg
      }
    }
    return result
  }

  private func link(_ prefix: String, _ id: String, _ name: String, _ number: Int?) -> String {
    let words = words.reference(name, number)
    return number == nil ? words : "<a href=\"#\(prefix)\(escaped(id))\">\(words)</a>"
  }

  private func escaped(_ text: String) -> String { HTMLEscaping.text(text) }
}
