import OporaCSV
public import OporaLanguage

/// The journal in which a regional centre keeps what came and what became of it (журнал приёма).
///
/// It is a table of the source `submissions`, so that a comparison takes lateness from the day of
/// receipt and leaves out what was returned.
public struct ReceiptJournal: Sendable, Hashable {
  /// One version of one municipality's report.
  public struct Entry: Sendable, Hashable {
    /// The municipality's code.
    public var municipality: String
    /// The period's id.
    public var period: String
    /// The number of the version.
    public var version: Int
    /// The day it came; lateness is counted from it, whatever the letter says.
    public var receivedOn: CalendarDay
    /// Whether it was returned for mending.
    public var isReturned: Bool
    /// The control code of what came.
    public var controlCode: String
    /// Why it was returned, in one line; empty if nothing is to be said.
    public var remark: String

    /// Makes an entry.
    public init(
      municipality: String, period: String, version: Int, receivedOn: CalendarDay,
      isReturned: Bool, controlCode: String, remark: String
    ) {
      self.municipality = municipality
      self.period = period
      self.version = version
      self.receivedOn = receivedOn
      self.isReturned = isReturned
      self.controlCode = controlCode
      self.remark = remark
    }

    fileprivate var place: String { "\(period)\u{1F}\(municipality)\u{1F}\(version)" }
  }

  /// The entries in the order of receipt.
  public private(set) var entries: [Entry] = []

  /// The usual name of its file in the region's workspace.
  public static let fileName = "receipts.csv"

  private static let columns = [
    "source", "municipality", "period", "submitted_on", "version", "status", "control_code",
    "remark",
  ]

  /// Makes an empty journal.
  public init() {}

  /// Reads a journal; nil if it is no such table or a row cannot be read: nothing may be lost.
  ///
  /// - Parameter bytes: its file.
  public init?(reading bytes: [UInt8]) {
    guard let rows = CSVRow.rows(of: bytes, Self.fileName, Array(Self.columns.prefix(6))) else {
      return nil
    }
    for row in rows {
      guard row["source"] == SubmissionSet.source, let version = Int(row["version"]),
        let day = CalendarDay(iso: row["submitted_on"])
      else { return nil }
      entries.append(
        Entry(
          municipality: row["municipality"], period: row["period"], version: version,
          receivedOn: day, isReturned: row["status"] == "returned",
          controlCode: row["control_code"], remark: row["remark"]))
    }
  }

  /// Takes an entry; of a version that is known already the decision changes, not the day it came.
  ///
  /// - Parameter entry: what came.
  /// - Returns: the entry as it stands now.
  @discardableResult
  public mutating func take(_ entry: Entry) -> Entry {
    guard let known = entries.firstIndex(where: { $0.place == entry.place }) else {
      entries.append(entry)
      return entry
    }
    var entry = entry
    // Another content under the same number came on another day.
    if entries[known].controlCode == entry.controlCode {
      entry.receivedOn = entries[known].receivedOn
    }
    entries[known] = entry
    return entry
  }

  /// The journal as a table for machines.
  public var text: String {
    var writer = CSVWriter(.machine)
    writer.write(Self.columns)
    for entry in entries {
      writer.write([
        SubmissionSet.source, entry.municipality, entry.period, entry.receivedOn.iso,
        "\(entry.version)", entry.isReturned ? "returned" : "accepted", entry.controlCode,
        entry.remark,
      ])
    }
    return writer.text
  }
}
