/// A row near the top of a file, where the header is looked for.
struct TopRow {
  /// Physical line where it starts.
  let line: Int
  /// Physical line behind it.
  let nextLine: Int
  /// Offset of the row behind it.
  let end: Int
  /// Its cells without the white space around them.
  let cells: [String]
  /// Its cells as read.
  let texts: [String]
  /// What its cells look like.
  let kinds: [CellKind]

  init(_ reading: Reading, line: Int) {
    self.line = line
    nextLine = line + reading.lineBreaks + 1
    end = reading.end
    texts = reading.texts
    cells = texts.map { BlankText.trimmed($0) }
    var kinds: [CellKind] = []
    reading.withCells { kinds.append(CellKind(BlankText.trimmed($0))) }
    self.kinds = kinds
  }

  /// How many cells are filled.
  var filledCount: Int { cells.count { !$0.isEmpty } }

  /// Its width without the empty cells at the end.
  var filledWidth: Int { (cells.lastIndex { !$0.isEmpty } ?? -1) + 1 }

  /// True if a filled cell occurs twice or a cell before the last filled one is empty.
  var hasBlanksOrDuplicates: Bool {
    let labels = cells.prefix(filledWidth)
    return labels.contains("") || Set(labels).count < labels.count
  }

  /// True if every filled cell could be a label of a column.
  var hasOnlyLabels: Bool {
    zip(cells, kinds).allSatisfy { cell, kind in cell.isEmpty || TopRow.isLabel(cell, kind) }
  }

  /// True if the row counts its columns: 1; 2; 3 …, at least four of them.
  var isNumbering: Bool {
    filledWidth >= 4
      && cells.prefix(filledWidth).enumerated().allSatisfy { $0.element == String($0.offset + 1) }
  }

  /// A label has a letter and is no date, number or yes-or-no; a year may head a column.
  private static func isLabel(_ cell: String, _ kind: CellKind) -> Bool {
    switch kind {
    case .date, .boolean, .empty: false
    case .number: Int(cell).map { (1990...2100).contains($0) } ?? false
    case .missing, .code, .text:
      cell.unicodeScalars.contains { $0.properties.isAlphabetic || $0 == "№" }
    }
  }
}
