/// Decides the layout of a long file by its head and its tail, so that it need not be in memory.
///
/// What the head cannot show is checked of each piece as it is read (``ControlBytes``, malformed
/// UTF-8); a file that turns out otherwise is then read as a whole.
struct HeadOpening {
  private static let headLength = 1 << 17
  private static let tailLength = 1 << 16
  /// Characters of several bytes that show that a text is UTF-8.
  private static let enoughCharacters = 1000

  private(set) var opened: TableOpening

  /// Opens a file; nil if it has to be looked at as a whole.
  init?(
    _ source: any ByteSource, name: String, options: CSVOptions,
    isKnownHeader: ((String) -> Bool)?
  ) {
    guard source.count > options.longFile, options.longFile > 0,
      var head = source.bytes(0..<min(options.longFile, HeadOpening.headLength)),
      let lineEnd = head.lastIndex(where: { $0 == 10 || $0 == 13 })
    else { return nil }
    // A carriage return at the very end may be half of a line end.
    head.removeSubrange((head[lineEnd] == 13 ? lineEnd : lineEnd + 1)...)
    guard !head.contains(0) else { return nil }
    opened = TableOpening(head, name: name, options: options, isKnownHeader: isKnownHeader)
    guard opened.refusal == nil, !opened.table.dialect.needsCare,
      opened.table.encoding == .utf8 || opened.table.encoding.isSingleByte
    else { return nil }
    guard !opened.isGuess, !opened.table.isRewritten, !opened.table.isReencoded,
      opened.table.kindBelow == .signature
    else {
      return nil
    }
    // Signatures, or another table, in the head: there is more than one table in the file.
    guard opened.table.dataEnd == opened.table.text.count else { return nil }
    let isSurelyUTF8 = HeadOpening.isSurelyUTF8(opened, head, isTold: options.encoding != nil)
    guard opened.table.dataStart < opened.table.text.count,
      let end = HeadOpening.end(of: source, opened.table)
    else { return nil }
    opened.read(from: source, isSurelyUTF8: isSurelyUTF8, end: end)
  }

  private static func isSurelyUTF8(
    _ opened: TableOpening, _ head: [UInt8], isTold: Bool
  ) -> Bool {
    guard opened.table.encoding == .utf8 else { return false }
    if isTold || opened.layout.hasByteOrderMark { return true }
    return head.withUnsafeBytes { UTF8Check.count(in: $0) }.characters >= enoughCharacters
  }

  /// Where the text and where its table ends; nil if the tail cannot be read.
  private static func end(
    of source: any ByteSource, _ table: DecidedTable
  ) -> (text: Int, data: Int)? {
    let start = max(0, source.count - tailLength)
    guard var tail = source.bytes(start..<source.count) else { return nil }
    while tail.last == 0x1A { tail.removeLast() }
    let end = start + tail.count
    guard !table.header.isEmpty else { return (end, end) }
    let text = tail.withUnsafeBytes { Transcoder.utf8($0, table.encoding) }
    let found = text.withUnsafeBytes {
      SignatureFinder.start(in: $0, from: 0, table.dialect, columnCount: table.columnCount)
    }
    return (end, start + length(of: text[..<found], in: table.encoding))
  }

  /// How many bytes a text has in an encoding: in a code page one for each character.
  static func length(of text: ArraySlice<UInt8>, in encoding: TextEncoding) -> Int {
    encoding.isSingleByte ? text.count { $0 & 0xC0 != 0x80 } : text.count
  }
}

extension TableOpening {
  /// Makes the table one that is read from a source: offsets are those of the source.
  mutating func read(
    from source: any ByteSource, isSurelyUTF8: Bool, end: (text: Int, data: Int)
  ) {
    let start = HeadOpening.length(of: table.text[..<table.dataStart], in: table.encoding)
    table.text = []
    table.source = source
    table.isSurelyUTF8 = isSurelyUTF8 || table.mayHoldBadBytes
    table.dataStart = start
    table.sourceEnd = end.text
    table.dataEnd = max(start, end.data)
  }
}
