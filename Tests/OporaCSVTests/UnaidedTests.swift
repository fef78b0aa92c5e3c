import OporaDiagnostics
import OporaLanguage
import Testing

@testable import OporaCSV

/// Files nothing is told about: the delimiter, the quotes and the bounds of the table are found.
@Suite struct UnaidedTests {
  static let cases = [
    TableCase(
      "lines quoted as a whole",
      "\"id,имя,лет\"\n\"1,\"\"Юра, Оля\"\",7\"\n\"2,Аня,8\"\n", ["id", "имя", "лет"],
      [["1", "Юра, Оля", "7"], ["2", "Аня", "8"]]),
    TableCase(
      "lines quoted as a whole below a plain title",
      "Список\n\"id;имя;лет\"\n\"1;\"\"Клуб; 5\"\";7\"\n\"2;Аня;8\"\n", ["id", "имя", "лет"],
      [["1", "Клуб; 5", "7"], ["2", "Аня", "8"]], ["title 1"]),
    TableCase(
      "lines quoted as a whole with empty cells behind them",
      "\"id,имя,лет\";;\n\"1,\"\"Юра, Оля\"\",7\";;\n\"2,Аня,8\";;\n", ["id", "имя", "лет"],
      [["1", "Юра, Оля", "7"], ["2", "Аня", "8"]]),
    TableCase(
      "one quoted column with commas in it", "\"имя\"\n\"Край, Аня\"\n\"Бор, Юра\"\n", [],
      [["имя"], ["Край, Аня"], ["Бор, Юра"]]),
    TableCase(
      "spaces between quoted cells",
      "id name age\n1 \"Край Аня\" 7\n2 \"Бор Юра\" 8\n3 Оля 9\n", ["id", "name", "age"],
      [["1", "Край Аня", "7"], ["2", "Бор Юра", "8"], ["3", "Оля", "9"]]),
    TableCase(
      "spaces between words only", "Край Аня Ивановна\nБор Юра Ильич\nЮг Оля Юрьевна\n", [],
      [["Край Аня Ивановна"], ["Бор Юра Ильич"], ["Юг Оля Юрьевна"]]),
    TableCase(
      "colons", "id:лет:дата\n1:7:01.02.2024\n2:8:01.03.2024\n3:9:01.04.2024\n",
      ["id", "лет", "дата"],
      [["1", "7", "01.02.2024"], ["2", "8", "01.03.2024"], ["3", "9", "01.04.2024"]]),
    TableCase(
      "commas with a space, quotes behind them",
      "id, имя, лет\n1, \"Край, Аня\", 7\n2, \"Бор, Юра\", 8\n", ["id", "имя", "лет"],
      [["1", "Край, Аня", "7"], ["2", "Бор, Юра", "8"]]),
    TableCase(
      "commas with a space, no quotes", "id, имя, лет\n1, Аня, 7\n2, Юра, 8\n",
      ["id", "имя", "лет"], [["1", "Аня", "7"], ["2", "Юра", "8"]]),
    TableCase(
      "apostrophes as quotes beside inches",
      "id,что,лет\n1,'Труба 5\", медь',7\n2,'Труба 6\", сталь',8\n3,Кран,9\n",
      ["id", "что", "лет"],
      [["1", "Труба 5\", медь", "7"], ["2", "Труба 6\", сталь", "8"], ["3", "Кран", "9"]]),
    TableCase(
      "a backslash that escapes nothing", "a;b\n1;\"x\\y \\\"z\\\"\"\n2;\"d:\\\\w\"\n", ["a", "b"],
      [["1", "x\\y \"z\""], ["2", "d:\\w"]]),
    TableCase(
      "a header with another delimiter", "id,имя,лет\n1;Аня;7\n2;Юра;8\n3;Оля;9\n",
      ["id", "имя", "лет"], [["1", "Аня", "7"], ["2", "Юра", "8"], ["3", "Оля", "9"]]),
    TableCase(
      "an empty last column without a header", "1;Аня;\n2;Юра;\n", [],
      [["1", "Аня", ""], ["2", "Юра", ""]]),
    TableCase(
      "the header in two equal rows", "id;имя;лет\nid;имя;лет\n1;Аня;7\n",
      ["id id", "имя имя", "лет лет"], [["1", "Аня", "7"]]),
    TableCase(
      "two rows of labels with a sign for one",
      "Район;Численность;;;Охват\n;всего;город;село;%\nБор;10;5;5;50\nЛом;20;15;5;60\n",
      ["Район", "Численность всего", "Численность город", "Численность село", "Охват %"],
      [["Бор", "10", "5", "5", "50"], ["Лом", "20", "15", "5", "60"]]),
    TableCase(
      "three rows of labels",
      "Район;Дети;;;Охват\n;5–18 лет;;;\n;всего;город;село;%\nБор;10;5;5;50\nЛом;20;15;5;60\n",
      [
        "Район", "Дети 5–18 лет всего", "Дети 5–18 лет город", "Дети 5–18 лет село", "Охват %",
      ],
      [["Бор", "10", "5", "5", "50"], ["Лом", "20", "15", "5", "60"]]),
    TableCase(
      "two rows of labels below a title",
      "Охват за год;;;\nРайон;Дети;;Мест\n;город;село;\nБор;5;5;50\nЛом;15;5;60\n",
      ["Район", "Дети город", "Дети село", "Мест"],
      [["Бор", "5", "5", "50"], ["Лом", "15", "5", "60"]], ["title 1"]),
    TableCase(
      "another table below a blank row",
      "id;имя;лет\n1;Аня;7\n2;Юра;8\n;;\nТаблица 2;;\nкод;мест\nп1;15\nп2;12\n",
      ["id", "имя", "лет"], [["1", "Аня", "7"], ["2", "Юра", "8"]],
      ["blank 4", "other-table 5", "other-table 6", "other-table 7", "other-table 8"]),
    TableCase(
      "another table with more columns directly below",
      "id;имя;лет\n1;Аня;7\nid;имя;лет;пол\n1;Оля;7;ж\n", ["id", "имя", "лет"],
      [["1", "Аня", "7"]], ["other-table 3", "other-table 4"]),
    TableCase(
      "a column without a label", "id;;лет\n1;Аня;7\n2;Юра;8\n", ["id", "", "лет"],
      [["1", "Аня", "7"], ["2", "Юра", "8"]]),
    TableCase(
      "a blank row inside a table", "имя;школа;лет\nАня;Первая;7\n\nЮра;Вторая;8\nОля;Третья;9\n",
      ["имя", "школа", "лет"],
      [["Аня", "Первая", "7"], ["Юра", "Вторая", "8"], ["Оля", "Третья", "9"]], ["blank 3"]),
  ]

