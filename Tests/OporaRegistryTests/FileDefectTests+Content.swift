import OporaCSV

extension FileDefectTests {
  /// Keys, several faults in a row, what Excel did to values.
  static let values = [
    FileDefect(
      "a key twice", with("3;Школа 3", "2;Школа 3"), [3, 1, 0], ["primary-key 4 Код"],
      mending: [("2;Школа 3", "3;Школа 3")]),
    FileDefect(
      "a key three times", with("3;Школа 3", "2;Школа 3").replacing("4;Школа 4", with: "2;Школа 4"),
      [2, 2, 0], ["primary-key 4 Код", "primary-key 5 Код"],
      mending: [("2;Школа 3", "3;Школа 3"), ("2;Школа 4", "4;Школа 4")]),
    FileDefect(
      "a key bare and in quotes", with("3;Школа 3", "\"2\";Школа 3"), [3, 1, 0],
      ["primary-key 4 Код"], mending: [("\"2\";Школа 3", "3;Школа 3")]),
    FileDefect(
      "a key is empty", with("3;Школа 3", ";Школа 3"), [3, 1, 0],
      ["constraint-error/missing-value 4 Код"], mending: [(";Школа 3", "3;Школа 3")]),
    FileDefect(
      "three faults in a row", with("3;Школа 3;03.09.2024;30", "3;;31.09.2024;много"), [3, 1, 0],
      [
        "constraint-error/missing-value 4 Школа", "type-error/impossible-date 4 Дата приёма",
        "type-error 4 Детей",
      ], mending: [("3;;31.09.2024;много", "3;Школа 3;03.09.2024;30")]),
    FileDefect(
      "a fault in every row", with(".09.2024", ".13.2024"), [0, 4, 0],
      (2...5).map { "type-error/impossible-date \($0) Дата приёма" },
      mending: [(".13.2024", ".09.2024")]),
    FileDefect(
      "a fault in a row of several lines",
      with("Школа 2;02.09.2024", "\"Школа 2\nфилиал\";32.09.2024"), [3, 1, 0],
      ["type-error/impossible-date 3 Дата приёма"],
      mending: [("\"Школа 2\nфилиал\";32.09.2024", "Школа 2;02.09.2024")]),
    FileDefect(
      "a fault below a row of several lines",
      with("Школа 2;", "\"Школа\n2\";").replacing("03.09", with: "33.09"), [3, 1, 0],
      ["type-error/impossible-date 5 Дата приёма"]),
    FileDefect(
      "thousands or a fraction, not clear",
      with(";200\n", ";1.234\n").replacing("300", with: "3.5"),
      [3, 1, 0], ["type-error/ambiguous-number 3 Сумма, руб."]),
    FileDefect(
      "years of two digits", with("02.09.2024", "02.09.24").replacing("03.09.2024", with: "3.9.24")),
    FileDefect(
      "a date as a number", with("02.09.2024", "45537"), [3, 1, 0],
      ["type-error/excel-serial-date 3 Дата приёма"], mending: [("45537", "02.09.2024")]),
    FileDefect(
      "a date without its year", with("02.09.2024", "02.сен"), [3, 1, 0],
      ["type-error 3 Дата приёма"], mending: [("02.сен", "02.09.2024")]),
    FileDefect(
      "columns too narrow", with("02.09.2024", "#########").replacing(";30;", with: ";###;"),
      [2, 2, 0],
      ["type-error/excel-error-value 3 Дата приёма", "type-error/excel-error-value 4 Детей"],
      mending: [("#########", "02.09.2024"), (";###;", ";30;")]),
    FileDefect(
      "errors of formulas", with(";20;", ";#Н/Д;").replacing(";30;", with: ";#ДЕЛ/0!;"), [2, 2, 0],
      ["type-error/excel-error-value 3 Детей", "type-error/excel-error-value 4 Детей"],
      mending: [("#Н/Д", "20"), ("#ДЕЛ/0!", "30")]),
    FileDefect("codes kept as formulas", with("1;Школа 1", "=\"1\";Школа 1")),
    FileDefect(
      "a formula in a text", with("Школа 2", "=1+1"), [4, 0, 0],
      ["deviated-cell/formula-like 3 Школа"]),
    FileDefect(
      "an error of a formula in a text", with("Школа 2", "#ССЫЛКА!"), [4, 0, 0],
      ["deviated-cell/excel-error-value 3 Школа"]),
    FileDefect(
      "a rounded number in a text", with("Школа 2", "1,82101E+19"), [4, 0, 0],
      ["deviated-cell/excel-scientific 3 Школа"]),
    FileDefect(
      "a code of twenty digits cut to fifteen", with("Школа 2", "18210102010011000000"), [4, 0, 0],
      ["deviated-cell/excel-scientific 3 Школа"]),
    FileDefect(
      "a text as long as old programs allow", with("Школа 2", String(repeating: "ы", count: 255)),
      [4, 0, 0], ["truncated-value 3 Школа"]),
    FileDefect(
      "no-break spaces and invisible marks",
      with("Школа 2;", "\u{A0}Школа 2\u{200B};").replacing(";20;", with: ";\u{A0}20\u{FEFF};")),
    FileDefect(
      "missing as people write it",
      with("02.09.2024", "н/д").replacing("03.09.2024", with: "—").replacing("400", with: "…")),
    FileDefect(
      "missing where a value is required", with(";20;", ";н/д;").replacing(";30;", with: ";-;"),
      [2, 2, 0],
      ["constraint-error/missing-value 3 Детей", "constraint-error/missing-value 4 Детей"],
      mending: [("н/д", "20"), (";-;", ";30;")]),
    FileDefect(
      "a unit behind a count", with(";20;", ";20 чел.;"), [3, 1, 0],
      ["type-error/wrong-unit 3 Детей"], mending: [(" чел.", "")]),
    FileDefect(
      "thousands behind a sum", with(";200\n", ";2 тыс.\n"), [3, 1, 0],
      ["type-error/wrong-unit 3 Сумма, руб."], mending: [("2 тыс.", "200")]),
  ]

