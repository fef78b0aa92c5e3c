/// Decides how a record that the index cannot vouch for is to be read.
///
/// All readings are tried; the first in the order below that gives the expected width is taken and
/// its deviation is said. If none does, a clean reading stands with the width it has, and anything
/// else is rejected up to the end of its physical line, so that one quote costs one line.
struct RecordJudge {
  /// What becomes of a record.
  enum Verdict {
    /// It is given, with the deviation to be reported, if any.
    case record(Reading, Deviation?)
    /// It is rejected: the reading tells its extent only.
    case rejected(Reading, Deviation)

    /// The reading that tells the extent.
    var reading: Reading {
      switch self {
      case .record(let reading, _), .rejected(let reading, _): reading
      }
    }
  }

  /// The most line breaks in a record that nobody doubts.
  static let mostSwallowed = 20
  /// The most bytes of a record.
  static let longestRecord = 1 << 21

  let reader: CarefulReader
  let columnCount: Int
  /// What the columns look like; nil if that is not known.
  var looks: LateLooks?

  /// Judges the record at an offset.
  func judge(at start: Int) -> Verdict {
    let standard = reader.read(from: start, as: .standard, limit: CarefulReader.mostLineBreaks)
    if standard.isClean, standard.width == columnCount,
      standard.lineBreaks <= RecordJudge.mostSwallowed
    {
      return .record(standard, nil)
    }
    // Well quoted, and only empty cells beyond the width: lines in its cells are its own.
    if standard.isClean, standard.width > columnCount,
      standard.lineBreaks <= RecordJudge.mostSwallowed
    {
      if let shorter = mender.withoutDelimiter(standard) {
        return .record(shorter, .extraDelimiter)
      }
      var trimmed = standard
      if trimmed.trim(to: columnCount) { return .record(trimmed, nil) }
    }
    if standard.fault == .tooLong, standard.lineBreaks == 0 {
      return .rejected(reader.line(from: start), .tooLong)
    }
    if let verdict = otherDelimiter(start) { return verdict }
    // Well quoted and too short: cells are missing, no quote is at fault.
    if standard.isClean, standard.lineBreaks == 0, standard.width > 1, standard.width < columnCount
    {
      let divided = mender.withDelimiter(standard)
      return divided.map { .record($0, .missingDelimiter) } ?? .record(standard, nil)
    }
    if let reading = unwrapped(standard) { return .record(reading, .quotedLine) }
    if let verdict = mended(start, standard) { return verdict }
    return asItStands(standard)
  }

  private var mender: RowMender {
    RowMender(reader: reader, columnCount: columnCount, looks: looks?.value)
  }

  /// A line quoted as a whole: its one cell holds the record.
  private func unwrapped(_ standard: Reading) -> Reading? {
    guard standard.isClean, standard.width == 1, columnCount > 1, standard.lineBreaks == 0,
      reader.text[standard.start] == reader.dialect.quote
    else { return nil }
    return standard.bytes.withUnsafeBytes { line in
      let reading = CarefulReader(text: line, dialect: reader.dialect)
        .read(from: 0, as: .standard, limit: 0)
      return reading.isClean && reading.width == columnCount
        ? reading.placed(as: standard) : nil
    }
  }

  /// The first reading of the expected width; one with a delimiter put in goes before it if it leaves
  /// quotes in cells or its cells do not look like their columns.
  private func mended(_ start: Int, _ standard: Reading) -> Verdict? {
    let first = onOneLine(start) ?? overLines(start, standard)
    if let first, !first.reading.hasStrayQuote, looks?.value?.fits(first.reading) ?? true {
      return first
    }
    if let divided = mender.withDelimiter(standard) { return .record(divided, .missingDelimiter) }
    return first
  }

  private func onOneLine(_ start: Int) -> Verdict? {
    for hypothesis in CarefulReader.Hypothesis.allCases {
      if hypothesis == .plainQuotes,
        let reading = mender.withPlainQuote(at: start, limit: 0)
      {
        return .record(reading, .strayQuote)
      }
      let reading = reader.read(from: start, as: hypothesis, limit: 0)
      if let verdict = accepted(reading, hypothesis) { return verdict }
    }
    return nil
  }

  private func overLines(_ start: Int, _ standard: Reading) -> Verdict? {
    if standard.fault == nil, !hasSwallowedRecords(standard),
      let verdict = accepted(standard, .standard)
    {
      return verdict
    }
    let several = reader.read(from: start, as: .lastQuoteCloses, limit: RecordJudge.mostSwallowed)
    if !hasSwallowedRecords(several), let verdict = accepted(several, .lastQuoteCloses) {
      return verdict
    }
    let plain = mender.withPlainQuote(at: start, limit: RecordJudge.mostSwallowed)
    return plain.flatMap { hasSwallowedRecords($0) ? nil : .record($0, .strayQuote) }
  }

  /// A line that uses another delimiter than the rest of the file.
  private func otherDelimiter(_ start: Int) -> Verdict? {
    OtherDelimiter.reading(from: start, reader, columnCount: columnCount)
      .map { .record($0, .otherDelimiter) }
  }

  private func accepted(_ reading: Reading, _ hypothesis: CarefulReader.Hypothesis) -> Verdict? {
    var reading = reading
    guard reading.fault == nil, reading.width >= columnCount, reading.trim(to: columnCount) else {
      return nil
    }
    return .record(reading, deviation(of: reading, hypothesis))
  }

  private func deviation(
    of reading: Reading, _ hypothesis: CarefulReader.Hypothesis
  ) -> Deviation? {
    if reading.hasUnescapedQuote { return .unescapedQuote }
    if reading.hasStrayQuote || hypothesis == .plainQuotes { return .strayQuote }
    return nil
  }

  /// No reading has the expected width.
  private func asItStands(_ standard: Reading) -> Verdict {
    if standard.fault != nil || hasSwallowedRecords(standard) || standard.hasUnescapedQuote {
      let line = reader.line(from: standard.start)
      return .rejected(
        line, standard.fault == nil && !hasSwallowedRecords(standard) ? .strayQuote : .unclosedQuote
      )
    }
    if standard.width > columnCount { return .rejected(standard, .extraCell) }
    return .record(standard, standard.hasStrayQuote ? .strayQuote : nil)
  }

  /// True if lines inside the record's cells look like records of their own.
  private func hasSwallowedRecords(_ reading: Reading) -> Bool {
    guard reading.lineBreaks > 0 else { return false }
    var position = reader.read(from: reading.start, as: .plainQuotes, limit: 0).end
    var (whole, lines) = (0, 0)
    while position < reading.end {
      let line = reader.read(from: position, as: .plainQuotes, limit: 0)
      if line.width == columnCount { whole += 1 }
      lines += 1
      position = line.end
    }
    return columnCount > 1 && whole > 0 && 2 * whole >= lines
  }
}
