/// The bytes that give a text its structure.
struct Dialect: Sendable, Hashable {
  /// A byte that no text holds: the delimiter of a table of one column.
  static let noDelimiter: UInt8 = 0x1F

  /// What separates cells.
  var delimiter: UInt8
  /// What cells are quoted with; nil if quotes are plain characters.
  var quote: UInt8?
  /// What makes the next character plain inside quotes; nil where quotes are doubled.
  var escape: UInt8?
  /// True if a carriage return ends a line without a line feed.
  var returnEndsLine = false
  /// True if spaces before a quoted cell do not belong to it.
  var skipsInitialSpace = false

  /// True if every record has to be read with care: no index of bytes tells its cells.
  var needsCare: Bool { escape != nil || skipsInitialSpace }
}
