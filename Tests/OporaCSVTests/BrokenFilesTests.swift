import OporaCSV
import Testing

/// A way a registry comes broken: what is done to its text, named by the defect.
struct Defect: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let text: String
  /// What the rows are still read as; those of the whole registry if nothing is lost.
  let rows: [[String]]
  let header: [String]

  init(
    _ name: String, _ text: String, header: [String] = BrokenFilesTests.header,
    rows: [[String]] = BrokenFilesTests.rows
  ) {
    testDescription = name
    self.text = text
    self.header = header
    self.rows = rows
  }
}

/// One small registry, broken in many ways and saved in every encoding; it is read whole every time.
@Suite struct BrokenFilesTests {
  static let header = ["Код", "Имя ребёнка", "Дата рождения", "Кружок", "Часов"]
  static let rows = [
    ["1", "Щукина Анна", "01.02.2015", "Шахматы", "2"],
    ["2", "Ёлкин Юрий", "15.11.2013", "Театр; студия", "4,5"],
    ["3", "Цой Вера", "07.07.2014", "Хор \"Заря\"", "3"],
    ["4", "Бор Объедков", "30.04.2012", "Лыжи", "1,5"],
    ["5", "Экова Жанна", "09.09.2016", "Футбол", "6"],
  ]
  static let table = written(rows)
  static let head = line(header)

  static func line(_ cells: [String]) -> String {
    cells.map { cell in
      let isPlain = !cell.contains(";") && !cell.contains("\"")
      return isPlain
        ? cell
        : "\""
          + cell.split(separator: "\"", omittingEmptySubsequences: false)
          .joined(separator: "\"\"") + "\""
    }.joined(separator: ";") + "\n"
  }

  static func written(_ rows: [[String]]) -> String { rows.map(line).joined() }

  static let defects = [
    Defect("nothing is wrong", head + table),
    Defect("no line end at the end", String((head + table).dropLast())),
    Defect("a line states the delimiter", "sep=;\n" + head + table),
    Defect("a title above", "Сведения о детях;;;;\n;;;;\n" + head + table),
    Defect("a short title above", "Сведения о детях\n\n" + head + table),
    Defect("a title with commas", "Отчёт, июнь, район\n" + head + table),
    Defect("numbers of columns", head + "1;2;3;4;5\n" + table),
    Defect("a section above", head + "Городские школы;;;;\n" + table),
    Defect(
      "sections between",
      head + written(Array(rows[..<2])) + ";Сельские школы;;;\n"
        + written(Array(rows[2...]))),
    Defect("a total below", head + table + "Итого;;;;17\n"),
    Defect("totals in the second column", head + table + ";Всего по району:;;;17\n;в т. ч.:;;;5\n"),
    Defect("signatures below", head + table + ";;;;\nРуководитель;;____;;Образцов\n"),
    Defect("a short signature below", head + table + "\nИсполнитель: Образцов, тел. 00\n"),
    Defect(
      "the header once more",
      head + written(Array(rows[..<3])) + head
        + written(Array(rows[3...]))),
    Defect(
      "blank rows",
      head + "\n" + written(Array(rows[..<2])) + ";;;;\n \n"
        + written(Array(rows[2...])) + "\n\n"),
    Defect(
      "empty columns behind",
      (head + table).split(separator: "\n")
        .map { $0 + ";;;\n" }.joined()),
    Defect(
      "empty cells behind some rows",
      head + line(rows[0]) + line(rows[1]).dropLast() + ";;\n"
        + written(Array(rows[2...]))),
    Defect(
      "all cells quoted",
      ([header] + rows).map { row in
        row.map {
          "\""
            + $0.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"") + "\""
        }.joined(separator: ";") + "\n"
      }.joined()),
    Defect("quotes not doubled", head + table.split(separator: "\"\"").joined(separator: "\"")),
    Defect(
      "lines quoted as a whole",
      (head + table).split(separator: "\n").map { line in
        "\""
          + line.split(separator: "\"", omittingEmptySubsequences: false)
          .joined(separator: "\"\"") + "\"\n"
      }.joined()),
    Defect(
      "a row with another delimiter",
      head + "1,Щукина Анна,01.02.2015,Шахматы,2\n"
        + written(Array(rows[1...]))),
    Defect("a header with another delimiter", header.joined(separator: ",") + "\n" + table),
    Defect(
      "the first header cell is empty", ";" + head.drop { $0 != ";" }.dropFirst() + table,
      header: [""] + header.dropFirst()),
    Defect(
      "two header rows", "Код;Ребёнок;;Занятия;\n;Имя;Дата;Кружок;Часов\n" + table,
      header: ["Код", "Ребёнок Имя", "Ребёнок Дата", "Занятия Кружок", "Занятия Часов"]),
    Defect("another table below", head + table + "\nПрограммы\nКод программы;Мест\nп1;15\n"),
    Defect("no header", table, header: []),
  ]

  @Test(arguments: defects, TextEncoding.allCases)
  func brokenRegistriesAreReadWhole(_ defect: Defect, _ encoding: TextEncoding) {
    for lineEnd in ["\n", "\r\n"] {
      let text = defect.text.split(separator: "\n", omittingEmptySubsequences: false)
        .joined(separator: lineEnd)
      let table = ReadTable(encoding.encode(text))
      #expect(table.header == defect.header)
      #expect(table.rows == defect.rows)
      #expect(table.rejected.isEmpty)
    }
  }
}
