/// The text of a file and where its table lies in it.
struct DecidedTable: Sendable {
  /// The whole text in UTF-8; of a text that is read piece by piece, its head.
  var text: [UInt8] = []
  /// Where the text is read from piece by piece, in its own encoding; nil if all of it is in memory.
  ///
  /// All offsets below then are those of the source.
  var source: (any ByteSource)?
  /// True if the head alone shows that the text is UTF-8, so that malformed bytes further on cannot
  /// mean another encoding.
  var isSurelyUTF8 = false
  /// The encoding the file came in.
  var encoding = TextEncoding.utf8
  var dialect = Dialect(delimiter: UInt8(ascii: ","), quote: UInt8(ascii: "\""))
  var columnCount = 0
  /// Labels of the header; empty if there is none.
  var header: [String] = []
  /// What the cells of its columns look like.
  var looks: LateLooks?
  /// Offset of the first row below the header.
  var dataStart = 0
  /// Physical line of that row.
  var dataLine = 1
  /// Offset where the block of signatures or another table starts; the end of the text if there is
  /// none.
  var dataEnd = 0
  /// What stands behind that offset.
  var kindBelow = SkippedKind.signature
  /// True if the quotes around whole lines were taken off.
  var isRewritten = false
  /// True if an encoding too many was taken back.
  var isReencoded = false
  /// Offset of the end of the text.
  var end: Int { source.map { sourceEnd ?? $0.count } ?? text.count }
  /// Where the text of the source ends, if not at its last byte.
  var sourceEnd: Int?
  /// Rows above the header.
  var rowsAbove: [SkippedRow] = []
  /// False if the whole text is known to be UTF-8.
  var mayHoldBadBytes = false
}
