import OporaCSV
import OporaDiagnostics
import Testing

@testable import OporaRegistry

/// A whole file as it comes, named by its defect, with what becomes of its rows.
struct FileDefect: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let bytes: [UInt8]
  /// Accepted, rejected and skipped rows.
  let counts: [Int]
  /// `code/detail line column` of errors and warnings.
  let told: [String]
  /// What is replaced in the rejected rows to mend them.
  let mending: [(String, String)]

  init(
    _ name: String, _ bytes: [UInt8], _ counts: [Int], _ told: [String] = [],
    mending: [(String, String)] = []
  ) {
    testDescription = name
    self.bytes = bytes
    self.counts = counts
    self.told = told
    self.mending = mending
  }

  init(
    _ name: String, _ text: String, _ counts: [Int] = [4, 0, 0], _ told: [String] = [],
    mending: [(String, String)] = []
  ) {
    self.init(name, Array(text.utf8), counts, told, mending: mending)
  }
}

/// Files with one defect each through a schema: counts, findings with line and column, the balance;
/// and the mended rejects give the rest.
@Suite struct FileDefectTests {
  static let schema = #"""
    {"fields": [
      {"name": "Код", "x-key": "id"},
      {"name": "Школа", "x-key": "school", "x-aliases": ["Учреждение"],
        "constraints": {"required": true}},
      {"name": "Дата приёма", "type": "date", "x-key": "date"},
      {"name": "Детей", "type": "integer", "x-key": "children", "constraints": {"required": true}},
      {"name": "Сумма, руб.", "type": "number", "x-key": "amount"}],
     "primaryKey": "Код"}
    """#

  static let head = "Код;Школа;Дата приёма;Детей;Сумма, руб.\n"
  static let lines = [
    "1;Школа 1;01.09.2024;10;100,50\n", "2;Школа 2;02.09.2024;20;200\n",
    "3;Школа 3;03.09.2024;30;300\n", "4;Школа 4;04.09.2024;40;400\n",
  ]
  static let table = lines.joined()
  static let whole = head + table

  /// The file with something put behind its first two rows.
  static func inside(_ text: String) -> String {
    head + lines[..<2].joined() + text + lines[2...].joined()
  }

  /// The file with a text replaced.
  static func with(_ old: String, _ new: String) -> String { whole.replacing(old, with: new) }

  /// The file with each line made another.
  static func lineByLine(_ change: (Substring) -> String) -> String {
    whole.split(separator: "\n").map { change($0) + "\n" }.joined()
  }

  static func reading(_ defect: FileDefect) throws -> TypedReading {
    try TypedReading(defect.bytes, schema: schema)
  }

  @Test(arguments: surroundings + labels + shapes + values + encodings)
  func whatBecomesOfAFileIsKnown(_ defect: FileDefect) throws {
    let reading = try Self.reading(defect)
    let counts = reading.file.counts
    #expect(counts.read == counts.accepted + counts.rejected + counts.skipped)
    #expect(reading.counts == defect.counts)
    #expect(reading.told == defect.told)
    #expect(reading.file.rejected.count == counts.rejected)
    #expect(reading.rows.count == counts.accepted)
  }

  @Test(arguments: surroundings + labels + shapes + values + encodings)
  func mendedRejectsGiveTheRest(_ defect: FileDefect) throws {
    guard !defect.mending.isEmpty else { return }
    let reading = try Self.reading(defect)
    let mended = try TypedReading(
      reading.rejects(mending: defect.mending), schema: Self.schema)
    #expect(mended.counts == [defect.counts[1], 0, 0])
    #expect((reading.rows + mended.rows).sorted() == (try Self.wholeRows()))
  }

  private static func wholeRows() throws -> [String] {
    try TypedReading(Array(whole.utf8), schema: schema).rows
  }
}
