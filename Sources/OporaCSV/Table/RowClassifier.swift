/// Tells rows that are no records: blank rows, repeated headers, sections, totals, signatures.
struct RowClassifier: Sendable {
  /// True if the table has a header; without one only blank rows are told.
  let hasHeader: Bool
  let columnCount: Int
  /// Labels of the header, trimmed, as bytes.
  let labels: [[UInt8]]
  /// The first two bytes of the first label; a row that begins so may be the header again.
  private let headerStart: (UInt8, UInt8)

  init(header: [String], columnCount: Int) {
    hasHeader = !header.isEmpty
    self.columnCount = columnCount
    labels = header.map { Array(BlankText.trimmed($0).utf8) }
    let first = labels.first ?? []
    headerStart = (first.first ?? 0, first.dropFirst().first ?? 0)
  }

  /// True if a row may be something else than a record: a cheap question asked of every row.
  @inline(__always)
  func deservesLook(
    _ base: UnsafeRawPointer, _ starts: UnsafePointer<UInt32>, _ lengths: UnsafePointer<UInt32>
  ) -> Bool {
    let last = columnCount &- 1
    if lengths[0] == 0 { return true }
    if columnCount > 2, looksBlank(base, starts[last], lengths[last]),
      looksBlank(base, starts[last &- 1], lengths[last &- 1])
    {
      return true
    }
    let start = base + Int(starts[0])
    let (first, second) = (
      start.load(as: UInt8.self), start.load(fromByteOffset: 1, as: UInt8.self)
    )
    // White space, also the first byte of a no-break space and of other invisible marks.
    if first <= 32 || first == 0xC2 || first == 0xE2 || first == 0xEF { return true }
    if first == headerStart.0, second == headerStart.1 || lengths[0] == 1 { return true }
    return TotalWords.mayStart(first, second)
  }

  /// True if a cell is empty or begins with white space, also of several bytes.
  @inline(__always)
  private func looksBlank(_ base: UnsafeRawPointer, _ start: UInt32, _ length: UInt32) -> Bool {
    if length == 0 { return true }
    let first = base.load(fromByteOffset: Int(start), as: UInt8.self)
    return first <= 32 || first == 0xC2 || first == 0xE2 || first == 0xEF
  }

  /// What a row is instead of a record; nil if it is a record.
  func kind(of row: RowCells, previous: SkippedKind?) -> SkippedKind? {
    guard let first = (0..<row.count).first(where: { !BlankText.isBlank(row[$0]) }) else {
      return .blank
    }
    guard hasHeader else { return nil }
    if isHeader(row) { return .repeatedHeader }
    if previous == .repeatedHeader, RowLooks.isNumbering(row) { return .numbering }
    let others = first + 1..<row.count
    let isAlone = others.allSatisfy { BlankText.isBlank(row[$0]) }
    if TotalWords.startsTotal(row[first]), others.allSatisfy({ RowLooks.isFigure(row[$0]) }) {
      return !isAlone || columnCount > 2 ? .total : nil
    }
    // Further to the right a cell goes on with the record above it, of which the rest was merged.
    let isTitle = isAlone && columnCount > 2 && first < 2 && RowLooks.isProse(row[first])
    return isTitle ? .section : nil
  }

  private func isHeader(_ row: RowCells) -> Bool {
    guard row.count == labels.count else { return false }
    return labels.indices.allSatisfy { BlankText.trimmed(row[$0]).elementsEqual(labels[$0]) }
  }
}
