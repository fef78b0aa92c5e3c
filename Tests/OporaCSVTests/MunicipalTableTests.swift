import Testing

/// Tables as municipal and statistical offices lay them out: merged cells, several rows of labels,
/// letters and numbers of columns, records that go on in the next row.
@Suite struct MunicipalTableTests {
  static let cases = [
    TableCase(
      "lone quotes for the same as above",
      "№\tНазвание\tОкруг\tФакс\n1\tДом «А»\tЦАО\t\"\n2\tДом «Б»\t\"\t\"\n3\tДом «В»\t\"\t12\n",
      ["№", "Название", "Округ", "Факс"],
      [
        ["1", "Дом «А»", "ЦАО", "\""], ["2", "Дом «Б»", "\"", "\""],
        ["3", "Дом «В»", "\"", "12"],
      ]),
    TableCase(
      "labels of merged cells, none of the rows full",
      "Состав населения;;;;\n;;;;\n;Всего;в том числе;;\n;;занятые;из них;\n;;;город;село\n"
        + "Бор;10;6;4;2\nЛом;20;9;5;4\n",
      [
        "", "Всего", "в том числе занятые", "в том числе из них город", "в том числе из них село",
      ],
      [["Бор", "10", "6", "4", "2"], ["Лом", "20", "9", "5", "4"]],
      ["title 1", "blank 2"]),
    TableCase(
      "a blank row and a section below the labels",
      ";Число семей;Из них состоят из;\n;;2 человек;3 человек\n;;;\nБорский район;;;\n"
        + "Все семьи;9;5;4\nиз них с детьми;7;4;3\n",
      ["", "Число семей", "Из них состоят из 2 человек", "Из них состоят из 3 человек"],
      [["Все семьи", "9", "5", "4"], ["из них с детьми", "7", "4", "3"]],
      ["blank 3", "section 4"]),
    TableCase(
      "a section directly below two rows of labels",
      "№;Район;Детей;;Охват\n;;всего;село;\n;Сельские районы;;;\n1;Бор;5;3;50\n2;Лом;7;3;60\n",
      ["№", "Район", "Детей всего", "Детей село", "Охват"],
      [["1", "Бор", "5", "3", "50"], ["2", "Лом", "7", "3", "60"]], ["section 3"]),
    TableCase(
      "letters and numbers of columns", "Код;Дети;Мест;Групп\nА;1;2;3\nа;5;6;7\n",
      ["Код", "Дети", "Мест", "Групп"], [["а", "5", "6", "7"]], ["numbering 2"]),
    TableCase(
      "two letters and the places of columns",
      "Район;Код;Дети;Мест\nА;Б;3;4\nБор;а;5;6\n", ["Район", "Код", "Дети", "Мест"],
      [["Бор", "а", "5", "6"]], ["numbering 2"]),
    TableCase(
      "numbers of columns with formulas", "Код;Дети;Мест;Всего\n1;2;3;4 = 2 + 3\nа;5;6;11\n",
      ["Код", "Дети", "Мест", "Всего"], [["а", "5", "6", "11"]], ["numbering 2"]),
    TableCase(
      "letters are no numbers of columns", "К1;К2;К3;К4\nA;B;C;D\n1;2;3;5\n",
      ["К1", "К2", "К3", "К4"], [["A", "B", "C", "D"], ["1", "2", "3", "5"]]),
    TableCase(
      "records that go on in the next row",
      "Дата;Место;Участник;Итог\n01.02.2024;Бор;Школа 1;5\n;;Школа 2;\n;;Школа 3;\n",
      ["Дата", "Место", "Участник", "Итог"],
      [
        ["01.02.2024", "Бор", "Школа 1", "5"], ["", "", "Школа 2", ""], ["", "", "Школа 3", ""],
      ]),
    TableCase(
      "a name and its value above all-text columns",
      "Орган:;Отдел;\nДата:;15.01.2024;\n;;\nУслуга;Отдел;Порядок\nСправка;Архив;лично\nЗапись;МФЦ;почтой\n",
      ["Услуга", "Отдел", "Порядок"],
      [["Справка", "Архив", "лично"], ["Запись", "МФЦ", "почтой"]],
      ["title 1", "title 2", "blank 3"]),
    TableCase(
      "the header again in a table of texts",
      "Услуга;Отдел;Порядок\nСправка;Архив;лично\nУслуга;Отдел;Порядок\nЗапись;МФЦ;почтой\n",
      ["Услуга", "Отдел", "Порядок"],
      [["Справка", "Архив", "лично"], ["Запись", "МФЦ", "почтой"]], ["repeated-header 3"]),
    TableCase(
      "a narrow table above a wider one",
      "Встречи;;;;\nКто;Когда;С кем;;\nБор;май;Дом 1;;\nБор;май;Дом 2;;\nЛом;июль;Дом 3;;\n;;;;\n"
        + "Поездки;;;;\nКто;Даты;Куда;Чем;Цена\nБор;12 мая;Лом;поезд;3271\n",
      ["Кто", "Когда", "С кем"],
      [["Бор", "май", "Дом 1"], ["Бор", "май", "Дом 2"], ["Лом", "июль", "Дом 3"]],
      ["title 1", "blank 6", "other-table 7", "other-table 8", "other-table 9"]),
    TableCase(
      "a line to sign on as wide as the table",
      "Услуга;Отдел;Мест\nСправка;Архив;5\nЗапись;МФЦ;6\n;;\nРуководитель;;____;Образцов\n;;\n",
      ["Услуга", "Отдел", "Мест"], [["Справка", "Архив", "5"], ["Запись", "МФЦ", "6"]],
      ["blank 4", "signature 5", "blank 6"]),
    TableCase(
      "a line end in quotes behind the last column", "\"Имя\";\"Цена\"\n\"а\";\"5\";\"\n\"\n",
      ["Имя", "Цена", ""], [["а", "5", "\n"]]),
  ]

  @Test(arguments: cases)
  func theTableIsFoundWithNothingTold(_ one: TableCase) {
    for usesIndex in [true, false] {
      let table = ReadTable(one.text, usesIndex: usesIndex)
      #expect(table.header == one.header)
      #expect(table.rows == one.rows)
      #expect(table.skipped == one.skipped)
      #expect(table.rejected.isEmpty)
    }
  }
}
