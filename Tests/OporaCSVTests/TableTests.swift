import OporaDiagnostics
import OporaLanguage
import Testing

@testable import OporaCSV

/// A file as a person made it, and the table in it.
struct TableCase: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
  let header: [String]
  let rows: [[String]]
  let skipped: [String]

  init(
    _ name: String, _ text: String, _ header: [String], _ rows: [[String]],
    _ skipped: [String] = []
  ) {
    testDescription = name
    self.text = text
    self.header = header
    self.rows = rows
    self.skipped = skipped
  }
}

@Suite struct TableTests {
  static let cases = [
    TableCase(
      "text over numbers is a header", "город;дети\nКрай;5\nБор;7\n", ["город", "дети"],
      [["Край", "5"], ["Бор", "7"]]),
    TableCase(
      "numbers from the first row: no header", "Край;5;1\nБор;7;2\n", [],
      [["Край", "5", "1"], ["Бор", "7", "2"]]),
    TableCase(
      "years head columns", "город;2023;2024\nКрай;5;6\nБор;7;8\n", ["город", "2023", "2024"],
      [["Край", "5", "6"], ["Бор", "7", "8"]]),
    TableCase(
      "titles above", "Отчёт за год;;\n;;\nгород;дети;дата\nКрай;5;01.02.2024\n",
      ["город", "дети", "дата"], [["Край", "5", "01.02.2024"]], ["title 1", "blank 2"]),
    TableCase(
      "numbers of columns below", "a;b;c;d\n1;2;3;4\nx;5;6;7\ny;8;9;10\n", ["a", "b", "c", "d"],
      [["x", "5", "6", "7"], ["y", "8", "9", "10"]], ["numbering 2"]),
    TableCase(
      "three columns may count", "a;b;c\n1;2;3\n4;5;6\n", ["a", "b", "c"],
      [["1", "2", "3"], ["4", "5", "6"]]),
    TableCase(
      "header again", "имя;лет\nАня;5\nимя;лет\nЮра;7\n", ["имя", "лет"],
      [["Аня", "5"], ["Юра", "7"]], ["repeated-header 3"]),
    TableCase(
      "sections and totals",
      "имя;класс;лет\nПервая школа;;\nАня;1;7\nИтого;;7\nВсего по району:;;7\nВсеволод;2;8\n",
      ["имя", "класс", "лет"], [["Аня", "1", "7"], ["Всеволод", "2", "8"]],
      ["section 2", "total 4", "total 5"]),
    TableCase(
      "a code alone is a record", "код;имя;лет\nc001;;\nc002;Аня;7\n", ["код", "имя", "лет"],
      [["c001", "", ""], ["c002", "Аня", "7"]]),
    TableCase(
      "signatures below",
      "имя;класс;лет\nАня;1;7\nЮра;2;8\n;;\nРуководитель МОЦ;;Образцова О. О.\nтел. 00-00;;\n",
      ["имя", "класс", "лет"], [["Аня", "1", "7"], ["Юра", "2", "8"]],
      ["blank 4", "signature 5", "signature 6"]),
    TableCase(
      "an office is no signature inside a table",
      "должность;имя;лет\nДиректор;Аня;7\nМетодист;Юра;8\n", ["должность", "имя", "лет"],
      [["Директор", "Аня", "7"], ["Методист", "Юра", "8"]]),
    TableCase(
      "two rows of labels", "город;Охват;;Мест\n;всего;в %;\nКрай;5;50;9\nБор;6;60;8\n",
      ["город", "Охват всего", "Охват в %", "Мест"],
      [["Край", "5", "50", "9"], ["Бор", "6", "60", "8"]]),
    TableCase(
      "stated delimiter", "sep=|\na|b\n1|2;3\n", ["a", "b"], [["1", "2;3"]]),
    TableCase(
      "one column", "имя\nАня, Юра\nЯна\n", [], [["имя"], ["Аня, Юра"], ["Яна"]]),
    TableCase(
      "decimal commas between semicolons", "1,5;2,5\n3,5;4,5\n", [],
      [["1,5", "2,5"], ["3,5", "4,5"]]),
    TableCase("tabs", "a\tb\n1\tx, y; z\n", ["a", "b"], [["1", "x, y; z"]]),
    TableCase(
      "quotes behind spaces", "a, b\n\"1\", \"x, y\"\n\"2\", \"z\"\n", ["a", "b"],
      [["1", "x, y"], ["2", "z"]]),
    TableCase(
      "apostrophes as quotes", "a;b\n'1;2';3\n'4';5\n", ["a", "b"], [["1;2", "3"], ["4", "5"]]),
    TableCase(
      "columns at the end that nobody fills", "a;b;;\n1;x;;\n2;y;;\n", ["a", "b"],
      [["1", "x"], ["2", "y"]]),
    TableCase(
      "backslashes before quotes", "a;b\n1;\"x \\\"y\\\"; z\"\n2;\"w\"\n", ["a", "b"],
      [["1", "x \"y\"; z"], ["2", "w"]]),
    TableCase("only a header", "a;b;c\n", ["a", "b", "c"], []),
  ]

