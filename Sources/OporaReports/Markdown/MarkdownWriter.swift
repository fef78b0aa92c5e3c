import OporaLanguage

/// Writes documents as Markdown that reads well raw, on GitHub and through pandoc.
///
/// Convert with `pandoc -f markdown-implicit_figures report.md -s -o report.docx`. There is no raw
/// HTML: pandoc drops it from DOCX without a word.
public struct MarkdownWriter: DocumentWriter {
  /// Makes a writer.
  public init() {}

  /// `md`.
  public var fileExtension: String { "md" }

  /// The document as Markdown in UTF-8.
  public func bytes(of document: Document) -> [UInt8] { Array(text(of: document).utf8) }

  /// The document as Markdown.
  public func text(of document: Document) -> String {
    let page = MarkdownPage(
      words: DocumentWords(document.language), numbering: Numbering(document))
    var parts = [MarkdownPage.titleBlock(of: document)]
    parts += document.blocks.map(page.text).filter { !$0.isEmpty }
    return parts.joined(separator: "\n\n") + "\n"
  }
}

/// The blocks of one document as Markdown.
private struct MarkdownPage {
  let words: DocumentWords
  let numbering: Numbering

  static func titleBlock(of document: Document) -> String {
    var lines = ["---", "title: " + MarkdownEscaping.yaml(document.title)]
    let optional = [
      ("subtitle", document.subtitle), ("author", document.author), ("date", document.date),
    ]
    for (key, value) in optional where !value.isEmpty {
      lines.append("\(key): " + MarkdownEscaping.yaml(value))
    }
    lines += [document.language == .ru ? "lang: ru-RU" : "lang: en-GB", "---"]
    return lines.joined(separator: "\n")
  }

  func text(_ block: Block) -> String {
    switch block {
    case .heading(let level, let text):
      String(repeating: "#", count: max(1, min(level, 6))) + " " + inline(text)
    case .paragraph(let text): MarkdownEscaping.lineStart(inline(text))
    case .list(let items):
      items.map { "- " + MarkdownEscaping.lineStart(inline($0)) }.joined(separator: "\n")
    case .table(let table): tableText(table)
    case .figure(let figure): figureText(figure)
    case .note(let text): "*\(words.note)* — " + inline(text)
    case .placeholder(let text): "> *\(words.placeholder):* " + inline(text)
    case .pageBreak: "* * *"
    }
  }

  private func tableText(_ table: Table) -> String {
    let number = numbering.table(table.id) ?? 0
    let caption = "**\(words.table) \(number) — \(MarkdownEscaping.inline(table.caption))**"
    let lines = MarkdownTable(
      columns: table.columns,
      header: table.columns.map { MarkdownEscaping.inline($0.header) },
      rows: table.rows.map { row in row.map { inline($0) } },
      shown: table.hasPictures ? table.rows.map { $0.map(\.plainText) } : nil
    ).lines
    return caption + "\n\n" + lines.joined(separator: "\n")
  }

  private func figureText(_ figure: Figure) -> String {
    let number = numbering.figure(figure.id) ?? 0
    let caption = MarkdownEscaping.inline(figure.caption)
    return "![\(MarkdownEscaping.inline(figure.alternative))](\(figure.path))\n\n"
      + "*\(words.figure) \(number) — \(caption)*"
  }

  private func inline(_ text: RichText) -> String {
    var result = ""
    for span in text.spans {
      switch span {
      case .plain(let text): result += MarkdownEscaping.inline(text)
      case .strong(let text): result += strong(text)
      case .code(let text): result += MarkdownEscaping.code(text)
      case .table(let id): result += words.reference(words.tableInText, numbering.table(id))
      case .figure(let id): result += words.reference(words.figureInText, numbering.figure(id))
      case .picture(let picture):
        result += "![\(MarkdownEscaping.inline(picture.alternative))](\(picture.path))"
      }
    }
    return trimmed(result)
  }

  /// Emphasis marks must touch the words, or they show as asterisks.
  private func strong(_ text: String) -> String {
    let words = trimmed(MarkdownEscaping.inline(text))
    return words.isEmpty ? "" : "**\(words)**"
  }

  private func trimmed(_ text: String) -> String {
    guard text.utf8.first == 32 || text.utf8.last == 32 else { return text }
    let start = text.drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}
