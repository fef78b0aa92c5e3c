public import OporaDiagnostics

/// A CSV file: its layout decided, its records ready to be read.
///
/// Reading never fails and never stops at a fault: what cannot be read is rejected and reported.
public struct CSVFile: Sendable {
  /// The file as the user knows it; stands in findings.
  public let name: String
  /// How the file is read.
  public let layout: CSVLayout
  /// Labels of the header as read; empty if the table has none.
  public let header: [String]
  /// What a person should know of the file as a whole.
  public let findings: [Finding]
  /// Why this is no table that can be read (an Excel book, a PDF, an empty file); nil if it is one.
  public let refusal: Finding?

  let table: DecidedTable

  /// Length of the text in bytes, in UTF-8 if it is in memory.
  public var byteCount: Int { table.source?.count ?? table.text.count }

  /// Decides how a file is read.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - name: The file as the user knows it.
  ///   - options: What is told; the rest is decided.
  ///   - isKnownHeader: Whether a label folded by ``HeaderFolding`` is known to some form; the
  ///     header is then the row with most known labels, at least two. Nil to decide by looks.
  public init(
    _ bytes: [UInt8], name: String, options: CSVOptions = CSVOptions(),
    isKnownHeader: ((String) -> Bool)? = nil
  ) {
    self.init(
      TableOpening(bytes, name: name, options: options, isKnownHeader: isKnownHeader), name: name)
  }

  /// Decides how a file is read, of a long one by its head and tail, without taking it into memory.
  ///
  /// - Parameters:
  ///   - source: The file.
  ///   - name: The file as the user knows it.
  ///   - options: What is told; the rest is decided.
  ///   - isKnownHeader: Whether a label folded by ``HeaderFolding`` is known to some form.
  public init(
    _ source: any ByteSource, name: String, options: CSVOptions = CSVOptions(),
    isKnownHeader: ((String) -> Bool)? = nil
  ) {
    if let head = HeadOpening(source, name: name, options: options, isKnownHeader: isKnownHeader) {
      self.init(head.opened, name: name)
    } else if let bytes = source.allBytes() {
      self.init(bytes, name: name, options: options, isKnownHeader: isKnownHeader)
    } else {
      self.init(TableOpening(unreadable: name), name: name)
    }
  }

  /// Whether the text is read from its source, piece by piece.
  package var isLong: Bool { table.source != nil }

  private init(_ opened: TableOpening, name: String) {
    self.name = name
    table = opened.table
    layout = opened.layout
    header = opened.table.header
    findings = opened.findings
    refusal = opened.refusal
  }

  /// Reads the records of the table in blocks of some hundred kilobytes, in order.
  ///
  /// May be called more than once; each call gives the same blocks.
  public func readBlocks(_ body: (borrowing RecordBlock) -> Void) -> ReadingSummary {
    readBlocks(usesIndex: true, body)
  }

  /// Without the index every record is read with care; the result is the same.
  func readBlocks(
    usesIndex: Bool, _ body: (borrowing RecordBlock) -> Void
  ) -> ReadingSummary {
    guard refusal == nil else { return ReadingSummary() }
    if let source = table.source {
      return CSVFile(source.allBytes() ?? [], name: name).readBlocks(body)
    }
    return RecordReader.read(table, name: name, usesIndex: usesIndex, body)
  }
}