  @Test(arguments: cases)
  func tablesAreFoundInTheirFiles(_ one: TableCase) {
    for usesIndex in [true, false] {
      let table = ReadTable(one.text, usesIndex: usesIndex)
      #expect(table.header == one.header)
      #expect(table.rows == one.rows)
      #expect(table.skipped == one.skipped)
      #expect(table.rejected.isEmpty)
    }
  }

  @Test func whatIsToldIsNotDecided() {
    var options = CSVOptions()
    options.delimiter = UInt8(ascii: ",")
    options.headerLines = 0
    #expect(ReadTable("a;b\n1;2\n", options).rows == [["a;b"], ["1;2"]])
    options = CSVOptions()
    options.skipLines = 2
    options.headerLines = 1
    let table = ReadTable("note\nmore\n1;2\n3;4\n", options)
    #expect(table.header == ["1", "2"])
    #expect(table.rows == [["3", "4"]])
    #expect(table.lines == [4])
    options = CSVOptions()
    options.noQuote = true
    #expect(ReadTable("a;b\n\"1\";\"x\n2;3\n", options).rows == [["\"1\"", "\"x"], ["2", "3"]])
    options = CSVOptions()
    options.escape = UInt8(ascii: "\\")
    #expect(ReadTable("a;b\n1;\"x \\\"y\\\"; z\"\n", options).rows == [["1", "x \"y\"; z"]])
  }

  @Test func knownLabelsFindTheHeaderBelowAnything() {
    let text = "Список;детей;школы;№ 5\nФИО;Дата рождения;;Класс\nАня;01.02.2015;;3\n"
    let known = Set(["фио", "дата рождения"].map(HeaderFolding.fold))
    let file = CSVFile(Array(text.utf8), name: "t.csv", isKnownHeader: known.contains)
    #expect(file.header == ["ФИО", "Дата рождения", "", "Класс"])
    #expect(file.layout.headerLines.value == 2..<3)
    #expect(file.layout.firstDataLine == 3)
  }

  @Test(arguments: [
    ("Дата рождения", "дата  рождения:"), ("Реестровый\nномер", "реестровый номер"),
    ("ОКТМО", "OKTMO"), ("Учёт", "УЧЕТ"), ("Йод", "и\u{306}од"), ("Охват, %", "охват %"),
    ("child_id", "Child ID"),
  ])
  func labelsFoldToTheSame(one: String, other: String) {
    #expect(HeaderFolding.fold(one) == HeaderFolding.fold(other))
  }

  @Test(arguments: [
    0..<0x600, 0x1E00..<0x2200, 0x3000..<0x3100, 0xAC00..<0xAD00, 0xFE00..<0x10000,
    0x1F100..<0x1F200,
  ])
  func everyCharacterFoldsAsUnicodeSays(range: Range<UInt32>) {
    let differing = range.compactMap(Unicode.Scalar.init).filter { scalar in
      let texts = [String(scalar), "Иё \(scalar)P", "И\(scalar)\u{306}"]
      return texts.contains { HeaderFolding.fold($0) != HeaderFolding.foldedByScalars($0) }
    }
    #expect(differing.isEmpty)
  }

  @Test(arguments: [
    ("PK\u{3}\u{4}…xl/workbook.xml", "это не CSV: книга Excel (xlsx)"),
    ("[\n {\"a\": 1}]", "это не CSV: файл JSON"), ("%PDF-1.7", "это не CSV: документ PDF"),
    ("", "файл пуст"), ("\n\r\n \n", "файл пуст"),
    ("\u{FEFF}<!DOCTYPE html><table>", "это не CSV: страница HTML"),
  ])
  func filesOfOtherKindsAreRefused(text: String, message: String) {
    let file = CSVFile(Array(text.utf8), name: "t.csv")
    #expect(file.refusal?.message.ru == message)
    #expect(file.readBlocks { _ in }.rowsRead == 0)
  }

  @Test func thousandsOfBlankRowsTakeNoTime() {
    let table = "номер;имя;сумма\n1;Анна;5\n2;Борис;6\n"
    let read = ReadTable(table + String(repeating: ";;\n", count: 100_000))
    #expect(read.rows.count == 2)
    #expect(read.skipped.count == 100_000)
  }
}
