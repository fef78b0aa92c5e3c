/// How well a dialect explains a sample.
struct DialectScore {
  let dialect: Dialect
  /// The width most rows have, without columns at the end that no row fills.
  private(set) var columnCount = 1
  /// The width most rows have.
  private(set) var fullWidth = 1
  /// The share of rows of that width.
  private(set) var share = 0.0
  /// How many rows were looked at.
  private(set) var rowCount = 0
  /// How many cells are a quote and nothing else, where quotes are signs like others; nil if some
  /// cell has a quote at one of its edges besides.
  private(set) var loneQuotes: Int?
  /// 0 for a dialect that explains nothing, up to 1.
  private(set) var value = 0.0
  /// True if some row has a quote where none should be.
  private(set) var hasStrayQuotes = false

  /// Scores a dialect.
  ///
  /// score = share of rows at the most frequent width · (1 − 1 / width) · typed − a quarter of the quotes left at the
  /// edges of cells; typed = 0.3 + 0.7 · (share of numbers, dates and codes)².
  ///
  /// - Parameters:
  ///   - dialect: the dialect.
  ///   - sample: pieces of the text.
  ///   - comparesKinds: whether the value will be compared; if not, typed cells are not counted.
  init(_ dialect: Dialect, _ sample: TextSample, comparesKinds: Bool = true) {
    self.dialect = dialect
    let pieces = sample.pieces(dialect)
    var looks = CellLooks(comparesKinds: comparesKinds)
    for rows in pieces {
      for row in 0..<rows.count { looks.take(row, of: rows, dialect) }
    }
    let best = looks.widths.max { ($0.value, $0.key) < ($1.value, $1.key) }
    guard let best else { return }
    columnCount = best.key
    hasStrayQuotes = looks.hasStrayQuotes
    loneQuotes = looks.edges == looks.lone ? looks.lone : nil
    let filled = Double(max(1, looks.filled))
    let (typed, edges) = (Double(looks.typed) / filled, Double(looks.edges) / filled)
    fullWidth = best.key
    rowCount = pieces.reduce(0) { $0 + $1.count }
    share = Double(best.value) / Double(rowCount)
    let width = 1 - 1 / Double(max(1, columnCount))
    value = share * width * (0.3 + 0.7 * typed * typed) - edges / 4
    columnCount = min(columnCount, looks.widest)
  }
}

extension DialectScore {
  /// True for a table that is no chance: nearly all rows have three cells or more, and these are
  /// typed or quoted; words between spaces alone are none.
  func isConvincing(_ sample: TextSample) -> Bool {
    guard share >= 0.95, columnCount > 2, rowCount > 1 else { return false }
    let isQuoted = dialect.quote.map { sample.hasCells(in: $0, dialect.delimiter) } ?? false
    return value > 0.4 || isQuoted
  }
}

/// What the cells of a sample look like in one dialect.
private struct CellLooks {
  /// Whether cells are looked at for what they are.
  let comparesKinds: Bool
  /// How many rows have a width.
  var widths: [Int: Int] = [:]
  /// The greatest width without blank cells at the end.
  var widest = 0
  /// Cells that are not blank; those of them that are typed, and those with a quote left at an edge.
  var (filled, typed, edges) = (0, 0, 0)
  /// Cells that are a quote and nothing else.
  var lone = 0
  /// True if quotes stand where none should.
  var hasStrayQuotes = false

  init(comparesKinds: Bool) { self.comparesKinds = comparesKinds }

  /// Looks at the cells of one row.
  mutating func take(_ row: Int, of rows: SampleRows, _ dialect: Dialect) {
    let isStray = rows.hasStrayQuote(row)
    let mayHaveEdges = dialect.quote == nil || isStray
    var (width, filledWidth) = (0, 0)
    rows.withCells(of: row) { cell in
      width += 1
      let text = BlankText.trimmed(cell)
      guard let first = text.first, let last = text.last else {
        // A line end in quotes was put there: its column is kept.
        if cell.contains(10) { filledWidth = width }
        return
      }
      filledWidth = width
      filled += 1
      if comparesKinds, CellKind(text).isTyped { typed += 1 }
      if mayHaveEdges, CellLooks.isQuote(first) || CellLooks.isQuote(last) {
        edges += 1
        if text.count == 1 { lone += 1 }
      }
    }
    widths[width, default: 0] += 1
    widest = max(widest, filledWidth)
    if isStray { hasStrayQuotes = true }
  }

  private static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
  }
}
