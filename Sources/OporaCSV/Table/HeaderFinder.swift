/// Finds the header of a table among the first rows of its file.
struct HeaderFinder {
  /// Labels of the header, one for each column; empty if there is none.
  private(set) var labels: [String] = []
  /// Physical lines of the header, empty if there is none.
  private(set) var lines: Decided<Range<Int>>
  /// How many of the rows stand above the data, the header included.
  private(set) var rowsTaken = 0
  /// Rows of the header: indices in the rows given.
  private var headerRows: Range<Int>?

  private let rows: [TopRow]
  private let columnCount: Int

  /// Looks for the header.
  ///
  /// - Parameters:
  ///   - rows: The first rows, blank ones included.
  ///   - columnCount: The width most rows of the file have.
  ///   - told: How many physical lines the header takes, if told.
  ///   - isKnown: Whether a folded label is known to some form, if forms are known.
  init(_ rows: [TopRow], columnCount: Int, told: Int?, isKnown: ((String) -> Bool)?) {
    self.rows = rows
    self.columnCount = columnCount
    let firstLine = rows.first?.line ?? 1
    lines = Decided(firstLine..<firstLine, isTold: told != nil, certainty: told == nil ? 0.7 : 1)
    if let told {
      takeTold(told)
    } else if let isKnown, let found = bestKnown(isKnown) {
      take(found, certainty: 1)
    } else if let candidate = candidate, let certainty = certainty(of: candidate) {
      take(candidate, certainty: certainty)
    }
  }

  /// Rows above the header, and the numbers of columns below it.
  var skipped: [SkippedRow] {
    rows.prefix(rowsTaken).enumerated().compactMap { index, row in
      if headerRows?.contains(index) == true { return nil }
      let isBelow = index >= headerRows?.upperBound ?? 0
      let kind: SkippedKind = row.filledCount == 0 ? .blank : isBelow ? .numbering : .title
      return SkippedRow(
        kind: kind, line: row.line, cells: Array(row.texts.prefix(row.filledWidth)))
    }
  }

  private mutating func takeTold(_ count: Int) {
    guard count > 0, let first = rows.firstIndex(where: { $0.filledCount > 0 }) else { return }
    let end = rows[first...].firstIndex { $0.line >= rows[first].line + count } ?? rows.count
    take(first..<end, certainty: 1)
    lines.isTold = true
  }

  /// Makes rows the header and takes the numbering row directly below it.
  private mutating func take(_ found: Range<Int>, certainty: Double) {
    headerRows = found
    labels = HeaderFinder.joined(rows[found].map(\.texts))
    while labels.count > columnCount, labels.last?.isEmpty == true { labels.removeLast() }
    rowsTaken = found.upperBound
    if rowsTaken < rows.count, rows[rowsTaken].isNumbering { rowsTaken += 1 }
    let lower = rows[found.lowerBound].line
    lines = Decided(
      lower..<rows[found.upperBound - 1].nextLine, isTold: false, certainty: certainty)
  }

  /// The row, or two rows joined, with most known labels.
  private func bestKnown(_ isKnown: (String) -> Bool) -> Range<Int>? {
    var best: (rows: Range<Int>, count: Int)?
    let needed = columnCount == 1 ? 1 : 2
    for index in rows.indices where rows[index].filledCount > 0 {
      for found in [index..<index + 1, index..<index + 2] where found.upperBound <= rows.count {
        // Rows with no more cells than the best has known labels cannot be better.
        let width = rows[found].lazy.map(\.width).max() ?? 0
        guard width > best?.count ?? 0, found.count == 1 || needsJoining(found) else { continue }
        let labels = HeaderFinder.joined(rows[found].map(\.texts))
        let count = labels.count { isKnown(HeaderFolding.fold($0)) }
        if count >= needed, count > best?.count ?? 0 { best = (found, count) }
      }
    }
    return best?.rows
  }

  /// True if two rows belong to one header: one of them alone has blanks or duplicates.
  ///
  /// - Parameters:
  ///   - found: The two rows.
  ///   - widest: The first row of the header; titles have one cell, it has more.
  /// - Returns: Whether they do.
  private func needsJoining(_ found: Range<Int>, widest: TopRow? = nil) -> Bool {
    let (upper, lower) = (rows[found.lowerBound], rows[found.upperBound - 1])
    guard (widest ?? upper).filledCount > 1, upper.filledCount > 0, lower.filledCount > 0,
      upper.hasOnlyLabels, lower.hasOnlyLabels
    else { return false }
    return upper.hasBlanksOrDuplicates || upper.filledWidth < columnCount
  }

  /// The first row that is nearly full, with the row above or below it if they make one header.
  private var candidate: Range<Int>? {
    let width = tableWidth
    let isFull = { (row: TopRow) in
      row.filledCount * 10 >= width * 6 && row.filledCount >= min(2, width) && !row.isNamedValue
    }
    let band = band
    guard let index = rows.firstIndex(where: isFull), rows[index].hasOnlyLabels else { return band }
    if rows[index].hasBlanksOrDuplicates {
      if let joined = joinedRows(around: index) { return joined }
      if let band, band.contains(index) { return band }
    }
    // Without a label for every column, nothing but the rows below shows that it is a header.
    let isWhole = rows[index].filledWidth == rows[index].filledCount
    guard isWhole || hasTypedColumns(below: index, rows[index]) else { return nil }
    // The same labels in the rows directly below are rows of the header too.
    var end = index + 1
    while end < rows.count, rows[end].filledCount > 1, rows[end].cells == rows[index].cells {
      end += 1
    }
    return index..<end
  }

