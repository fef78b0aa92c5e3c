public import OporaLanguage

/// A report as a tree without formatting; every format is one writer of it (документ).
public struct Document: Sendable, Hashable {
  /// The title.
  public var title: String
  /// A line below the title; empty if there is none.
  public var subtitle: String
  /// The body that prepared the document; empty if unknown.
  public var author: String
  /// The period or the cut-off day in words; never the day of the run.
  public var date: String
  /// The language of the words.
  public var language: Language
  /// The blocks in reading order.
  public var blocks: [Block]

  /// Makes a document.
  public init(
    title: String, subtitle: String = "", author: String = "", date: String = "",
    language: Language, blocks: [Block] = []
  ) {
    self.title = title
    self.subtitle = subtitle
    self.author = author
    self.date = date
    self.language = language
    self.blocks = blocks
  }

  /// The figures in reading order.
  public var figures: [Figure] {
    blocks.compactMap { block in if case .figure(let figure) = block { figure } else { nil } }
  }

  /// The pictures inside cells and lines of tables, each id once.
  public var inlinePictures: [Figure] {
    var seen: Set<String> = []
    return tables.flatMap { $0.rows.joined() }.flatMap(\.spans).compactMap { span in
      guard case .picture(let picture) = span, seen.insert(picture.id).inserted else { return nil }
      return picture
    }
  }

  /// The tables in reading order.
  public var tables: [Table] {
    blocks.compactMap { block in if case .table(let table) = block { table } else { nil } }
  }
}

/// Numbers of tables and figures, through the whole document (сквозная нумерация).
struct Numbering {
  private let tables: [String: Int]
  private let figures: [String: Int]

  init(_ document: Document) {
    tables = Numbering.numbers(document.tables.map(\.id))
    figures = Numbering.numbers(document.figures.map(\.id))
  }

  /// The number of a table, from 1; nil if the document has no such table.
  func table(_ id: String) -> Int? { tables[id] }

  /// The number of a figure, from 1; nil if the document has no such figure.
  func figure(_ id: String) -> Int? { figures[id] }

  private static func numbers(_ ids: [String]) -> [String: Int] {
    Dictionary(zip(ids, 1...), uniquingKeysWith: { first, _ in first })
  }
}