  /// Encodings and files that are no tables.
  static let encodings = [
    FileDefect("Windows-1251", TextEncoding.windows1251.encode(whole), [4, 0, 0]),
    FileDefect("DOS", TextEncoding.cp866.encode(whole), [4, 0, 0]),
    FileDefect("KOI8-R", TextEncoding.koi8r.encode(whole), [4, 0, 0]),
    FileDefect("Mac Cyrillic", TextEncoding.macCyrillic.encode(whole), [4, 0, 0]),
    FileDefect("UTF-8 with a mark", "\u{FEFF}" + whole),
    FileDefect("two marks", "\u{FEFF}\u{FEFF}" + whole),
    FileDefect("UTF-16 with a mark", TextEncoding.utf16LE.encode("\u{FEFF}" + whole), [4, 0, 0]),
    FileDefect("UTF-16 without a mark", TextEncoding.utf16LE.encode(whole), [4, 0, 0]),
    FileDefect(
      "UTF-16 of other byte order", TextEncoding.utf16BE.encode("\u{FEFF}" + whole), [4, 0, 0]),
    FileDefect(
      "UTF-16 of other byte order without a mark", TextEncoding.utf16BE.encode(whole), [4, 0, 0]),
    FileDefect(
      "encoded twice",
      whole.utf8.map { String(UnicodeScalar($0)) }.joined(), [4, 0, 0],
      ["encoding-error/double-encoding"]),
    FileDefect(
      "a bad byte in a row",
      Array((head + lines[0] + "2;").utf8) + [0xFF]
        + Array((lines[1].dropFirst(2) + lines[2]).utf8),
      [2, 1, 0], ["encoding-error 3"]),
    FileDefect(
      "a row in another encoding",
      Array((head + lines[0]).utf8) + TextEncoding.windows1251.encode(lines[1])
        + Array((lines[2] + lines[3]).utf8), [3, 1, 0], ["encoding-error 3"]),
    FileDefect(
      "an Excel workbook", [0x50, 0x4B, 3, 4, 20, 0, 6, 0] + [UInt8](repeating: 0, count: 40),
      [0, 0, 0], ["source-error"]),
    FileDefect(
      "an old Excel workbook",
      [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] + [UInt8](repeating: 0, count: 60),
      [0, 0, 0], ["source-error"]),
    FileDefect("a PDF", "%PDF-1.4\n1 0 obj\n", [0, 0, 0], ["source-error"]),
    FileDefect(
      "a web page", "<!DOCTYPE html><html><body></body></html>", [0, 0, 0], ["source-error"]),
    FileDefect("a rich text", "{\\rtf1\\ansi text}", [0, 0, 0], ["source-error"]),
    FileDefect("an empty file", "", [0, 0, 0], ["source-error/empty-file"]),
    FileDefect("blank lines only", "\n\n \n", [0, 0, 0], ["source-error/empty-file"]),
  ]
}
