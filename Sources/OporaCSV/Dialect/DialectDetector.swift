/// Decides delimiter and quote of a text.
struct DialectDetector {
  /// What was decided.
  private(set) var dialect: Dialect
  private(set) var delimiter: Decided<UInt8?>
  private(set) var quote: Decided<UInt8?>
  /// The width most rows have, without columns at the end that no row fills.
  private(set) var columnCount: Int
  /// The same with columns at the end that no row fills.
  private(set) var fullWidth: Int

  static let delimiters: [UInt8] = [UInt8(ascii: ";"), UInt8(ascii: ","), 9, UInt8(ascii: "|")]
  /// Looked for only where none of the others explains the text.
  private static let rareDelimiters: [UInt8] = [
    32, UInt8(ascii: ":"), UInt8(ascii: "^"), UInt8(ascii: "~"),
  ]
  private static let doubleQuote = UInt8(ascii: "\"")
  private static let singleQuote = UInt8(ascii: "'")

  /// Decides what the options leave open.
  ///
  /// - Parameters:
  ///   - sample: Pieces of the text.
  ///   - options: What is told.
  ///   - stated: The delimiter that the first line of the file states (`sep=;`).
  ///   - returnEndsLine: True if a carriage return alone ends a line.
  init(_ sample: TextSample, _ options: CSVOptions, stated: UInt8?, returnEndsLine: Bool) {
    let known = options.noDelimiter ? nil : options.delimiter ?? stated
    var plain = Dialect(
      delimiter: Dialect.noDelimiter,
      quote: options.noQuote ? nil : options.quote ?? DialectDetector.doubleQuote,
      escape: options.escape)
    plain.returnEndsLine = returnEndsLine
    let common = options.noDelimiter ? [] : known.map { [$0] } ?? DialectDetector.delimiters
    let present = common.filter { known != nil || sample.contains($0) }
    // A delimiter without rivals is taken whatever its cells are.
    let hasRivals =
      present.count > 1 || sample.contains(DialectDetector.doubleQuote)
      || sample.contains(DialectDetector.singleQuote)
    var scores = DialectDetector.scores(
      present, sample, options, plain, comparesKinds: hasRivals)
    var best = DialectDetector.best(scores, sample, plain, isKnown: known != nil)
    if known == nil, !options.noDelimiter, best.map({ $0.share < 0.9 }) ?? true {
      if !hasRivals {
        scores = DialectDetector.scores(present, sample, options, plain)
        best = DialectDetector.best(scores, sample, plain, isKnown: false)
      }
      let rare = DialectDetector.rareDelimiters.filter { sample.contains($0) }
      let others = DialectDetector.scores(rare, sample, options, plain)
        .filter { $0.isConvincing(sample) }
      scores += others
      for score in others where score.value > (best?.value ?? 0) + 1e-9 { best = score }
    }
    if options.quote == nil, !options.noQuote, sample.contains(DialectDetector.doubleQuote),
      let bare = DialectDetector.bare(present, sample, plain, rival: best)
    {
      scores.append(bare)
      best = bare
    }
    dialect = best?.dialect ?? plain
    columnCount = best?.columnCount ?? 1
    fullWidth = best?.fullWidth ?? 1
    delimiter = DialectDetector.delimiter(best, scores, options, stated)
    quote = DialectDetector.quote(best, scores, options)
    if dialect.escape == nil, !options.noEscape,
      let escaped = DialectDetector.escaped(sample, dialect)
    {
      dialect = escaped
    }
    if !dialect.skipsInitialSpace, dialect.delimiter != 32,
      sample.contains(dialect.delimiter, before: 32)
    {
      dialect.skipsInitialSpace =
        DialectDetector.hasSpacedCells(sample, dialect)
        || DialectDetector.beginsAllWithSpace(sample, dialect)
    }
  }

  /// The scores of dialects with some delimiters.
  private static func scores(
    _ delimiters: [UInt8], _ sample: TextSample, _ options: CSVOptions, _ plain: Dialect,
    comparesKinds: Bool = true
  ) -> [DialectScore] {
    var scores: [DialectScore] = []
    for delimiter in delimiters {
      for quote in quotes(sample, options, delimiter) {
        var dialect = plain
        (dialect.delimiter, dialect.quote) = (delimiter, quote)
        scores.append(DialectScore(dialect, sample, comparesKinds: comparesKinds))
        // Behind a space a quote does not open its cell, unless the space is swallowed.
        if let quote, delimiter != 32, sample.contains(quote),
          sample.contains(delimiter, before: 32, quote)
        {
          dialect.skipsInitialSpace = true
          scores.append(DialectScore(dialect, sample))
        }
      }
    }
    return scores
  }

  /// The best score, the first of equal ones, if it is better than one column.
  private static func best(
    _ scores: [DialectScore], _ sample: TextSample, _ plain: Dialect, isKnown: Bool
  ) -> DialectScore? {
    var best: DialectScore?
    let hasQuotes = sample.contains(doubleQuote) || sample.contains(singleQuote)
    // One column is worth nothing, less the quotes left at its edges.
    let least = isKnown ? -.infinity : hasQuotes ? DialectScore(plain, sample).value : 0
    for score in scores where isKnown || score.columnCount > 1 {
      if score.value > (best?.value ?? least) + 1e-9 { best = score }
    }
    return best
  }

