import OporaDiagnostics
import OporaLanguage

/// What a person should know of a file as a whole.
enum FileFinding {
  case notText(LocalizedText)
  /// The header, in which some columns have no label.
  case blankLabels([String])
  case quotedLines, otherTable, doubleEncoding
  case empty, guessedEncoding, mixedLineEnds, zeroBytes, cutByExcel, tooManyColumns
  case unreadable

  /// The finding about a file.
  func finding(_ file: String) -> Finding {
    let (code, detail, severity) = kind
    return Finding(
      code: code, detail: detail, severity: severity, place: Place(file: file), message: message,
      fix: fix)
  }

  private var kind: (String, String, Severity) {
    switch self {
    case .notText: ("source-error", "", .error)
    case .empty: ("source-error", "empty-file", .error)
    case .guessedEncoding: ("encoding-error", "guessed-encoding", .warning)
    case .blankLabels: ("blank-label", "", .warning)
    case .quotedLines: ("format-error", "quoted-line", .warning)
    case .otherTable: ("format-error", "other-table", .warning)
    case .doubleEncoding: ("encoding-error", "double-encoding", .warning)
    case .mixedLineEnds: ("format-error", "mixed-newline", .warning)
    case .zeroBytes: ("format-error", "nul-byte", .warning)
    case .unreadable: ("source-error", "unreadable", .error)
    case .cutByExcel: ("row-count", "cut-by-excel", .warning)
    case .tooManyColumns: ("format-error", "too-many-columns", .error)
    }
  }

  private var message: LocalizedText {
    switch self {
    case .notText(let kind):
      LocalizedText(ru: "это не CSV: \(kind.ru)", en: "this is no CSV but \(kind.en)")
    case .empty: LocalizedText(ru: "файл пуст", en: "the file is empty")
    case .unreadable:
      LocalizedText(ru: "файл не читается", en: "the file cannot be read")
    case .guessedEncoding:
      LocalizedText(
        ru: "русских букв мало, кодировка принята за Windows-1251",
        en: "too few Russian letters to tell the encoding; Windows-1251 was taken")
    case .blankLabels(let labels):
      LocalizedText(
        ru: "у столбца нет названия: \(FileFinding.letters(of: labels))",
        en: "a column has no label: \(FileFinding.letters(of: labels))")
    case .quotedLines:
      LocalizedText(
        ru: "строки файла взяты в кавычки целиком; таблица прочитана без этих кавычек",
        en: "the lines are quoted as a whole; the table was read without these quotes")
    case .otherTable:
      LocalizedText(
        ru: "под таблицей стоит ещё одна таблица, она не прочитана",
        en: "another table stands below the first one; it was not read")
    case .doubleEncoding:
      LocalizedText(
        ru: "текст был перекодирован дважды, буквы восстановлены",
        en: "the text had been encoded twice; its letters were restored")
    case .mixedLineEnds:
      LocalizedText(
        ru: "строки файла кончаются по-разному", en: "the lines of the file end in several ways")
    case .zeroBytes:
      LocalizedText(
        ru: "в тексте были нулевые байты, они пропущены",
        en: "the text held zero bytes, which were left out")
    case .cutByExcel:
      LocalizedText(
        ru: "в файле ровно столько строк, сколько вмещает лист Excel: таблица могла быть обрезана",
        en: "the file has exactly as many lines as an Excel sheet: the table may have been cut")
    case .tooManyColumns:
      LocalizedText(
        ru: "в таблице больше 16 384 столбцов", en: "the table has more than 16,384 columns")
    }
  }

  private var fix: LocalizedText {
    switch self {
    case .notText:
      LocalizedText(
        ru: "Откройте таблицу в Excel и сохраните: «Файл» — «Сохранить как», тип файла "
          + "«CSV UTF-8 (разделитель — запятая)».",
        en: "Open the table in Excel and save it by \"File\", \"Save as\" as "
          + "\"CSV UTF-8 (comma delimited)\".")
    case .empty: LocalizedText(ru: "Выгрузите таблицу снова.", en: "Export the table again.")
    case .unreadable:
      LocalizedText(
        ru: "Проверьте, что файл на месте и не занят другой программой.",
        en: "Check that the file is there and that no other program holds it.")
    case .guessedEncoding:
      LocalizedText(
        ru: "Если буквы прочитаны неверно, укажите кодировку.",
        en: "Tell the encoding if letters are read wrongly.")
    case .blankLabels:
      LocalizedText(
        ru: "Назовите столбец в шапке или удалите его.",
        en: "Name the column in the header or take it out.")
    case .quotedLines:
      LocalizedText(
        ru: "Выгрузите таблицу снова: данные должны стоять по столбцам.",
        en: "Export the table again, with the data in columns.")
    case .otherTable:
      LocalizedText(
        ru: "Если она нужна, сохраните её отдельным файлом.",
        en: "Save it as a file of its own if it is needed.")
    case .mixedLineEnds, .zeroBytes:
      LocalizedText(
        ru: "Проверьте последние столбцы и сохраните файл заново.",
        en: "Check the last columns and save the file again.")
    case .doubleEncoding:
      LocalizedText(
        ru: "Сверьте несколько строк с исходным документом и выгрузите таблицу в UTF-8.",
        en: "Compare some rows with the original and export the table as UTF-8.")
    case .cutByExcel:
      LocalizedText(
        ru: "Сверьте число строк с исходной базой.",
        en: "Compare the number of rows with the original.")
    case .tooManyColumns:
      LocalizedText(ru: "Проверьте разделитель.", en: "Check the delimiter.")
    }
  }

  /// The Excel letters of columns without a label, the first five of them.
  private static func letters(of labels: [String]) -> String {
    let blank = labels.indices.filter { BlankText.trimmed(labels[$0]).isEmpty }
    let shown = blank.prefix(5).map(ColumnLetters.letters).joined(separator: ", ")
    return blank.count > 5 ? shown + "…" : shown
  }
}
