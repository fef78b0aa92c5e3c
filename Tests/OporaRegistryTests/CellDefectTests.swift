import OporaDiagnostics
import Testing

@testable import OporaRegistry

/// One cell of a good file as people, exports and Excel write it, named by the defect.
struct CellDefect: Sendable, CustomTestStringConvertible {
  /// What becomes of the cell.
  enum Outcome: Sendable {
    case stored(String)
    case fault(String)
  }

  let testDescription: String
  let column: String
  let cell: String
  let outcome: Outcome

  init(_ name: String, _ column: String, _ cell: String, _ outcome: Outcome) {
    testDescription = name
    self.column = column
    self.cell = cell
    self.outcome = outcome
  }
}

/// A register of five rows by its schema, one cell of which is replaced: what is stored, or which
/// fault is told with its line and column; the mended row makes the file whole again.
@Suite struct CellDefectTests {
  static let schema = #"""
    {"fields": [
      {"name": "Номер", "x-key": "id"},
      {"name": "ФИО ребёнка", "x-key": "full_name", "x-personal": true,
        "constraints": {"required": true}},
      {"name": "Дата рождения", "type": "date", "x-key": "birth_date"},
      {"name": "СНИЛС", "x-check": "snils", "x-key": "snils"},
      {"name": "ИНН организации", "x-check": "inn", "x-key": "inn"},
      {"name": "ОГРН", "x-check": "ogrn", "x-key": "ogrn"},
      {"name": "ОКТМО", "x-check": "oktmo", "x-key": "oktmo"},
      {"name": "Направленность", "x-key": "direction",
        "constraints": {"enum": ["техническая", "художественная", "спортивная"]}},
      {"name": "Часов", "type": "integer", "x-key": "hours",
        "constraints": {"minimum": 1, "maximum": 40}},
      {"name": "Оплата, руб.", "type": "number", "x-units": ["руб."], "x-key": "fee"},
      {"name": "Доля, %", "type": "number", "x-units": ["%"], "x-key": "share"},
      {"name": "ОВЗ", "type": "boolean", "x-key": "ovz"}],
     "primaryKey": "Номер"}
    """#

  static let header = [
    "Номер", "ФИО ребёнка", "Дата рождения", "СНИЛС", "ИНН организации", "ОГРН", "ОКТМО",
    "Направленность", "Часов", "Оплата, руб.", "Доля, %", "ОВЗ",
  ]
  static let rows = [
    "1;Щукина Анна;01.02.2015;112-233-445 95;9900000000;1990000000010;99601000;техническая;2;1500;74;да",
    "2;Ёлкин Юрий;15.11.2013;99999999901;0100000004;1020000000008;03701000;спортивная;4;2500,50;12,5;нет",
    "3;Цой Вера;07.07.2014;00100199965;7700000016;300000000000015;99601000101;спортивная;3;0;0;нет",
    "4;Бор Олег;30.04.2012;98800000000;990000000041;1990000000000;99601000;техническая;1;900;100;да",
    "5;Экова Жанна;09.09.2016;98800000100;010000000021;319000000000080;03701000;спортивная;6;5;5;нет",
  ].map { $0.split(separator: ";").map(String.init) }

  /// The row that is damaged stands in line 4.
  private static let damaged = 2

  static func file(_ rows: [[String]]) -> [UInt8] {
    let lines = [header] + rows
    return Array(lines.map { $0.map { "\"\($0)\"" }.joined(separator: ";") + "\n" }.joined().utf8)
  }

  static func reading(_ defect: CellDefect) throws -> (reading: TypedReading, column: Int) {
    let column = try #require(header.firstIndex(of: defect.column))
    var rows = rows
    rows[damaged][column] = defect.cell
    return (try TypedReading(file(rows), schema: schema), column)
  }

  @Test(arguments: days + codes + numbers + words)
  func aCellIsStoredOrToldOf(_ defect: CellDefect) throws {
    let (reading, column) = try Self.reading(defect)
    let counts = reading.file.counts
    #expect(counts.read == 5)
    #expect(counts.read == counts.accepted + counts.rejected + counts.skipped)
    switch defect.outcome {
    case .stored(let text):
      #expect(reading.told == [])
      #expect(reading.counts == [5, 0, 0])
      let row = reading.rows.first { $0.hasPrefix("3|") }
      let cells = row?.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
      #expect(cells?[column] == text)
    case .fault(let code):
      #expect(reading.told == ["\(code) 4 \(defect.column)"])
      #expect(reading.counts == [4, 1, 0])
    }
  }

  /// Rejected rows, mended and imported again, make the whole with the accepted ones.
  @Test(arguments: days + codes + numbers + words)
  func theMendedRowMakesTheFileWhole(_ defect: CellDefect) throws {
    guard case .fault = defect.outcome else { return }
    let (reading, column) = try Self.reading(defect)
    let whole = try TypedReading(Self.file(Self.rows), schema: Self.schema)
    var (wrong, right) = (Self.rows[Self.damaged], Self.rows[Self.damaged])
    wrong[column] = defect.cell
    (wrong, right) = ([wrong, right].map { $0.map { "\"\($0)\"" } }[0], right.map { "\"\($0)\"" })
    let rejects = reading.rejects(
      mending: [(wrong.joined(separator: ";"), right.joined(separator: ";"))])
    let mended = try TypedReading(rejects, schema: Self.schema)
    #expect(mended.counts == [1, 0, 0])
    #expect((reading.rows + mended.rows).sorted() == whole.rows)
  }
}
