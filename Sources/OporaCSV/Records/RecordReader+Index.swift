import OporaDiagnostics

extension RecordReader {
  /// Takes the records that the index vouches for; where the first one begins that it does not.
  ///
  /// - Parameters:
  ///   - start: Offset in the window where the index begins.
  ///   - body: Gets the block when it is full.
  /// - Returns: The offset, and whether the record there has to be read with care.
  mutating func takeIndexed(
    from start: Int, _ body: (borrowing RecordBlock) -> Void
  ) -> (next: Int, needsCare: Bool) {
    var recordStart = start
    var (cell, quote) = (0, 0)
    let columnCount = table.columnCount
    for record in 0..<index.recordCount {
      if builder.isFull {
        builder.deliver(body)
        builder.removeAll()
      }
      let end = index.recordEnds[record]
      let recordEnd = Int(end)
      let last = cell &+ columnCount &- 1
      let isWhole = last < index.cellCount && index.cellEnds[last] == end
      let hasQuotes = quote < index.quoteCount && index.quotes[quote] < end
      let first = builder.count &* columnCount
      var width = columnCount
      if isWhole {
        writeCells(cell, first)
      } else {
        guard !hasQuotes, let found = writeUneven(cell, first, end) else {
          return (recordStart, true)
        }
        width = found
      }
      let textEnd = endOfText(recordStart, recordEnd)
      if textEnd < recordEnd, width <= columnCount {
        builder.cellLengths[first &+ width &- 1] &-= 1
      }
      var lineBreaks = 0
      if hasQuotes {
        guard unquote(cell, first, end, &quote) else { return (recordStart, true) }
        if index.hasLineBreaks { lineBreaks = countLineBreaks(recordStart, textEnd) }
        if lineBreaks > RecordJudge.mostSwallowed { return (recordStart, true) }
      }
      commit(recordStart, textEnd, min(width, columnCount))
      line &+= lineBreaks &+ 1
      cell &+= width
      recordStart = recordEnd &+ 1
    }
    return (recordStart, index.stopsAtQuote)
  }

  /// Writes the cells of a record that has as many as the table has columns.
  @inline(__always)
  private mutating func writeCells(_ cell: Int, _ first: Int) {
    let ends = index.cellEnds + cell
    let starts = builder.cellStarts + first
    let lengths = builder.cellLengths + first
    for column in 0..<table.columnCount {
      let start = ends[column &- 1] &+ 1
      starts[column] = start
      lengths[column] = ends[column] &- start
    }
  }

  /// Writes the cells of a record of another width; its width, or nil if it has to be read with
  /// care: text beyond the last column, or no delimiter at all.
  private mutating func writeUneven(_ cell: Int, _ first: Int, _ end: UInt32) -> Int? {
    var width = 1
    while index.cellEnds[cell + width - 1] != end { width += 1 }
    let columnCount = table.columnCount
    let isEmptyLine = width == 1 && isBlankLine(Int(index.cellEnds[cell - 1] &+ 1), Int(end))
    guard width > 1 || isEmptyLine else { return nil }
    if width < table.columnCount, !isEmptyLine,
      mayUseOtherDelimiter(Int(index.cellEnds[cell - 1] &+ 1), Int(end))
    {
      return nil
    }
    if width > columnCount {
      let start = Int(index.cellEnds[cell + columnCount - 1])
      guard isEmptyText(start, Int(end)) else { return nil }
    }
    for column in 0..<columnCount {
      let ends = index.cellEnds + cell
      let start = column < width ? ends[column - 1] &+ 1 : end
      builder.cellStarts[first + column] = start
      builder.cellLengths[first + column] = column < width ? ends[column] &- start : 0
    }
    guard isEmptyLine || looksWhole(first, min(width, columnCount), Int(end)) else { return nil }
    return width
  }

  /// True if the cells of a record of another width may stand where they stand.
  private func looksWhole(_ first: Int, _ width: Int, _ end: Int) -> Bool {
    guard let looks = table.looks?.value else { return true }
    return (0..<width).allSatisfy { column in
      let start = Int(builder.cellStarts[first + column])
      var length = Int(builder.cellLengths[first + column])
      let bytes = UnsafeRawBufferPointer(start: builder.base + start, count: length)
      if start + length == end, bytes.last == 13 { length -= 1 }
      return looks.fits(bytes.prefix(length), column)
    }
  }

  /// True if another delimiter would give a short record its full width.
  private func mayUseOtherDelimiter(_ start: Int, _ end: Int) -> Bool {
    let text = UnsafeRawBufferPointer(start: builder.base + start, count: end - start)
    return DialectDetector.delimiters.contains { delimiter in
      delimiter != table.dialect.delimiter
        && text.count(where: { $0 == delimiter }) == table.columnCount - 1
    }
  }

  private func isBlankLine(_ start: Int, _ end: Int) -> Bool {
    BlankText.isBlank(UnsafeRawBufferPointer(start: builder.base + start, count: end - start))
  }

  /// True if there are only delimiters and spaces.
  private func isEmptyText(_ start: Int, _ end: Int) -> Bool {
    UnsafeRawBufferPointer(start: builder.base + start, count: end - start)
      .allSatisfy { $0 == table.dialect.delimiter || $0 == 32 || $0 == 9 || $0 == 13 }
  }

  /// Where the text of a record ends: before the carriage return of CRLF.
  @inline(__always)
  private func endOfText(_ recordStart: Int, _ recordEnd: Int) -> Int {
    guard recordEnd > recordStart,
      builder.base.load(fromByteOffset: recordEnd &- 1, as: UInt8.self) == 13
    else { return recordEnd }
    return recordEnd &- 1
  }

  /// Takes quotes off the cells of a record; false if one does not end where its quotes do.
  private mutating func unquote(
    _ cell: Int, _ first: Int, _ end: UInt32, _ quote: inout Int
  ) -> Bool {
    guard let mark = table.dialect.quote else { return true }
    var column = 0
    while quote < index.quoteCount, index.quotes[quote] < end {
      while index.cellEnds[cell + column] < index.quotes[quote] { column += 1 }
      let start = builder.cellStarts[first + column]
      let length = builder.cellLengths[first + column]
      var inside = 0
      while quote < index.quoteCount, index.quotes[quote] < start &+ length {
        inside += 1
        quote += 1
      }
      guard inside >= 2, index.quotes[quote - 1] == start &+ length &- 1 else { return false }
      builder.cellStarts[first + column] = start &+ 1
      builder.cellLengths[first + column] = length &- 2
      if inside > 2 {
        let (copy, copied) = builder.appendUnescaped(Int(start) + 1, Int(length) - 2, mark)
        builder.cellStarts[first + column] = UInt32(truncatingIfNeeded: copy)
        builder.cellLengths[first + column] = UInt32(truncatingIfNeeded: copied)
      }
    }
    return true
  }

  private func countLineBreaks(_ start: Int, _ end: Int) -> Int {
    let text = UnsafeRawBufferPointer(start: builder.base + start, count: end - start)
    let feeds = text.count { $0 == 10 }
    guard table.dialect.returnEndsLine else { return feeds }
    return feeds
      + text.indices.count { at in
        text[at] == 13 && (at + 1 == text.count || text[at + 1] != 10)
      }
  }
}
