public import OporaDefinitions
public import OporaDiagnostics

/// How a file of the workspace was imported (строка протокола приёма).
public struct ImportedFile: Sendable {
  /// The path relative to the workspace.
  public var name: String
  /// The source form; empty if the file was refused.
  public var source: String
  /// What became of its records.
  public var counts: RecordCounts
  /// Skipped records by kind.
  public var skipped: [(kind: String, count: Int)]
  /// Refused records in their original bytes.
  package var rejected: [RejectedRow]
  /// The header as it stands in the file.
  public var header: [String]
  /// Encoding and delimiter in words for people, such as `utf-8, «;»`.
  public var dialect: String
  /// The delimiter's byte, to write rejects as the file was.
  package var delimiter: UInt8
  /// How each column was matched: label → machine name, or nil for an extra column.
  public var columns: [(label: String, name: String?)]
  /// Whether the whole file was refused.
  public var isRefused: Bool
}

/// The data of a workspace as typed tables, with the journal of submissions and the municipalities
/// (реестр рабочей папки).
public struct Registry: Sendable {
  /// Tables by form id.
  public internal(set) var tables: [String: Table]
  /// The municipalities that figures are computed for, by code.
  public internal(set) var municipalities: [Municipality]
  /// Every file, in the order of names.
  public internal(set) var files: [ImportedFile]
  /// Everything worth saying about the files.
  public internal(set) var findings: [Finding]
  /// Long files whose rows were not kept, by form id; they are read when figures are asked for.
  package internal(set) var streams: [String: RowStream] = [:]
  /// What is known of the rows of streams that were read, by form id.
  var streamed: [String: StreamPresence] = [:]
  /// When rows of streams begin or happen, by form id, where that was asked.
  var streamDays: [String: StreamDays] = [:]
  /// What the configuration says.
  public let options: RegistryOptions
  /// The source forms.
  public let forms: [SourceForm]

  init(forms: [SourceForm], options: RegistryOptions) {
    self.forms = forms
    self.options = options
    tables = [:]
    municipalities = []
    files = []
    findings = []
  }

  /// The municipality with a code.
  public func municipality(_ code: String) -> Municipality? {
    municipalities.first { $0.code == code }
  }

  /// Whether the workspace has a source, kept as a table or read as a stream.
  public func has(_ source: String) -> Bool {
    tables[source] != nil || streams[source] != nil || streamed[source] != nil
  }

  /// For every number of a column's dictionary: the index in ``municipalities``, or −1.
  public func unitIndexes(of column: Column) -> [Int32] {
    let index = Dictionary(
      uniqueKeysWithValues: municipalities.enumerated().map { ($0.element.code, Int32($0.offset)) })
    return (0..<Int32(column.dictionary.count)).map { number in
      let text = column.dictionary.text(number)
      return index[text] ?? (text.utf8.count == 11 ? index[String(text.prefix(8))] : nil) ?? -1
    }
  }
}
