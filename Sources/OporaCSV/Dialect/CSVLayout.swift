/// A property of a file, and whether it was told or found.
public struct Decided<Value: Sendable & Hashable>: Sendable, Hashable {
  /// What holds.
  public var value: Value
  /// True if a person said so.
  public var isTold: Bool
  /// How surely it was found: 0…1; 1 if told.
  public var certainty: Double
  /// The next best; nil if there is none.
  public var runnerUp: Value?

  /// Makes a decision.
  public init(_ value: Value, isTold: Bool, certainty: Double, runnerUp: Value? = nil) {
    self.value = value
    self.isTold = isTold
    self.certainty = certainty
    self.runnerUp = runnerUp
  }

  static func told(_ value: Value) -> Decided { Decided(value, isTold: true, certainty: 1) }
}

/// How the physical lines of a file end.
public enum LineEnding: String, Sendable, CaseIterable, Hashable {
  /// Line feed, as Unix writes.
  case lf
  /// Carriage return and line feed, as Windows writes.
  case crlf
  /// Carriage return alone, as old Mac programs write.
  case cr
  /// More than one of these.
  case mixed
}

/// How a file is to be read: what `opora detect` tells.
public struct CSVLayout: Sendable, Hashable {
  /// The encoding.
  public var encoding: Decided<TextEncoding>
  /// True if the file begins with a byte order mark.
  public var hasByteOrderMark: Bool
  /// What separates cells; nil for a table of one column.
  public var delimiter: Decided<UInt8?>
  /// What cells are quoted with; nil for none.
  public var quote: Decided<UInt8?>
  /// What makes the next character plain inside quotes; nil where quotes are doubled.
  public var escape: UInt8?
  /// How the lines end.
  public var lineEnding: LineEnding
  /// Physical lines of the header, 1-based; empty if the table has none.
  public var headerLines: Decided<Range<Int>>
  /// Physical line of the first row below the header.
  public var firstDataLine: Int
  /// How many columns the table has.
  public var columnCount: Int

  /// The layout of a file of which nothing is known.
  init() {
    encoding = Decided(.utf8, isTold: false, certainty: 0)
    hasByteOrderMark = false
    delimiter = Decided(nil, isTold: false, certainty: 0)
    quote = Decided(nil, isTold: false, certainty: 0)
    lineEnding = .lf
    headerLines = Decided(1..<1, isTold: false, certainty: 0)
    firstDataLine = 1
    columnCount = 0
  }
}
