import OporaLanguage

/// What stands for an argument in help screens: `WORKSPACE`, in Russian «ПАПКА».
enum Placeholder: String, Sendable, CaseIterable {
  case workspace, file, folder, period, municipality, indicator, breakdown, rating, source, kind
  case table, picture, command, identifier, encoding, delimiter, number, text, language, list
  case shell, format, date, report, size, submission, engine

  /// The word as it is shown, in capitals.
  subscript(language: Language) -> String { language == .ru ? russian : english }

  private var english: String {
    switch self {
    case .table: "TABLE.csv"
    case .picture: "FILE.svg"
    case .folder: "DIR"
    case .identifier: "ID"
    case .list: "LIST"
    case .number: "N"
    default: rawValue.uppercased()
    }
  }

  private var russian: String {
    switch self {
    case .workspace, .folder: "ПАПКА"
    case .file: "ФАЙЛ"
    case .period: "ПЕРИОД"
    case .municipality: "МУНИЦИПАЛИТЕТ"
    case .indicator: "ПОКАЗАТЕЛЬ"
    case .breakdown: "РАЗРЕЗ"
    case .rating: "РЕЙТИНГ"
    case .source: "ИСТОЧНИК"
    case .kind: "ВИД"
    case .table: "ТАБЛИЦА.csv"
    case .picture: "ФАЙЛ.svg"
    case .command: "КОМАНДА"
    case .identifier: "КОД"
    case .encoding: "КОДИРОВКА"
    case .delimiter: "ЗНАК"
    case .number: "ЧИСЛО"
    case .text: "ТЕКСТ"
    case .language: "ЯЗЫК"
    case .list: "СПИСОК"
    case .shell: "ОБОЛОЧКА"
    case .format: "ФОРМАТ"
    case .date: "ДАТА"
    case .report: "ФОРМА"
    case .size: "РАЗМЕР"
    case .submission: "ОТЧЁТ"
    case .engine: "ДВИЖОК"
    }
  }
}
