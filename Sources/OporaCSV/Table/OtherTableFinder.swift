/// Finds where another table begins below the first one.
///
/// It begins with a header of its own: text over typed cells below a blank row, or some labels of
/// the first header among others. The same header once more goes on with the same table.
struct OtherTableFinder {
  /// Texts beyond this length are registries, not sheets with several tables.
  private static let longestText = 1 << 20
  /// Titles that may stand between a blank row and the header below it.
  private static let mostTitles = 3

  /// So many of the first rows that recur below the header are no chance.
  private static let (fewestRepeated, comparedRows) = (3, 5)

  private let reader: CarefulReader
  private let firstRow: Int
  private let labels: [String]
  private let known: Set<String>

  /// Looks in the text of a table with a header.
  init(
    _ text: UnsafeRawBufferPointer, _ dialect: Dialect, header: [String], from dataStart: Int
  ) {
    firstRow = dataStart
    reader = CarefulReader(text: text, dialect: dialect)
    labels = header.map { BlankText.trimmed($0) }
    known = Set(labels.filter { !$0.isEmpty })
  }

  /// Where the other table starts, titles included; nil if there is none.
  var start: Int? {
    let text = reader.text
    guard text.count <= OtherTableFinder.longestText, known.count > 1 else { return nil }
    let first = labels.first?.utf8.first ?? 0
    var (position, isInside) = (firstRow, false)
    var (atLineStart, isBelowBlank) = (firstRow > 0, false)
    let marks = LineMarks(linesOf: reader.dialect)
    while position < text.count {
      if atLineStart, !isInside,
        let found = start(at: position, text[position], first, isBelowBlank: &isBelowBlank)
      {
        return found
      }
      guard let mark = marks.next(in: text, from: position) else { return nil }
      atLineStart = text[mark] != reader.dialect.quote
      if !atLineStart { isInside.toggle() }
      position = mark + 1
    }
    return nil
  }

  /// The start of another table at the start of a line, judged by its first byte before all else.
  ///
  /// Of blank rows in a row only the first is looked below: thousands of them stand in some exports.
  private func start(
    at position: Int, _ byte: UInt8, _ first: UInt8, isBelowBlank: inout Bool
  ) -> Int? {
    let mayBeBlank = byte <= 32 || byte == reader.dialect.delimiter
    if mayBeBlank {
      let row = read(position)
      let wasBelowBlank = isBelowBlank
      isBelowBlank = row.isBlank
      return isBelowBlank && !wasBelowBlank ? startBelowBlank(row.end) : nil
    }
    isBelowBlank = false
    guard byte == first || byte == reader.dialect.quote else { return nil }
    let row = TopRow(read(position), line: 0)
    return sharesLabels(row) || isOfOtherWidth(row) || repeatsTable(row) ? position : nil
  }

  /// True for the labels of the first header with empty cells behind, over rows as wide.
  private func isOfOtherWidth(_ row: TopRow) -> Bool {
    guard row.width > labels.count, isFirstHeader(row), row.end < reader.text.count,
      row.width > read(firstRow).width
    else { return false }
    let below = TopRow(read(row.end), line: 0)
    return below.width == row.width && below.filledCount > 1
  }

  /// True for the first header with the first rows below it once more: a table pasted twice.
  private func repeatsTable(_ row: TopRow) -> Bool {
    guard isFirstHeader(row) else { return false }
    var (first, next, repeated) = (firstRow, row.end, 0)
    for _ in 0..<OtherTableFinder.comparedRows {
      guard first < row.start, next < reader.text.count else { break }
      let (own, other) = (read(first), read(next))
      if !own.isBlank, own.hasCells(of: other) { repeated += 1 }
      (first, next) = (own.end, other.end)
    }
    return repeated >= OtherTableFinder.fewestRepeated
  }

  /// A header below a blank row, with titles between them perhaps.
  private func startBelowBlank(_ start: Int) -> Int? {
    var (position, titles) = (start, 0)
    while position < reader.text.count, titles <= OtherTableFinder.mostTitles {
      let reading = read(position)
      let row = TopRow(reading, line: 0)
      position = reading.end
      if row.filledCount == 0 { continue }
      if row.filledCount > 1 {
        return isHeader(row, above: position) ? start : nil
      }
      titles += 1
    }
    return nil
  }

  /// True if a row has labels only, not those of the first header, over a row with typed cells.
  private func isHeader(_ row: TopRow, above next: Int) -> Bool {
    guard row.hasOnlyLabels, !row.hasBlanksOrDuplicates, !isFirstHeader(row),
      !row.kinds.contains(.missing), next < reader.text.count
    else { return false }
    let below = TopRow(read(next), line: 0)
    guard below.filledCount > 1, below.filledWidth <= row.filledWidth else { return false }
    return below.kinds.contains { $0 == .number || $0 == .date }
  }

  /// True if half of the labels of a row or more are those of the first header, but not all.
  private func sharesLabels(_ row: TopRow) -> Bool {
    guard row.filledCount > 1, row.hasOnlyLabels, !isFirstHeader(row) else { return false }
    let cells = row.cells.filter { !$0.isEmpty }
    return 2 * cells.count(where: known.contains) >= cells.count
      && cells.count(where: known.contains) > 1
  }

  private func isFirstHeader(_ row: TopRow) -> Bool {
    Array(row.cells.prefix(row.filledWidth)) == Array(labels.prefix(row.filledWidth))
      && row.filledWidth == labels.count
  }

  private func read(_ position: Int) -> Reading {
    let row = reader.read(from: position, as: .standard, limit: RecordJudge.mostSwallowed)
    return row.fault == nil ? row : reader.read(from: position, as: .plainQuotes, limit: 0)
  }
}