  /// The width of the first table: less than that of most rows if narrow rows above a blank one
  /// make up most of the file.
  private var tableWidth: Int {
    let first = rows.drop { $0.filledCount < 2 }
    let block = first.prefix { $0.filledCount > 0 }
    let width = block.map(\.filledWidth).max() ?? 0
    let isMost = block.count > 3 && 2 * block.count >= rows.count { $0.filledCount > 0 }
    return isMost ? min(columnCount, max(2, width)) : columnCount
  }

  private func makeOne(_ found: Range<Int>) -> Bool {
    found.dropLast().allSatisfy { needsJoining($0..<$0 + 2, widest: rows[found.lowerBound]) }
  }

  /// Rows of labels above the first row that has more than labels, none of them full.
  ///
  /// Together they name nearly all columns. Blank rows, a title of a section and the numbers of the
  /// columns may stand between.
  private var band: Range<Int>? {
    let data = rows.firstIndex { $0.filledCount > 1 && !$0.hasOnlyLabels && !$0.isNumbering }
    guard var end = data else { return nil }
    while end > 0, rows[end - 1].filledCount < 2 || rows[end - 1].isNumbering { end -= 1 }
    var start = end
    while start > 0, rows[start - 1].filledCount > 1, rows[start - 1].hasOnlyLabels { start -= 1 }
    guard (2...4).contains(end - start), makeOne(start..<end) else { return nil }
    let labels = HeaderFinder.joined(rows[start..<end].map(\.texts))
    // The first column may go without a label.
    return labels.count { !$0.isEmpty } * 10 >= (columnCount - 1) * 8 ? start..<end : nil
  }

  /// Rows that make one header with a row that has blanks or duplicates: one or two above it, or
  /// below it down to the first row that has more than labels.
  private func joinedRows(around index: Int) -> Range<Int>? {
    for first in [index - 2, index - 1] where first >= 0 && makeOne(first..<index + 1) {
      return first..<index + 1
    }
    for end in index + 1...index + 3 where end < rows.count && startsData(end) {
      return end > index + 1 && makeOne(index..<end) ? index..<end : nil
    }
    return nil
  }

  /// True if a row, or the one below it and a title of a section, has more than labels.
  private func startsData(_ index: Int) -> Bool {
    let row = rows[index...].first { $0.filledCount > 0 && !$0.isSectionTitle }
    return row.map { !$0.hasOnlyLabels } ?? false
  }

  /// How surely rows are a header: text over typed columns, or labels that occur nowhere below.
  private func certainty(of found: Range<Int>) -> Double? {
    let header = rows[found.upperBound - 1]
    if hasTypedColumns(below: found.upperBound - 1, header) { return 0.95 }
    let labels = header.cells.prefix(header.filledWidth)
    guard Set(labels).count == labels.count, columnCount > 1 || found.lowerBound > 0 else {
      return nil
    }
    let recurs = rowsBelow(found.upperBound - 1).contains { row in
      row.cells.prefix(row.filledWidth) != labels
        && zip(labels, row.cells).contains { !$0.isEmpty && $0 == $1 }
    }
    return recurs ? nil : 0.6
  }

  /// Rows of the table below a row; where enough of them are known, a blank row ends it.
  private func rowsBelow(_ index: Int) -> [TopRow] {
    var found: [TopRow] = []
    for row in rows[(index + 1)...] where !row.isNumbering {
      if row.filledCount > 0 { found.append(row) } else if found.count > 2 { break }
      if found.count == 50 { break }
    }
    return found
  }

  /// True if a column below a row has mostly numbers, dates or yes-or-no.
  private func hasTypedColumns(below index: Int, _ header: TopRow) -> Bool {
    let kindsBelow = rowsBelow(index).map(\.kinds)
    return (0..<min(columnCount, header.width)).contains { column in
      let kinds = kindsBelow.compactMap { $0.indices.contains(column) ? $0[column] : nil }
        .filter { $0 != .empty }
      let typed = kinds.count { $0 == .number || $0 == .date || $0 == .boolean }
      return !kinds.isEmpty && typed * 10 >= kinds.count * 6
    }
  }

  /// Labels of several header rows joined by a space; a label that spans columns holds for all.
  private static func joined(_ rows: [[String]]) -> [String] {
    guard rows.count > 1 else { return rows.first ?? [] }
    let width = rows.map(\.count).max() ?? 0
    var spread = rows
    for index in rows.indices.dropLast() {
      var label = ""
      for column in 0..<width {
        let own = column < rows[index].count ? BlankText.trimmed(rows[index][column]) : ""
        // A label does not reach beyond the label above it.
        let isBorder = rows[..<index].contains { row in
          column < row.count && !BlankText.trimmed(row[column]).isEmpty
        }
        if isBorder { label = "" }
        let below = rows[(index + 1)...].contains { row in
          column < row.count && !BlankText.trimmed(row[column]).isEmpty
        }
        label = own.isEmpty && below ? label : own
        if column < spread[index].count {
          spread[index][column] = label
        } else {
          spread[index].append(label)
        }
      }
    }
    return (0..<width).map { column in
      spread.compactMap { $0.indices.contains(column) ? BlankText.trimmed($0[column]) : nil }
        .filter { !$0.isEmpty }.joined(separator: " ")
    }
  }
}
