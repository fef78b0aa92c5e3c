import OporaDiagnostics
import OporaLanguage

/// Decides the layout of a file: encoding, dialect, header, bounds of the table.
struct TableOpening {
  var table = DecidedTable()
  private(set) var layout = CSVLayout()
  private(set) var findings: [Finding] = []
  private(set) var refusal: Finding?
  /// True if there was too little text to tell the encoding by.
  private(set) var isGuess = false

  /// As many columns as a sheet of Excel has.
  private static let mostColumns = 16_384

  private let name: String
  private let options: CSVOptions
  /// The width most rows have, columns included that no row fills.
  private var fullWidth = 1

  init(
    _ bytes: [UInt8], name: String, options: CSVOptions, isKnownHeader: ((String) -> Bool)?
  ) {
    self.name = name
    self.options = options
    if let kind = bytes.withUnsafeBytes({ FileKind($0) }) {
      refusal = FileFinding.notText(kind.words).finding(name)
      return
    }
    decode(bytes)
    let text = table.text
    text.withUnsafeBytes { text in
      guard !text[table.dataStart...].allSatisfy({ $0 <= 32 }) else {
        refusal = FileFinding.empty.finding(name)
        return
      }
      decideTable(text, isKnownHeader)
    }
  }

  /// A file that cannot be read.
  init(unreadable name: String) {
    self.name = name
    options = CSVOptions()
    refusal = FileFinding.unreadable.finding(name)
  }

  /// Makes the bytes UTF-8 and takes out what no text should have.
  private mutating func decode(_ bytes: [UInt8]) {
    let detector = bytes.withUnsafeBytes { EncodingDetector($0, told: options.encoding) }
    let encoding = detector.encoding.value
    layout.encoding = detector.encoding
    layout.hasByteOrderMark = detector.markLength > 0
    table.encoding = encoding
    table.mayHoldBadBytes = detector.hasBadBytes
    isGuess = detector.isGuess
    if isGuess { findings.append(FileFinding.guessedEncoding.finding(name)) }
    if encoding == .utf8 {
      table.text = bytes
      table.dataStart = detector.markLength
      if !detector.encoding.isTold, !detector.hasBadBytes { takeBackEncoding() }
    } else {
      table.text = bytes.withUnsafeBytes {
        Transcoder.utf8(
          UnsafeRawBufferPointer(rebasing: $0[detector.markLength...]), encoding)
      }
    }
    while table.text.last == 0x1A { table.text.removeLast() }
  }

  /// A text that was encoded twice is read as it was before.
  private mutating func takeBackEncoding() {
    let mended = table.text.withUnsafeBytes {
      DoubleEncoding.mended(UnsafeRawBufferPointer(rebasing: $0[table.dataStart...]))
    }
    guard let mended else { return }
    table.text = mended
    table.dataStart = 0
    table.isReencoded = true
    findings.append(FileFinding.doubleEncoding.finding(name))
  }

  private mutating func decideTable(
    _ text: UnsafeRawBufferPointer, _ isKnownHeader: ((String) -> Bool)?
  ) {
    let statistics = LineStatistics(text)
    if statistics.zeros > 0 { return dropZeros(isKnownHeader) }
    let stated = statedDelimiter(text)
    if !table.isRewritten,
      let bare = QuotedLines.unwrapped(
        text, from: table.dataStart, returnEndsLine: statistics.hasLoneReturns)
    {
      return readBare(bare, isKnownHeader)
    }
    let sample = TextSample(text, from: table.dataStart)
    let detector = DialectDetector(
      sample, options, stated: stated, returnEndsLine: statistics.hasLoneReturns)
    table.dialect = detector.dialect
    table.columnCount = detector.columnCount
    fullWidth = detector.fullWidth
    layout.delimiter = detector.delimiter
    layout.quote = detector.quote
    layout.escape = detector.dialect.escape
    layout.lineEnding = statistics.lineEnding ?? lineEnding(sample, text)
    if layout.lineEnding == .mixed { findings.append(FileFinding.mixedLineEnds.finding(name)) }
    if statistics.feeds == 1_048_576 || statistics.feeds == 1_048_575 {
      findings.append(FileFinding.cutByExcel.finding(name))
    }
    // No header is looked for among a hundred thousand labels.
    guard detector.fullWidth <= TableOpening.mostColumns else {
      refusal = FileFinding.tooManyColumns.finding(name)
      return
    }
    skipToldLines(text)
    findHeader(text, isKnownHeader)
  }

  /// A file whose lines are quoted as a whole is read again without those quotes.
  private mutating func readBare(_ bare: [UInt8], _ isKnownHeader: ((String) -> Bool)?) {
    table.text = bare
    table.dataStart = 0
    table.isRewritten = true
    findings.append(FileFinding.quotedLines.finding(name))
    bare.withUnsafeBytes { decideTable($0, isKnownHeader) }
  }

