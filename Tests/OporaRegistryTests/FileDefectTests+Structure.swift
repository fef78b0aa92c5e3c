extension FileDefectTests {
  /// What stands above, between and below the rows.
  static let surroundings = [
    FileDefect("nothing is wrong", whole),
    FileDefect("no line end at the end", String(whole.dropLast())),
    FileDefect("a title above", "Сведения о приёме\n" + whole, [4, 0, 1]),
    FileDefect("a title and a blank row above", "Сведения;;;;\n;;;;\n" + whole, [4, 0, 2]),
    FileDefect("an approval above", ";;;УТВЕРЖДАЮ;\n;;;Директор;\n" + whole, [4, 0, 2]),
    FileDefect(
      "names and values above", "Организация:;Школа\nДата:;01.01.2024\n\n" + whole, [4, 0, 3]),
    FileDefect("numbers of columns", head + "1;2;3;4;5\n" + table, [4, 0, 1]),
    FileDefect("letters and numbers of columns", head + "А;Б;1;2;3\n" + table, [4, 0, 1]),
    FileDefect("a letter and places of columns", head + "А;2;3;4;5\n" + table, [4, 0, 1]),
    FileDefect("numbers with a formula", head + "1;2;3;4;5=4*10\n" + table, [4, 0, 1]),
    FileDefect("blank rows between", inside("\n;;;;\n"), [4, 0, 2]),
    FileDefect("blank rows at the end", whole + ";;;;\n;;;;\n;;;;\n", [4, 0, 3]),
    FileDefect("a section above", head + "Городские школы;;;;\n" + table, [4, 0, 1]),
    FileDefect("a section between", inside(";Сельские школы;;;\n"), [4, 0, 1]),
    FileDefect("a right total", whole + "Итого;;;100;1000,5\n", [4, 0, 1]),
    FileDefect(
      "a right total in other words", whole + ";ВСЕГО по району:;;100;1 000,50\n", [4, 0, 1]),
    FileDefect(
      "a wrong total", whole + "Итого;;;101;1000,5\n", [4, 0, 1],
      ["constraint-error/subtotal-row 6 Детей"]),
    FileDefect(
      "two wrong totals", whole + "Итого;;;101;900\n", [4, 0, 1],
      ["constraint-error/subtotal-row 6 Детей", "constraint-error/subtotal-row 6 Сумма, руб."]),
    FileDefect(
      "a total of rejected rows too", with(";30;", ";тридцать;") + "Итого;;;100;1000,5\n",
      [3, 1, 1],
      [
        "type-error 4 Детей", "constraint-error/subtotal-row 6 Детей",
        "constraint-error/subtotal-row 6 Сумма, руб.",
      ], mending: [("тридцать", "30")]),
    FileDefect(
      "parts of a total", whole + "Итого;;;100;1000,5\nв т. ч. сельские;;;30;300\n", [4, 0, 2]),
    FileDefect("a line to sign on", whole + "\nРуководитель;;____;;Образцов\n", [4, 0, 2]),
    FileDefect("the executor", whole + "\nИсполнитель: Образцов, тел. 00\n", [4, 0, 2]),
    FileDefect("a footnote", whole + "* предварительные данные\n", [4, 0, 1]),
    FileDefect("the header once more", inside(head), [4, 0, 1]),
    FileDefect("the header and its numbers once more", inside(head + "1;2;3;4;5\n"), [4, 0, 2]),
    FileDefect(
      "another table below", whole + "\nПрограммы\nКод программы;Мест\nп1;15\n", [4, 0, 4],
      ["format-error/other-table"]),
  ]

  /// What the columns are called.
  static let labels = [
    FileDefect("labels of groups above", ";Учреждение;Приём;;\n" + whole, [4, 0, 1]),
    FileDefect("labels in other case", "КОД;школа;ДАТА ПРИЁМА;детей;сумма, РУБ.\n" + table),
    FileDefect("labels with other signs", "Код ; Школа;Дата  приема;Детей.;Сумма (руб)\n" + table),
    FileDefect(
      "labels in several lines", "Код;Школа;\"Дата\nприёма\";Детей;\"Сумма,\nруб.\"\n" + table),
    FileDefect(
      "a label divided by a hyphen", "Код;Школа;\"Дата при-\nёма\";Детей;Сумма, руб.\n" + table),
    FileDefect("labels with Latin letters", "Koд;Шкoлa;Дaтa приёмa;Дeтeй;Cуммa, руб.\n" + table),
    FileDefect("labels in Latin", "Kod;Shkola;Data priyoma;Detei;Summa, rub.\n" + table),
    FileDefect(
      "labels in Latin of a standard", "Kod;Shkola;Data priëma;Detej;Summa, rub.\n" + table),
    FileDefect("an alias", "Код;Учреждение;Дата приёма;Детей;Сумма, руб.\n" + table),
    FileDefect("machine names", "id;school;date;children;amount\n" + table),
    FileDefect(
      "columns in another order",
      "Детей;Код;Дата приёма;Школа;Сумма, руб.\n10;1;01.09.2024;Школа 1;5\n", [1, 0, 0]),
    FileDefect(
      "a column more", "Код;Школа;Дата приёма;Детей;Сумма, руб.;Тел.\n1;а;;5;6;2-12\n2;б;;5;6;\n",
      [2, 0, 0]),
    FileDefect(
      "optional columns are absent", "Код;Школа;Детей\n1;Школа 1;10\n", [1, 0, 0],
      ["missing-label 1 Дата приёма", "missing-label 1 Сумма, руб."]),
    FileDefect(
      "a required column is absent", "Код;Школа;Сумма, руб.\n1;Школа 1;10\n", [0, 0, 0],
      ["missing-label 1 Детей"]),
    FileDefect(
      "a label is misspelt", with("Детей", "Детeйй"), [0, 0, 0], ["missing-label 1 Детей"]),
    FileDefect(
      "two columns for one", "Код;Школа;Учреждение;Дата приёма;Детей\n1;а;б;01.09.2024;10\n",
      [0, 0, 0], ["duplicate-label 1 Учреждение"]),
    FileDefect(
      "two equal labels", "Код;Школа;Школа;Дата приёма;Детей\n1;а;б;01.09.2024;10\n", [0, 0, 0],
      ["duplicate-label 1 Школа"]),
    FileDefect(
      "a column without a label", "Код;Школа;;Детей;Сумма, руб.\n1;а;б;10;5\n2;в;г;20;6\n",
      [2, 0, 0], ["blank-label", "missing-label 1 Дата приёма"]),
    FileDefect("a header only", head, [0, 0, 0]),
  ]

  /// Delimiters, quotes and widths.
  static let shapes = [
    FileDefect(
      "a row lacks a required value", with("2;Школа 2;02.09.2024;20;200\n", "2;Школа 2\n"),
      [3, 1, 0], ["missing-cell 3 Дата приёма"],
      mending: [("2;Школа 2\n", "2;Школа 2;02.09.2024;20;200\n")]),
    FileDefect("a row lacks nothing required", with("20;200\n", "20\n")),
    FileDefect(
      "a row has a filled cell more", with("20;200\n", "20;200;лишнее\n"), [3, 1, 0],
      ["extra-cell 3"], mending: [(";лишнее", "")]),
    FileDefect("a row has empty cells more", with("20;200\n", "20;200;;;\n")),
    FileDefect("empty columns behind all rows", lineByLine { $0 + ";;;" }),
    FileDefect(
      "a delimiter in a bare cell", with("Школа 2", "Школа; вторая"), [3, 1, 0], ["extra-cell 3"],
      mending: [("Школа; вторая", "Школа 2")]),
    FileDefect("a delimiter in a quoted cell", with("Школа 2", "\"Школа; вторая\"")),
    FileDefect(
      "quotes inside a cell", with("Школа 2", "ООО \"Школа\""), [4, 0, 0],
      ["format-error/stray-quote 3"]),
    FileDefect(
      "quotes not doubled", with("Школа 2", "\"ООО \"Школа\" вторая\""), [4, 0, 0],
      ["format-error/unescaped-quote 3"]),
    FileDefect(
      "a quote before a cell", with("Школа 2", "\"Школа 2"), [4, 0, 0],
      ["format-error/stray-quote 3"]),
    FileDefect(
      "a quote behind a cell", with("Школа 2", "Школа 2\""), [4, 0, 0],
      ["format-error/stray-quote 3"]),
    FileDefect(
      "a quote never closed", with("4;Школа 4", "4;\"Школа 4"), [4, 0, 0],
      ["format-error/stray-quote 5"]),
    FileDefect(
      "quotes that swallow lines", with("Школа 2", "\"Школа 2").replacing("300", with: "300\""),
      [3, 1, 0],
      [
        "format-error/stray-quote 3", "format-error/stray-quote 4", "type-error 4 Сумма, руб.",
      ]),
    FileDefect(
      "all cells quoted",
      lineByLine { line in line.split(separator: ";").map { "\"\($0)\"" }.joined(separator: ";") }),
    FileDefect(
      "lines quoted as a whole", lineByLine { "\"\($0)\"" }, [4, 0, 0],
      ["format-error/quoted-line"]),
    FileDefect(
      "a line quoted as a whole",
      with("2;Школа 2;02.09.2024;20;200", "\"2;Школа 2;02.09.2024;20;200\""), [4, 0, 0],
      ["format-error/quoted-line 3"]),
    FileDefect("a cell of several lines", with("Школа 2", "\"Школа 2\nфилиал\"")),
    FileDefect(
      "a row with commas", with("2;Школа 2;02.09.2024;20;200", "2,Школа 2,02.09.2024,20,200"),
      [4, 0, 0], ["format-error/other-delimiter 3"]),
    FileDefect(
      "a row with tabs", with("3;Школа 3;03.09.2024;30;300", "3\tШкола 3\t03.09.2024\t30\t300"),
      [4, 0, 0], ["format-error/other-delimiter 4"]),
    FileDefect(
      "commas between all cells",
      "Код,Школа,Дата приёма,Детей,\"Сумма, руб.\"\n1,Школа 1,01.09.2024,10,\"100,50\"\n",
      [1, 0, 0]),
    FileDefect("tabs between all cells", with(";", "\t")),
    FileDefect("bars between all cells", with(";", "|")),
    FileDefect("a line states the delimiter", "sep=;\n" + whole),
    FileDefect(
      "lone quotes for the same as above",
      with(";", "\t").replacing("Школа 2", with: "\"").replacing("Школа 3", with: "\"")
        .replacing("Школа 4", with: "\"")),
    FileDefect(
      "spaces around everything",
      lineByLine { line in line.split(separator: ";").map { " \($0) " }.joined(separator: ";") }),
    FileDefect("spaces at the line ends", with("\n", " \n")),
    FileDefect(
      "mixed line ends", head.replacing("\n", with: "\r\n") + table, [4, 0, 0],
      ["format-error/mixed-newline"]),
    FileDefect("carriage returns only", with("\n", "\r")),
    FileDefect("carriage returns and line feeds", with("\n", "\r\n")),
    FileDefect("a carriage return inside a cell", with("Школа 2", "\"Школа\r2\"")),
    FileDefect("zero bytes", with("Школа 2", "Школа\0 2"), [4, 0, 0], ["format-error/nul-byte"]),
    FileDefect("an end mark of DOS", whole + "\u{1A}"),
    FileDefect(
      "more columns than a sheet has", String(repeating: "Код;", count: 20_000) + "\n1;2\n",
      [0, 0, 0], ["format-error/too-many-columns"]),
  ]
}
