/// The text of a file and where its table lies in it.
struct DecidedTable: Sendable {
  /// The whole text in UTF-8.
  var text: [UInt8] = []
  /// The encoding the file came in.
  var encoding = TextEncoding.utf8
  var dialect = Dialect(delimiter: UInt8(ascii: ","), quote: UInt8(ascii: "\""))
  var columnCount = 0
  /// Labels of the header; empty if there is none.
  var header: [String] = []
  /// Offset of the first row below the header.
  var dataStart = 0
  /// Physical line of that row.
  var dataLine = 1
  /// Offset where the block of signatures starts; the end of the text if there is none.
  var dataEnd = 0
  /// Rows above the header.
  var rowsAbove: [SkippedRow] = []
  /// False if the whole text is known to be UTF-8.
  var mayHoldBadBytes = false
}