  /// The best score of dialects in which a quote is a sign like others: lone quotes stand in cells
  /// for «the same as above», and as quotes they would swallow lines.
  private static func bare(
    _ delimiters: [UInt8], _ sample: TextSample, _ plain: Dialect, rival: DialectScore?
  ) -> DialectScore? {
    var bare: DialectScore?
    for delimiter in delimiters where sample.hasLoneCells(of: doubleQuote, delimiter) {
      var dialect = plain
      (dialect.delimiter, dialect.quote) = (delimiter, nil)
      let score = DialectScore(dialect, sample)
      guard score.columnCount > 2, score.share >= 0.9 else { continue }
      let swallowsLines =
        score.rowCount > rival?.rowCount ?? 0 && score.loneQuotes.map { $0 > 1 } ?? false
      let share = rival?.share ?? 0
      guard swallowsLines || (share < 0.75 && score.share >= share + 0.2) else { continue }
      if score.value > bare?.value ?? 0 { bare = score }
    }
    return bare
  }

  /// Quotes worth trying: a double quote first, so that it is taken where it makes no difference.
  private static func quotes(
    _ sample: TextSample, _ options: CSVOptions, _ delimiter: UInt8
  ) -> [UInt8?] {
    if options.noQuote || options.quote == delimiter { return [nil] }
    if let quote = options.quote { return [quote] }
    if delimiter == doubleQuote { return [nil] }
    var quotes: [UInt8?] = [doubleQuote]
    // An apostrophe is common in words; as a quote it stands at both edges of cells.
    if sample.contains(singleQuote),
      !sample.contains(doubleQuote) || sample.hasCells(in: singleQuote, delimiter)
    {
      quotes.append(singleQuote)
    }
    return quotes
  }

  private static func delimiter(
    _ best: DialectScore?, _ scores: [DialectScore], _ options: CSVOptions, _ stated: UInt8?
  ) -> Decided<UInt8?> {
    if options.noDelimiter { return .told(nil) }
    if let told = options.delimiter { return .told(told) }
    if let stated { return Decided(stated, isTold: false, certainty: 1) }
    guard let best else { return Decided(nil, isTold: false, certainty: 0.5) }
    let others = scores.filter { $0.dialect.delimiter != best.dialect.delimiter }
    let next = others.max { $0.value < $1.value }
    let lead = (best.value - max(0, next?.value ?? 0)) / max(best.value, 1e-9)
    return Decided(
      best.dialect.delimiter, isTold: false, certainty: min(1, max(0, lead)),
      runnerUp: next?.dialect.delimiter)
  }

  private static func quote(
    _ best: DialectScore?, _ scores: [DialectScore], _ options: CSVOptions
  ) -> Decided<UInt8?> {
    if options.noQuote { return .told(nil) }
    if let told = options.quote { return .told(told) }
    guard let best else { return Decided(doubleQuote, isTold: false, certainty: 0.5) }
    let next = scores.first {
      $0.dialect.delimiter == best.dialect.delimiter && $0.dialect.quote != best.dialect.quote
    }
    guard let next else { return Decided(best.dialect.quote, isTold: false, certainty: 1) }
    let lead = (best.value - max(0, next.value)) / max(best.value, 1e-9)
    return Decided(
      best.dialect.quote, isTold: false, certainty: min(1, max(0, lead)),
      runnerUp: next.dialect.quote)
  }

  /// The dialect with a backslash before quotes, if that explains quotes that are not doubled.
  private static func escaped(_ sample: TextSample, _ dialect: Dialect) -> Dialect? {
    guard dialect.quote != nil, sample.contains(UInt8(ascii: "\\")) else { return nil }
    func faults(_ dialect: Dialect) -> Int {
      sample.rows(dialect).count { $0.hasUnescapedQuote || $0.hasStrayQuote }
    }
    var escaped = dialect
    escaped.escape = UInt8(ascii: "\\")
    return 2 * faults(escaped) < faults(dialect) ? escaped : nil
  }

  /// True if quoted cells stand behind a space: `1; "x"`.
  private static func hasSpacedCells(_ sample: TextSample, _ dialect: Dialect) -> Bool {
    var (spaced, other) = (0, 0)
    for row in sample.rows(dialect) where row.hasStrayQuote {
      for index in 1..<max(1, row.width) {
        let cell = row.cell(index)
        guard cell.first == 32, let mark = cell.first(where: { $0 != 32 }) else { continue }
        if mark == dialect.quote { spaced += 1 } else { other += 1 }
      }
    }
    return spaced > 0 && spaced >= other
  }

  /// True if a space follows every delimiter: `1, x, 5`.
  private static func beginsAllWithSpace(_ sample: TextSample, _ dialect: Dialect) -> Bool {
    var spaced = 0
    for row in sample.rows(dialect) {
      for index in 1..<max(1, row.width) {
        guard row.cell(index).first == 32 else { return false }
        spaced += 1
      }
    }
    return spaced >= 4
  }
}
