import OporaDiagnostics
import OporaLanguage
import Testing

@Suite("the table of findings")
struct FindingsTableTests {
  @Test func theColumnsAreThoseOfTheContract() {
    let (columns, rows) = FindingsTable.rows([FindingExamples.wrongDate], .ru)
    let header = columns.joined(separator: ",")
    #expect(
      header == "file,line,record,column_letter,field,key,severity,code,detail,value,expected,"
        + "message,fix")
    #expect(FindingsTable.titles(.ru).count == columns.count)
    #expect(FindingsTable.titles(.en).count == columns.count)
    let row = rows[0].joined(separator: "|")
    #expect(
      row == "обращения_2024.csv|12|11|D|created_on|7|error|type-error|impossible-date|31.02.2024|"
        + "дата вида ДД.ММ.ГГГГ|такой даты нет|исправьте день или месяц в исходном документе")
  }

  @Test func rowsFollowFileLineAndColumn() {
    func place(_ file: String, _ line: Int?, _ letter: String?) -> Finding {
      Finding(
        code: "x", severity: .info, place: Place(file: file, line: line, columnLetter: letter),
        message: LocalizedText(ru: "м"))
    }
    let ordered = [
      place("a.csv", nil, nil), place("a.csv", 2, "B"), place("a.csv", 2, "Z"),
      place("a.csv", 2, "AA"), place("a.csv", 10, "A"), place("б.csv", 1, nil),
    ]
    let rows = FindingsTable.rows(ordered.reversed(), .ru).rows.map { $0.joined(separator: ",") }
    #expect(rows == FindingsTable.rows(ordered, .ru).rows.map { $0.joined(separator: ",") })
    #expect(FindingOrder.sorted(ordered.reversed()) == ordered)
  }
}
