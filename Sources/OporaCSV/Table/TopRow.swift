/// A row near the top of a file, where the header is looked for.
///
/// A hundred of them are read and few looked at closely: their texts are made when asked for.
struct TopRow {
  /// Physical line where it starts.
  let line: Int
  /// Physical line behind it.
  let nextLine: Int
  /// Offset of its first byte.
  var start: Int { reading.start }
  /// Offset of the row behind it.
  let end: Int
  /// How many cells it has.
  let width: Int
  /// How many cells are filled.
  let filledCount: Int
  /// Its width without the empty cells at the end.
  let filledWidth: Int
  /// The same, where a cell that holds a line end counts too.
  let keptWidth: Int

  private let reading: Reading

  init(_ reading: Reading, line: Int) {
    self.reading = reading
    self.line = line
    nextLine = line + reading.lineBreaks + 1
    end = reading.end
    var (width, count, last, kept) = (0, 0, 0, 0)
    reading.withCells { cell in
      width += 1
      guard !BlankText.isBlank(cell) else {
        if !cell.isEmpty, cell.contains(10) { kept = width }
        return
      }
      count += 1
      (last, kept) = (width, width)
    }
    (self.width, filledCount, filledWidth, keptWidth) = (width, count, last, kept)
  }

  /// Reads the row at an offset of a table whose width is known.
  static func reading(
    from start: Int, _ reader: CarefulReader, columnCount: Int
  ) -> Reading {
    let row = reader.read(from: start, as: .standard, limit: RecordJudge.mostSwallowed)
    if row.isClean, row.width == columnCount { return row }
    if let other = OtherDelimiter.reading(from: start, reader, columnCount: columnCount) {
      return other
    }
    if row.fault != nil || !row.isClean, columnCount > 1 {
      let mender = RowMender(reader: reader, columnCount: columnCount, looks: nil)
      if let mended = mender.withPlainQuote(at: start, limit: 0) { return mended }
    }
    return row.fault == nil ? row : reader.read(from: start, as: .plainQuotes, limit: 0)
  }

  /// The first rows of a text, blank ones included; a hundred at most.
  static func reading(
    all text: UnsafeRawBufferPointer, from start: Int, line: Int, _ dialect: Dialect,
    columnCount: Int
  ) -> [TopRow] {
    let reader = CarefulReader(text: text, dialect: dialect)
    var rows: [TopRow] = []
    var (position, line) = (start, line)
    while position < text.count, rows.count < 100 {
      let row = TopRow.reading(from: position, reader, columnCount: columnCount)
      rows.append(TopRow(row, line: line))
      position = row.end
      line += row.lineBreaks + 1
    }
    return rows
  }

  /// Its cells as read, as bytes.
  var bytes: [[UInt8]] { (0..<reading.width).map { Array(reading.cell($0)) } }

  /// Its cells as read.
  var texts: [String] { reading.texts }

  /// Its cells without the white space around them.
  var cells: [String] { reading.texts.map { BlankText.trimmed($0) } }

  /// What its cells look like.
  var kinds: [CellKind] {
    var kinds: [CellKind] = []
    reading.withCells { kinds.append(CellKind(BlankText.trimmed($0))) }
    return kinds
  }

  /// True if a filled cell occurs twice or a cell before the last filled one is empty.
  var hasBlanksOrDuplicates: Bool {
    let labels = cells.prefix(filledWidth)
    return labels.contains("") || Set(labels).count < labels.count
  }

  /// True if every filled cell could be a label of a column.
  var hasOnlyLabels: Bool {
    zip(cells, kinds).allSatisfy { cell, kind in cell.isEmpty || TopRow.isLabel(cell, kind) }
  }

  /// True for a name and its value above a table: «Дата формирования: | 15.01.2024».
  var isNamedValue: Bool {
    filledCount == 2 && cells.first { !$0.isEmpty }?.last == ":"
  }

  /// True for one filled cell in the first two columns.
  var isSectionTitle: Bool { filledCount == 1 && filledWidth <= 2 }

  /// True if the row counts its columns: 1; 2; 3 …, at least four of them.
  var isNumbering: Bool {
    guard filledWidth >= 4 else { return false }
    var (column, isNumbering, count) = (0, true, ColumnCount())
    reading.withCells { cell in
      column += 1
      if isNumbering, column <= filledWidth { isNumbering = count.takes(BlankText.trimmed(cell)) }
    }
    return isNumbering && count.isCount
  }

  /// A label has a letter and is no date, number or yes-or-no; a year may head a column.
  private static func isLabel(_ cell: String, _ kind: CellKind) -> Bool {
    switch kind {
    case .date, .boolean, .empty: false
    case .number: Int(cell).map { (1990...2100).contains($0) } ?? false
    case .missing, .code, .text:
      cell.unicodeScalars.contains {
        $0.properties.isAlphabetic || "№%‰#".unicodeScalars.contains($0)
      }
    }
  }
}
