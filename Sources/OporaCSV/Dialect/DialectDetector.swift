/// Decides delimiter and quote of a text.
struct DialectDetector {
  /// What was decided.
  private(set) var dialect: Dialect
  private(set) var delimiter: Decided<UInt8?>
  private(set) var quote: Decided<UInt8?>
  /// The width most rows have.
  private(set) var columnCount: Int

  static let delimiters: [UInt8] = [UInt8(ascii: ";"), UInt8(ascii: ","), 9, UInt8(ascii: "|")]
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
    let known = options.delimiter ?? stated
    var scores: [DialectScore] = []
    for delimiter in known.map({ [$0] }) ?? DialectDetector.delimiters
    where known != nil || sample.contains(delimiter) {
      for quote in DialectDetector.quotes(sample, options) {
        var dialect = Dialect(delimiter: delimiter, quote: quote, escape: options.escape)
        dialect.returnEndsLine = returnEndsLine
        scores.append(DialectScore(dialect, sample))
      }
    }
    var plain = Dialect(
      delimiter: Dialect.noDelimiter,
      quote: options.noQuote ? nil : options.quote ?? DialectDetector.doubleQuote,
      escape: options.escape)
    plain.returnEndsLine = returnEndsLine
    let best = DialectDetector.best(scores, sample, plain, isKnown: known != nil)
    dialect = best?.dialect ?? plain
    columnCount = best?.columnCount ?? 1
    delimiter = DialectDetector.delimiter(best, scores, options, stated)
    quote = DialectDetector.quote(best, scores, options)
    if dialect.escape == nil, let escaped = DialectDetector.escaped(sample, dialect) {
      dialect = escaped
    }
    // A spaced cell has a stray quote: where the score saw none, there is nothing to look for.
    let isClean = best?.hasStrayQuotes == false && dialect.escape == nil
    if dialect.quote != nil, !isClean, DialectDetector.hasSpacedCells(sample, dialect) {
      dialect.skipsInitialSpace = true
    }
  }

  /// The best score, the first of equal ones, if it is better than one column; a space only for a
  /// table of typed cells.
  private static func best(
    _ scores: [DialectScore], _ sample: TextSample, _ plain: Dialect, isKnown: Bool
  ) -> DialectScore? {
    var best: DialectScore?
    let least = isKnown ? -.infinity : DialectScore(plain, sample).value
    for score in scores where isKnown || score.columnCount > 1 {
      if score.value > (best?.value ?? least) + 1e-9 { best = score }
    }
    guard best == nil, !isKnown else { return best }
    var spaced = plain
    spaced.delimiter = 32
    let score = DialectScore(spaced, sample)
    return score.columnCount > 2 && score.value > 0.4 ? score : nil
  }

  /// Quotes worth trying: a double quote first, so that it is taken where it makes no difference.
  private static func quotes(_ sample: TextSample, _ options: CSVOptions) -> [UInt8?] {
    if options.noQuote { return [nil] }
    if let quote = options.quote { return [quote] }
    var quotes: [UInt8?] = [doubleQuote]
    if sample.contains(singleQuote), !sample.contains(doubleQuote) { quotes.append(singleQuote) }
    return quotes
  }

  private static func delimiter(
    _ best: DialectScore?, _ scores: [DialectScore], _ options: CSVOptions, _ stated: UInt8?
  ) -> Decided<UInt8?> {
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
}