  @Test(arguments: cases)
  func tablesAreFoundWithNothingTold(_ one: TableCase) {
    for usesIndex in [true, false] {
      let table = ReadTable(one.text, usesIndex: usesIndex)
      #expect(table.header == one.header)
      #expect(table.rows == one.rows)
      #expect(table.skipped == one.skipped)
      #expect(table.rejected.isEmpty)
    }
  }

  @Test func rowsWithAnotherDelimiterAreReadButProseIsNot() {
    let table = ReadTable(
      "id;имя;лет\n1,Аня,7\n2;кружки, секции, клубы\n3|Юра|8\nа, б, в\n4;Яна;8\n5;Ян;9\n")
    #expect(
      table.rows == [
        ["1", "Аня", "7"], ["2", "кружки, секции, клубы"], ["3", "Юра", "8"],
        ["4", "Яна", "8"], ["5", "Ян", "9"],
      ])
    #expect(table.remarks == ["other-delimiter 2", "other-delimiter 4"])
    #expect(table.skipped == ["section 5"])
  }

  @Test func oneColumnAndPlainEscapesCanBeTold() {
    var options = CSVOptions()
    options.noDelimiter = true
    options.headerLines = 0
    #expect(ReadTable("a;b\n1;2\n", options).rows == [["a;b"], ["1;2"]])
    options = CSVOptions()
    options.noEscape = true
    #expect(
      CSVFile(Array("a;b\n1;\"x\\\"y\"\n".utf8), name: "t", options: options).layout.escape == nil)
  }

  @Test func columnsWithoutALabelAreTold() {
    let file = CSVFile(Array("id;;лет;пол;\n1;Аня;7;ж;x\n2;Юра;8;м;y\n".utf8), name: "t.csv")
    #expect(file.findings.map(\.code) == ["blank-label"])
    #expect(file.findings.first?.message.ru == "у столбца нет названия: B, E")
  }

  @Test(arguments: ["sep=\r\na;b\r\n1;2\r\n", "sep=\na;b\n1;2\n", "sep=\"\na;b\n1;2\n"])
  func aStatedDelimiterThatIsNoneIsNotTaken(text: String) {
    let table = ReadTable(text)
    #expect(table.rows.last == ["1", "2"])
  }

  @Test func aDelimiterThatIsAQuoteIsOnlyADelimiter() {
    var options = CSVOptions()
    options.delimiter = UInt8(ascii: "\"")
    #expect(ReadTable("a\"b\n1\"2\n", options).rows == [["1", "2"]])
    options.quote = UInt8(ascii: "\"")
    #expect(ReadTable("a\"b\n1\"2\n", options).rows == [["1", "2"]])
  }
}
