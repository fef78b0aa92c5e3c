/// A part of a document that stands on lines of its own (блок).
public enum Block: Sendable, Hashable {
  /// A heading; level 1 is the highest below the title.
  case heading(Int, RichText)
  /// A paragraph.
  case paragraph(RichText)
  /// A bullet list.
  case list([RichText])
  /// A table.
  case table(Table)
  /// A figure.
  case figure(Figure)
  /// A remark to what stands above: missing values, rounding, exclusions.
  case note(RichText)
  /// A place for people to write in, with what is asked for; never filled by the program.
  case placeholder(RichText)
  /// What follows begins on a page of its own where there are pages.
  case pageBreak
}

/// What a table column holds, which decides its alignment.
public enum TableColumnKind: Sendable, Hashable {
  /// Words: to the left.
  case text
  /// Numbers: to the right.
  case number
  /// Places and short signs: centred.
  case sign
}

/// A column of a table.
public struct TableColumn: Sendable, Hashable {
  /// The header, with the unit of the column after a comma.
  public var header: String
  /// What the cells hold.
  public var kind: TableColumnKind

  /// Makes a column.
  public init(_ header: String, _ kind: TableColumnKind = .text) {
    self.header = header
    self.kind = kind
  }
}

/// A table with a caption (таблица); it reads without the text around it.
public struct Table: Sendable, Hashable {
  /// The id that references use.
  public var id: String
  /// The caption without number and final stop.
  public var caption: String
  /// The columns.
  public var columns: [TableColumn]
  /// The rows; each has as many cells as there are columns.
  public var rows: [[RichText]]

  /// Makes a table.
  public init(id: String, caption: String, columns: [TableColumn], rows: [[RichText]]) {
    self.id = id
    self.caption = caption
    self.columns = columns
    self.rows = rows
  }
}

extension Table {
  /// Tables of so many rows are not divided between pages.
  static let wholeRows = 16

  /// Whether a cell shows a picture.
  var hasPictures: Bool {
    rows.contains { row in
      row.contains { cell in
        cell.spans.contains { if case .picture = $0 { true } else { false } }
      }
    }
  }

  /// The table without those of the given columns in which no cell holds a digit: a comparison
  /// that is nowhere possible, a target that nobody has.
  func dropping(emptyAmong optional: [Int]) -> Table {
    let empty = optional.filter { column in
      !rows.contains { $0[column].plainText.contains(where: \.isNumber) }
    }
    guard !empty.isEmpty else { return self }
    let kept = columns.indices.filter { !empty.contains($0) }
    var table = self
    table.columns = kept.map { columns[$0] }
    table.rows = rows.map { row in kept.map { row[$0] } }
    return table
  }
}

/// A picture with its alternative text and caption (рисунок).
public struct Figure: Sendable, Hashable {
  /// The id that references use; the file's name comes from it.
  public var id: String
  /// The caption without number and final stop.
  public var caption: String
  /// What the picture shows, with numbers, in 250 characters at most.
  public var alternative: String
  /// The picture as SVG.
  public var svg: String

  /// Makes a figure.
  public init(id: String, caption: String, alternative: String, svg: String) {
    self.id = id
    self.caption = caption
    self.alternative = alternative
    self.svg = svg
  }

  /// The file inside the report's folder.
  public var path: String { "charts/\(id).svg" }
}
