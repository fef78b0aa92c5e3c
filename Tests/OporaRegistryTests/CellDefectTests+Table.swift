extension CellDefectTests {
  /// Days.
  static let days = [
    CellDefect("day without zeros", "Дата рождения", "7.7.2014", .stored("2014-07-07")),
    CellDefect("year of two digits", "Дата рождения", "07.07.14", .stored("2014-07-07")),
    CellDefect(
      "year of two digits before the turn", "Дата рождения", "07.07.39", .stored("2039-07-07")),
    CellDefect(
      "year of two digits behind the turn", "Дата рождения", "07.07.40", .stored("1940-07-07")),
    CellDefect("day as in the standard", "Дата рождения", "2014-07-07", .stored("2014-07-07")),
    CellDefect("day with slashes", "Дата рождения", "07/07/2014", .stored("2014-07-07")),
    CellDefect(
      "day with a time of midnight", "Дата рождения", "07.07.2014 0:00", .stored("2014-07-07")),
    CellDefect("day with «г.»", "Дата рождения", "07.07.2014 г.", .stored("2014-07-07")),
    CellDefect("month in words", "Дата рождения", "7 июля 2014 г.", .stored("2014-07-07")),
    CellDefect("month in three letters", "Дата рождения", "7-июл-2014", .stored("2014-07-07")),
    CellDefect(
      "day in quotation marks", "Дата рождения", "«7» июля 2014 года", .stored("2014-07-07")),
    CellDefect(
      "no-break space behind a day", "Дата рождения", "07.07.2014\u{A0}", .stored("2014-07-07")),
    CellDefect("leap day", "Дата рождения", "29.02.2016", .stored("2016-02-29")),
    CellDefect("day unknown, a hyphen", "Дата рождения", "-", .stored("")),
    CellDefect("day unknown, a dash", "Дата рождения", "—", .stored("")),
    CellDefect("day unknown, «н/д»", "Дата рождения", "н/д", .stored("")),
    CellDefect("day unknown, in words", "Дата рождения", "нет данных", .stored("")),
    CellDefect(
      "day that June lacks", "Дата рождения", "31.06.2014", .fault("type-error/impossible-date")),
    CellDefect(
      "leap day of a common year", "Дата рождения", "29.02.2015",
      .fault("type-error/impossible-date")),
    CellDefect("day 32", "Дата рождения", "32.01.2014", .fault("type-error/impossible-date")),
    CellDefect("month 13", "Дата рождения", "07.13.2014", .fault("type-error/impossible-date")),
    CellDefect("day 0", "Дата рождения", "00.07.2014", .fault("type-error/impossible-date")),
    CellDefect(
      "day shown as a number by Excel", "Дата рождения", "41827",
      .fault("type-error/excel-serial-date")),
    CellDefect(
      "day and time shown as a number by Excel", "Дата рождения", "41827,5",
      .fault("type-error/excel-serial-date")),
    CellDefect(
      "column too narrow for a day", "Дата рождения", "#########",
      .fault("type-error/excel-error-value")),
    CellDefect(
      "formula error for a day", "Дата рождения", "#ЗНАЧ!", .fault("type-error/excel-error-value")),
    CellDefect("year alone", "Дата рождения", "2014", .fault("type-error")),
    CellDefect("month and year alone", "Дата рождения", "июль 2014", .fault("type-error")),
    CellDefect("day without a year, cut by Excel", "Дата рождения", "07.июл", .fault("type-error")),
    CellDefect("year of three digits", "Дата рождения", "07.07.214", .fault("type-error")),
    CellDefect("word for a day", "Дата рождения", "позже", .fault("type-error")),
    CellDefect(
      "two days in a cell", "Дата рождения", "07.07.2014-08.07.2014", .fault("type-error")),
  ]

  /// Numbers of persons and organisations.
  static let codes = [
    CellDefect("СНИЛС without hyphens", "СНИЛС", "00100199965", .stored("00100199965")),
    CellDefect("СНИЛС unknown", "СНИЛС", "н/д", .stored("")),
    CellDefect(
      "СНИЛС with a wrong check number", "СНИЛС", "112-233-445 96",
      .fault("constraint-error/snils-checksum")),
    CellDefect(
      "СНИЛС without its check number", "СНИЛС", "112-233-445",
      .fault("constraint-error/wrong-length")),
    CellDefect(
      "СНИЛС rounded by Excel", "СНИЛС", "1,12233E+10", .fault("type-error/excel-scientific")),
    CellDefect(
      "СНИЛС without its first zeros", "СНИЛС", "100199965",
      .fault("constraint-error/excel-lost-zero")),
    CellDefect("СНИЛС of zeros", "СНИЛС", "00000000000", .fault("type-error")),
    CellDefect(
      "СНИЛС of twenty digits", "СНИЛС", "12345678901234567890",
      .fault("constraint-error/wrong-length")),
    CellDefect("word for a СНИЛС", "СНИЛС", "отсутствует", .fault("type-error")),
    CellDefect(
      "formula error for a СНИЛС", "СНИЛС", "#Н/Д", .fault("type-error/excel-error-value")),
    CellDefect("ИНН with spaces", "ИНН организации", "77 0000 0016", .stored("77 0000 0016")),
    CellDefect(
      "ИНН with a wrong check digit", "ИНН организации", "7700000017",
      .fault("constraint-error/inn-checksum")),
    CellDefect(
      "ИНН of a person with a wrong check digit", "ИНН организации", "990000000042",
      .fault("constraint-error/inn-checksum")),
    CellDefect(
      "ИНН without its first zero", "ИНН организации", "100000004",
      .fault("constraint-error/excel-lost-zero")),
    CellDefect(
      "ИНН of nine digits", "ИНН организации", "770000001", .fault("constraint-error/wrong-length")),
    CellDefect(
      "ИНН rounded by Excel", "ИНН организации", "9,9E+11", .fault("type-error/excel-scientific")),
    CellDefect(
      "ИНН as a number with decimals", "ИНН организации", "7700000016.0", .fault("type-error")),
    CellDefect("ИНН unknown", "ИНН организации", "-", .stored("")),
    CellDefect("ОГРН with spaces", "ОГРН", "1 020 000 000 008", .stored("1 020 000 000 008")),
    CellDefect(
      "ОГРН with a wrong check digit", "ОГРН", "1990000000011",
      .fault("constraint-error/ogrn-checksum")),
    CellDefect(
      "ОГРНИП with a wrong check digit", "ОГРН", "300000000000016",
      .fault("constraint-error/ogrn-checksum")),
    CellDefect("ОГРН rounded by Excel", "ОГРН", "1,99Е+12", .fault("type-error/excel-scientific")),
    CellDefect(
      "ИНН in place of an ОГРН", "ОГРН", "9900000000", .fault("constraint-error/wrong-length")),
    CellDefect("letter О for a zero", "ОГРН", "1990О00000010", .fault("type-error")),
    CellDefect("broken link of Excel", "ОГРН", "#ССЫЛКА!", .fault("type-error/excel-error-value")),
    CellDefect("ОКТМО kept as a formula", "ОКТМО", "=\"\"03701000\"\"", .stored("03701000")),
    CellDefect("ОКТМО with spaces", "ОКТМО", "99 601 000", .stored("99601000")),
    CellDefect(
      "ОКТМО without its first zero", "ОКТМО", "3701000", .fault("constraint-error/excel-lost-zero")
    ),
    CellDefect(
      "ОКТМО of a settlement without its first zero", "ОКТМО", "3701000101",
      .fault("constraint-error/excel-lost-zero")),
    CellDefect("ОКТМО of six digits", "ОКТМО", "996010", .fault("constraint-error/wrong-length")),
    CellDefect("ОКТМО of five digits", "ОКТМО", "98800", .fault("constraint-error/wrong-length")),
    CellDefect(
      "ОКТМО of nine digits", "ОКТМО", "996010001", .fault("constraint-error/wrong-length")),
    CellDefect(
      "ОКТМО rounded by Excel", "ОКТМО", "9,9601E+07", .fault("type-error/excel-scientific")),
    CellDefect(
      "ОКТМО with a wrong check digit", "ОКТМО", "28752000(0)",
      .fault("constraint-error/oktmo-checksum")),
    CellDefect("name in place of an ОКТМО", "ОКТМО", "Азовский район", .fault("type-error")),
    CellDefect("unknown name of Excel", "ОКТМО", "#ИМЯ?", .fault("type-error/excel-error-value")),
  ]

  /// Numbers.
  static let numbers = [
    CellDefect("thousands divided by a space", "Оплата, руб.", "1 200,50", .stored("1200.5")),
    CellDefect(
      "thousands divided by a no-break space", "Оплата, руб.", "1\u{A0}200,50", .stored("1200.5")),
    CellDefect(
      "thousands divided by a narrow no-break space", "Оплата, руб.", "1\u{202F}200",
      .stored("1200")),
    CellDefect(
      "thousands divided by a thin space", "Оплата, руб.", "1\u{2009}200", .stored("1200")),
    CellDefect(
      "thousands divided by a figure space", "Оплата, руб.", "1\u{2007}200", .stored("1200")),
    CellDefect("thousands divided by an apostrophe", "Оплата, руб.", "1'200", .stored("1200")),
    CellDefect("millions with two spaces", "Оплата, руб.", "12 345 678,9", .stored("12345678.9")),
    CellDefect("unit of the column", "Оплата, руб.", "1 200,50 руб.", .stored("1200.5")),
    CellDefect("true minus sign", "Оплата, руб.", "\u{2212}350,25", .stored("-350.25")),
    CellDefect("hyphen for a minus", "Оплата, руб.", "-350,25", .stored("-350.25")),
    CellDefect("brackets for a minus", "Оплата, руб.", "(15)", .stored("-15")),
    CellDefect("plus sign", "Оплата, руб.", "+7", .stored("7")),
    CellDefect("nought is a value", "Оплата, руб.", "0", .stored("0")),
    CellDefect("number unknown, a cross", "Оплата, руб.", "х", .stored("")),
    CellDefect("number unknown, dots", "Оплата, руб.", "…", .stored("")),
    CellDefect("number unknown, «нет свед.»", "Оплата, руб.", "нет свед.", .stored("")),
    CellDefect("percent sign", "Доля, %", "74,5 %", .stored("74.5")),
    CellDefect("percent sign without a space", "Доля, %", "74%", .stored("74")),
    CellDefect(
      "thousands in words", "Оплата, руб.", "1200 тыс. руб.", .fault("type-error/wrong-unit")),
    CellDefect("millions in words", "Оплата, руб.", "1 млн", .fault("type-error/wrong-unit")),
    CellDefect(
      "other word for the unit", "Оплата, руб.", "1200 р.", .fault("type-error/wrong-unit")),
    CellDefect(
      "sign of the currency", "Оплата, руб.", "1 200,50 ₽", .fault("type-error/wrong-unit")),
    CellDefect(
      "percent in a column of money", "Оплата, руб.", "5 %", .fault("type-error/wrong-unit")),
    CellDefect(
      "points in a column of percent", "Доля, %", "74 п.п.", .fault("type-error/wrong-unit")),
    CellDefect("group of two digits", "Оплата, руб.", "12 34", .fault("type-error")),
    CellDefect("group of four digits", "Оплата, руб.", "1 2000", .fault("type-error")),
    CellDefect("two decimal commas", "Оплата, руб.", "1,2,3", .fault("type-error")),
    CellDefect("groups divided by points", "Оплата, руб.", "1.234.567,8", .fault("type-error")),
    CellDefect("word for a number", "Оплата, руб.", "бесплатно", .fault("type-error")),
    CellDefect("letters that look like digits", "Оплата, руб.", "ЗОО", .fault("type-error")),
    CellDefect("fraction with a slash", "Доля, %", "1/2", .fault("type-error")),
    CellDefect(
      "division by zero in Excel", "Оплата, руб.", "#ДЕЛ/0!", .fault("type-error/excel-error-value")
    ),
    CellDefect(
      "number rounded by Excel", "Оплата, руб.", "1,23E+11", .fault("type-error/excel-scientific")),
    CellDefect(
      "number of twenty digits", "Оплата, руб.", "12345678901234567890",
      .fault("type-error/too-many-digits")),
    CellDefect("decimals of nought in a whole number", "Часов", "6,0", .stored("6")),
    CellDefect("zeros before a whole number", "Часов", "0003", .stored("3")),
    CellDefect("fraction in a column of whole numbers", "Часов", "5,5", .fault("type-error")),
    CellDefect("whole number in words", "Часов", "пять", .fault("type-error")),
    CellDefect(
      "whole number with a word behind", "Часов", "12 час.", .fault("type-error/wrong-unit")),
    CellDefect("month that Excel made of a number", "Часов", "янв.12", .fault("type-error")),
    CellDefect("star of a footnote", "Часов", "3*", .fault("type-error")),
    CellDefect("time in a column of numbers", "Часов", "12:00", .fault("type-error")),
    CellDefect("number below the bound", "Часов", "0", .fault("constraint-error/out-of-range")),
    CellDefect("number above the bound", "Часов", "41", .fault("constraint-error/out-of-range")),
    CellDefect("negative number of hours", "Часов", "-3", .fault("constraint-error/out-of-range")),
  ]

  /// Words.
  static let words = [
    CellDefect("key in spaces", "Номер", " 3 ", .stored("3")),
    CellDefect("key empty", "Номер", "", .fault("constraint-error/missing-value")),
    CellDefect("key of another row", "Номер", "2", .fault("primary-key")),
    CellDefect("required text empty", "ФИО ребёнка", "", .fault("constraint-error/missing-value")),
    CellDefect(
      "required text of spaces", "ФИО ребёнка", " \u{A0} ", .fault("constraint-error/missing-value")
    ),
    CellDefect(
      "value of the list in spaces", "Направленность", " спортивная ", .stored("спортивная")),
    CellDefect(
      "value that the list lacks", "Направленность", "туризм",
      .fault("constraint-error/unknown-code")),
    CellDefect(
      "value of the list in capitals", "Направленность", "СПОРТИВНАЯ",
      .fault("constraint-error/unknown-code")),
    CellDefect(
      "Latin letter in a value of the list", "Направленность", "спортивнaя",
      .fault("constraint-error/unknown-code")),
    CellDefect(
      "two values of the list", "Направленность", "спортивная, техническая",
      .fault("constraint-error/unknown-code")),
    CellDefect("yes in capitals", "ОВЗ", "ДА", .stored("true")),
    CellDefect("truth by Excel", "ОВЗ", "ИСТИНА", .stored("true")),
    CellDefect("falsehood by Excel", "ОВЗ", "ЛОЖЬ", .stored("false")),
    CellDefect("one for yes", "ОВЗ", "1", .stored("true")),
    CellDefect("nought for no", "ОВЗ", "0", .stored("false")),
    CellDefect("neither yes nor no", "ОВЗ", "может быть", .fault("type-error")),
    CellDefect("one letter for yes", "ОВЗ", "д", .fault("type-error")),
  ]
}
