import OporaCSV
import Testing

/// One way of writing records, and what they are read as.
struct RecordCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let rows: [[String]]
  let remarks: [String]

  init(_ name: String, _ text: String, _ rows: [[String]], _ remarks: [String] = []) {
    testDescription = name
    self.text = text
    self.rows = rows
    self.remarks = remarks
  }
}

@Suite struct RecordTests {
  static let cases = [
    RecordCase("plain", "1;x\n2;y\n", [["1", "x"], ["2", "y"]]),
    RecordCase("no line end at the end", "1;x\n2;y", [["1", "x"], ["2", "y"]]),
    RecordCase("empty last cell at the end", "1;x\n2;", [["1", "x"], ["2", ""]]),
    RecordCase("spaces are kept", " 1 ; x\n", [[" 1 ", " x"]]),
    RecordCase("quoted", "\"1\";\"x\"\n", [["1", "x"]]),
    RecordCase("quoted empty", "1;\"\"\n\"\";x\n", [["1", ""], ["", "x"]]),
    RecordCase("delimiter in quotes", "1;\"x;y\"\n", [["1", "x;y"]]),
    RecordCase("doubled quotes", "1;\"x \"\"y\"\"\"\n", [["1", "x \"y\""]]),
    RecordCase("only a quote", "1;\"\"\"\"\n", [["1", "\""]]),
    RecordCase("line break in quotes", "1;\"x\ny\"\n2;z\n", [["1", "x\ny"], ["2", "z"]]),
    RecordCase("quoted at the end", "1;\"x\"", [["1", "x"]]),
    RecordCase("short", "1\n2;y\n", [["1"], ["2", "y"]]),
    RecordCase("empty cells beyond the width", "1;x;;\n2;y; ;\n", [["1", "x"], ["2", "y"]]),
    RecordCase("blank lines", "\n1;x\n\n;\n \n2;y\n\n", [["1", "x"], ["2", "y"]]),
    RecordCase(
      "stray quotes stay", "1;с \"Заря\"\n2;y\n", [["1", "с \"Заря\""], ["2", "y"]],
      ["stray-quote 2"]),
    RecordCase(
      "a quote of inches", "1;5\"\n2;6\"\n", [["1", "5\""], ["2", "6\""]],
      ["stray-quote 2", "stray-quote 3"]),
    RecordCase(
      "quotes inside not doubled", "1;\"ООО \"Заря\"\"\n2;y\n",
      [["1", "ООО \"Заря\""], ["2", "y"]],
      ["unescaped-quote 2"]),
    RecordCase(
      "text after a closing quote", "1;\"x\" y\n2;z\n", [["1", "\"x\" y"], ["2", "z"]],
      ["stray-quote 2"]),
    RecordCase(
      "delimiter inside, text after", "1;\"x;y\" z\n2;z\n", [["1", "x;y z"], ["2", "z"]],
      ["stray-quote 2"]),
    RecordCase(
      "an unclosed quote costs nothing more", "1;\"x\n2;y\n3;\"z\"\n",
      [["1", "\"x"], ["2", "y"], ["3", "z"]], ["stray-quote 2"]),
    RecordCase(
      "a code kept for Excel", "=\"01\";x\n2;y\n", [["=\"01\"", "x"], ["2", "y"]]),
    RecordCase(
      "a line quoted as a whole", "\"1;\"\"x; y\"\"\"\n2;y\n", [["1", "x; y"], ["2", "y"]],
      ["quoted-line 2"]),
    RecordCase(
      "another delimiter", "1;x\n2,y\n3;z\n", [["1", "x"], ["2", "y"], ["3", "z"]],
      ["other-delimiter 3"]),
  ]

  @Test(arguments: cases, ["\n", "\r\n"])
  func recordsAreReadAsTheyWereMeant(_ one: RecordCase, lineEnd: String) {
    let text = ("id;name\n" + one.text).split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: lineEnd)
    let rows = one.rows.map { row in
      row.map { $0.split(separator: "\n").joined(separator: lineEnd) }
    }
    for usesIndex in [true, false] {
      let table = ReadTable(text, usesIndex: usesIndex)
      #expect(table.rows == rows, "index: \(usesIndex)")
      #expect(table.remarks == one.remarks, "index: \(usesIndex)")
      #expect(table.rejected.isEmpty)
    }
  }

  @Test func linesAreCountedThroughCellsOfSeveralLines() {
    let table = ReadTable("id;name\n1;Анна\n2;\"Борис; \"\"Боб\"\"\"\n\n3;\"a\nb\"\n4;x\n")
    #expect(table.header == ["id", "name"])
    #expect(table.lines == [2, 3, 5, 7])
    #expect(table.numbers == [1, 2, 3, 4])
    #expect(table.raw[1] == "2;\"Борис; \"\"Боб\"\"\"")
  }

  @Test(arguments: [true, false])
  func hopelessRecordsAreRejectedAloneAndWhole(usesIndex: Bool) {
    let long = String(repeating: "я", count: 1_100_000)
    let text = "a;b\n1;2\n3;4;5\n6;\"7;8;9\n\(long);1\n\"\(long)\";1\n10;11\n"
    let table = ReadTable(text, usesIndex: usesIndex)
    #expect(table.rows == [["1", "2"], ["10", "11"]])
    #expect(table.lines == [2, 7])
    #expect(table.numbers == [1, 6])
    #expect(
      table.rejected == [
        "extra-cell  3", "format-error unclosed-quote 4", "format-error line-too-long 5",
        "format-error line-too-long 6",
      ])
  }

  @Test(arguments: [(254, false), (255, true), (256, false), (32_767, true)], ["x", "я"])
  func cellsAsLongAsAProgramLetsThemBeAreTold(length: (Int, Bool), letter: String) {
    let text = "id;name\n1;" + String(repeating: letter, count: length.0) + "\n2;y\n"
    for usesIndex in [true, false] {
      let table = ReadTable(text, usesIndex: usesIndex)
      #expect(table.rows.count == 2)
      #expect(table.remarks == (length.1 ? [" 2"] : []))
    }
  }
}
