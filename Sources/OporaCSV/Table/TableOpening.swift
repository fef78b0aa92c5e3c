import OporaDiagnostics

/// Decides the layout of a file: encoding, dialect, header, bounds of the table.
struct TableOpening {
  var table = DecidedTable()
  var layout: CSVLayout
  var findings: [Finding] = []
  var refusal: Finding?

  init(
    _ bytes: [UInt8], name: String, options: CSVOptions, isKnownHeader: ((String) -> Bool)?
  ) {
    table.text = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { table.text.removeFirst(3) }
    table.dialect.delimiter = options.delimiter ?? TableOpening.delimiter(table.text)
    let reader = (table.dialect)
    let first = table.text.withUnsafeBytes {
      CarefulReader(text: $0, dialect: reader).read(from: 0, as: .standard, limit: 50)
    }
    table.header = first.texts
    table.columnCount = first.width
    table.dataStart = first.end
    table.dataLine = first.lineBreaks + 2
    table.dataEnd = table.text.count
    layout = CSVLayout(
      encoding: Decided(.utf8, isTold: false, certainty: 1), hasByteOrderMark: false,
      delimiter: Decided(table.dialect.delimiter, isTold: false, certainty: 1),
      quote: Decided(UInt8(ascii: "\""), isTold: false, certainty: 1), escape: nil,
      lineEnding: .lf, headerLines: Decided(1..<2, isTold: false, certainty: 1),
      firstDataLine: table.dataLine, columnCount: table.columnCount)
  }

  private static func delimiter(_ text: [UInt8]) -> UInt8 {
    let line = text.prefix { $0 != 10 }
    let candidates: [UInt8] = [59, 44, 9, 124]
    let counts = candidates.map { candidate in line.count { $0 == candidate } }
    return counts.max().flatMap { counts.firstIndex(of: $0) }.map { candidates[$0] } ?? 44
  }
}
