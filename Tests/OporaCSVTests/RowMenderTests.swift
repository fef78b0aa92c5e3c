import Testing

@testable import OporaCSV

/// A row in which one sign was forgotten or put too often, and the cells it is read as.
struct MendedRow: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let row: String
  let cells: [String]
  let remark: String?

  init(_ name: String, _ row: String, _ cells: [String], _ remark: String?) {
    testDescription = name
    self.row = row
    self.cells = cells
    self.remark = remark
  }
}

@Suite struct RowMenderTests {
  static let header = "Код,Дата,Час,Кружок,Описание,Адрес,Примечание\n"
  static let whole = (10..<30).map { number in
    "МК-\(number),\(number).01.2024,1\(number % 7):00,Хор,\"\(number % 2 == 0 ? "Поём, играем" : "Лето")\","
      + "https://a.example/\(number),\(number % 3 == 0 ? "да" : "")\n"
  }

  static let cases = [
    MendedRow(
      "a quote before a cell",
      "\"МК-50,01.02.2024,12:00,Хор,\"Поём, играем\",https://a.example/55,",
      ["\"МК-50", "01.02.2024", "12:00", "Хор", "Поём, играем", "https://a.example/55", ""],
      "stray-quote"),
    MendedRow(
      "a quote before a cell inside", "МК-50,01.02.2024,12:00,\"Хор,\"Поём\",https://a.example/55,",
      ["МК-50", "01.02.2024", "12:00", "\"Хор", "Поём", "https://a.example/55", ""], "stray-quote"),
    MendedRow(
      "a quote at the end", "МК-50,01.02.2024,12:00,Хор,\"Поём\",https://a.example/55,\"",
      ["МК-50", "01.02.2024", "12:00", "Хор", "Поём", "https://a.example/55", "\""], "stray-quote"),
    MendedRow(
      "two typed cells glued", "МК-50,01.02.202412:00,Хор,Поём,https://a.example/55,",
      ["МК-50", "01.02.2024", "12:00", "Хор", "Поём", "https://a.example/55", ""],
      "missing-delimiter"),
    MendedRow(
      "a cell glued to a quoted one",
      "МК-50,01.02.2024,12:00,Хор\"Поём, пляшем\",https://a.example/55,",
      ["МК-50", "01.02.2024", "12:00", "Хор", "Поём, пляшем", "https://a.example/55", ""],
      "missing-delimiter"),
    MendedRow(
      "two quoted cells glued", "МК-50,01.02.2024,12:00,Хор,\"Поём\"\"https://a.example/55\",",
      ["МК-50", "01.02.2024", "12:00", "Хор", "Поём", "https://a.example/55", ""],
      "missing-delimiter"),
    MendedRow(
      "a delimiter too many", "МК-50,,01.02.2024,12:00,Хор,Поём,https://a.example/55,да",
      ["МК-50", "01.02.2024", "12:00", "Хор", "Поём", "https://a.example/55", "да"],
      "extra-delimiter"),
    MendedRow(
      "a delimiter too many, nothing behind",
      "МК-50,,01.02.2024,12:00,Хор,Поём,https://a.example/55,",
      ["МК-50", "01.02.2024", "12:00", "Хор", "Поём", "https://a.example/55", ""],
      "extra-delimiter"),
    MendedRow(
      "quotes nobody doubled",
      "МК-50,01.02.2024,12:00,\"МБУ \"ДЮСШ \"Старт\"\"\",Поём,https://a.example/55,",
      [
        "МК-50", "01.02.2024", "12:00", "МБУ \"ДЮСШ \"Старт\"\"", "Поём", "https://a.example/55",
        "",
      ],
      "unescaped-quote"),
    MendedRow(
      "cells missing at the end", "МК-50,01.02.2024,12:00,Хор",
      ["МК-50", "01.02.2024", "12:00", "Хор"],
      nil),
    MendedRow(
      "a doubled quote is text", "МК-50,01.02.2024,12:00,\"Хор \"\"Заря\"\"\",Поём",
      ["МК-50", "01.02.2024", "12:00", "Хор \"Заря\"", "Поём"], nil),
    MendedRow(
      "words glued to words stay", "МК-50,01.02.2024,12:00,ХорПоём,https://a.example/55,",
      ["МК-50", "01.02.2024", "12:00", "ХорПоём", "https://a.example/55", ""], nil),
  ]

  @Test(arguments: cases) func oneSignOfARowIsMended(_ mended: MendedRow) {
    let rows = RowMenderTests.whole
    let text =
      RowMenderTests.header + rows[..<15].joined() + mended.row + "\n" + rows[15...].joined()
    for usesIndex in [true, false] {
      let table = ReadTable(text, usesIndex: usesIndex)
      #expect(table.rows.count == rows.count + 1)
      #expect(table.rows.count > 15 && table.rows[15] == mended.cells)
      #expect(table.remarks == (mended.remark.map { ["\($0) 17"] } ?? []))
    }
  }

  @Test func nothingIsMovedWhereColumnsTellNothing() {
    let rows = (0..<20).map { "слово\($0 % 3 == 0 ? "" : " и ещё")\($0),б,в\n" }.joined()
    let table = ReadTable("один,два,три\n" + rows + "а,,б,в\n")
    #expect(table.rejected == ["extra-cell  22"])
  }

  @Test func aTablePastedTwiceIsReadOnce() {
    let table = RowMenderTests.header + RowMenderTests.whole.joined()
    let read = ReadTable(table + table)
    #expect(read.rows.count == RowMenderTests.whole.count)
    #expect(read.skipped.allSatisfy { $0.hasPrefix("other-table") })
  }

  @Test func theSameHeaderOverWiderRowsIsAnotherTable() {
    let wider =
      "Код,Дата,Час,Кружок,Описание,Адрес,Примечание,\n"
      + "МК-90,01.03.2024,12:00,Лото,\"Поём, играем\",https://a.example/9,,\n"
    let read = ReadTable(RowMenderTests.header + RowMenderTests.whole.joined() + wider)
    #expect(read.rows.count == RowMenderTests.whole.count)
  }
}
