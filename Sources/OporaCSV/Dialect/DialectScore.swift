/// How well a dialect explains a sample.
struct DialectScore {
  let dialect: Dialect
  /// The width most rows have, without columns at the end that no row fills.
  private(set) var columnCount = 1
  /// 0 for a dialect that explains nothing, up to 1.
  private(set) var value = 0.0

  /// Scores a dialect.
  ///
  /// score = share of rows at the most frequent width · (1 − 1 / width) · typed − a quarter of the quotes left at the
  /// edges of cells; typed = 0.3 + 0.7 · (share of numbers, dates and codes)².
  init(_ dialect: Dialect, _ sample: TextSample) {
    self.dialect = dialect
    let rows = sample.rows(dialect)
    var counts: [Int: Int] = [:]
    for row in rows { counts[row.width, default: 0] += 1 }
    guard let best = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { return }
    columnCount = best.key
    let (typed, edges) = DialectScore.cells(rows, dialect)
    let filled = rows.map(\.filledWidth).max() ?? 1
    let share = Double(best.value) / Double(rows.count)
    let width = 1 - 1 / Double(max(1, columnCount))
    value = share * width * (0.3 + 0.7 * typed * typed) - edges / 4
    columnCount = min(columnCount, filled)
  }

  /// The share of filled cells that are typed, and of those with a quote left at an edge.
  private static func cells(_ rows: [Reading], _ dialect: Dialect) -> (Double, Double) {
    var (filled, typed, edges) = (0, 0, 0)
    for row in rows {
      row.withCells { cell in
        let text = BlankText.trimmed(cell)
        guard let first = text.first, let last = text.last else { return }
        filled += 1
        if CellKind(text).isTyped { typed += 1 }
        let marks = [UInt8(ascii: "\""), UInt8(ascii: "'")]
        if dialect.quote == nil || row.hasStrayQuote,
          marks.contains(first) || marks.contains(last)
        {
          edges += 1
        }
      }
    }
    guard filled > 0 else { return (0, 0) }
    return (Double(typed) / Double(filled), Double(edges) / Double(filled))
  }
}