  /// A file with zero bytes is read again without them.
  private mutating func dropZeros(_ isKnownHeader: ((String) -> Bool)?) {
    let text = table.text.filter { $0 != 0 }
    guard text.count * 10 > table.text.count * 9 else {
      refusal = FileFinding.notText(LocalizedText(ru: "двоичный файл", en: "a binary file"))
        .finding(name)
      return
    }
    table.text = text
    findings.append(FileFinding.zeroBytes.finding(name))
    text.withUnsafeBytes { decideTable($0, isKnownHeader) }
  }

  /// The delimiter that a first line `sep=;` states; the line is passed over.
  private mutating func statedDelimiter(_ text: UnsafeRawBufferPointer) -> UInt8? {
    let start = table.dataStart
    let line = text[start...].prefix(16)
    guard line.count > 4, String(decoding: line.prefix(4), as: UTF8.self).lowercased() == "sep=",
      let delimiter = line.dropFirst(4).first, TableOpening.mayDelimit(delimiter)
    else { return nil }
    let reader = CarefulReader(text: text, dialect: table.dialect)
    let length = reader.lineEndLength(start + 5)
    guard length > 0 else { return nil }
    table.dataStart = start + 5 + length
    table.dataLine += 1
    return delimiter
  }

  /// True for signs and tabs: no letters, digits, quotes or line ends.
  private static func mayDelimit(_ byte: UInt8) -> Bool {
    switch byte {
    case 9, 32, 33, 35...38, 40...47, 58...64, 91...96, 123...126: true
    default: false
    }
  }

  /// The ends of the sample's rows: those inside cells do not count.
  private func lineEnding(_ sample: TextSample, _ text: UnsafeRawBufferPointer) -> LineEnding {
    var found: Set<LineEnding> = []
    for row in sample.rows(table.dialect) { row.lineEnding.map { _ = found.insert($0) } }
    return found.count == 1 ? found.first ?? .mixed : .mixed
  }

  private mutating func skipToldLines(_ text: UnsafeRawBufferPointer) {
    let reader = CarefulReader(text: text, dialect: table.dialect)
    // A line `sep=;` that was passed over is one of them.
    let count = (options.skipLines ?? 0) - (table.dataLine - 1)
    for _ in 0..<max(0, count) where table.dataStart < text.count {
      let row = reader.read(from: table.dataStart, as: .plainQuotes, limit: 0)
      let kind: SkippedKind = row.isBlank ? .blank : .title
      table.rowsAbove.append(SkippedRow(kind: kind, line: table.dataLine, cells: row.texts))
      table.dataStart = row.end
      table.dataLine += 1
    }
  }

  private mutating func findHeader(
    _ text: UnsafeRawBufferPointer, _ isKnownHeader: ((String) -> Bool)?
  ) {
    let rows = TopRow.reading(
      all: text, from: table.dataStart, line: table.dataLine, table.dialect,
      columnCount: table.columnCount)
    let finder = HeaderFinder(
      rows, columnCount: table.columnCount, told: options.headerLines, isKnown: isKnownHeader)
    table.rowsAbove += finder.skipped
    if finder.rowsTaken > 0 {
      table.dataStart = rows[finder.rowsTaken - 1].end
      table.dataLine = rows[finder.rowsTaken - 1].nextLine
    }
    table.header = finder.labels
    table.dataEnd = text.count
    if finder.labels.isEmpty {
      table.columnCount = fullWidth
    } else {
      fitHeader(rows.dropFirst(finder.rowsTaken), text)
    }
    table.looks = LateLooks(
      text[table.dataStart..<max(table.dataStart, rows.last?.end ?? 0)], table.dialect,
      columnCount: table.columnCount)
    layout.headerLines = finder.lines
    layout.firstDataLine = table.dataLine
    layout.columnCount = table.columnCount
    if table.columnCount > TableOpening.mostColumns {
      refusal = FileFinding.tooManyColumns.finding(name)
    }
  }

  /// The header gives the width, unless filled cells stand beyond it.
  private mutating func fitHeader(_ below: ArraySlice<TopRow>, _ text: UnsafeRawBufferPointer) {
    let other = OtherTableFinder(
      text, table.dialect, header: table.header, from: table.dataStart
    ).start
    let filled = table.header.lastIndex { !BlankText.trimmed($0).isEmpty } ?? 0
    let hasMore = below.contains {
      $0.keptWidth == table.columnCount && $0.end <= other ?? text.count
    }
    let width = table.columnCount > filled + 1 && hasMore ? table.columnCount : filled + 1
    table.header = Array(table.header.prefix(width))
    while table.header.count < width { table.header.append("") }
    table.columnCount = width
    if table.header.contains(where: { BlankText.trimmed($0).isEmpty }) {
      findings.append(FileFinding.blankLabels(table.header).finding(name))
    }
    guard let other else {
      table.dataEnd = SignatureFinder.start(
        in: text, from: table.dataStart, table.dialect, columnCount: width)
      return
    }
    table.dataEnd = other
    table.kindBelow = .otherTable
    findings.append(FileFinding.otherTable.finding(name))
  }
}
