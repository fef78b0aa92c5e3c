import OporaDiagnostics
import OporaLanguage

/// How a record deviates from a plain CSV record.
enum Deviation {
  case strayQuote, unescapedQuote, unclosedQuote, otherDelimiter, quotedLine, extraCell, badBytes,
    tooLong, cutCell, missingDelimiter, extraDelimiter

  /// What a person is told of it.
  func finding(_ severity: Severity, _ place: Place) -> Finding {
    Finding(
      code: code, detail: detail, severity: severity, place: place, message: message, fix: fix)
  }

  private var code: String {
    switch self {
    case .extraCell: "extra-cell"
    case .badBytes: "encoding-error"
    case .cutCell: "truncated-value"
    default: "format-error"
    }
  }

  private var detail: String {
    switch self {
    case .strayQuote: "stray-quote"
    case .unescapedQuote: "unescaped-quote"
    case .unclosedQuote: "unclosed-quote"
    case .otherDelimiter: "other-delimiter"
    case .quotedLine: "quoted-line"
    case .tooLong: "line-too-long"
    case .missingDelimiter: "missing-delimiter"
    case .extraDelimiter: "extra-delimiter"
    case .extraCell, .badBytes, .cutCell: ""
    }
  }

  private var message: LocalizedText {
    switch self {
    case .strayQuote:
      LocalizedText(
        ru: "кавычка внутри ячейки, не взятой в кавычки", en: "a quote in an unquoted cell")
    case .unescapedQuote:
      LocalizedText(
        ru: "кавычка внутри ячейки не удвоена", en: "a quote inside a quoted cell is not doubled")
    case .unclosedQuote:
      LocalizedText(ru: "кавычка открыта и не закрыта", en: "a quote is opened and never closed")
    case .otherDelimiter:
      LocalizedText(
        ru: "в этой строке другой разделитель", en: "this line uses another delimiter")
    case .quotedLine:
      LocalizedText(
        ru: "строка взята в кавычки целиком", en: "the line is quoted as a whole")
    case .extraCell:
      LocalizedText(
        ru: "в строке больше ячеек, чем столбцов в таблице",
        en: "the row has more cells than the table has columns")
    case .badBytes:
      LocalizedText(
        ru: "в строке есть байты, которые не читаются в кодировке файла",
        en: "the row holds bytes that are no text in the encoding of the file")
    case .cutCell:
      LocalizedText(
        ru: "в ячейке ровно столько знаков, сколько вмещает программа: текст мог быть обрезан",
        en: "the cell is exactly as long as a program lets it be: the text may have been cut")
    case .missingDelimiter:
      LocalizedText(
        ru: "между двумя ячейками пропущен разделитель; они прочитаны порознь",
        en: "the delimiter between two cells is missing; they were read apart")
    case .extraDelimiter:
      LocalizedText(
        ru: "в строке лишний разделитель; пустая ячейка пропущена",
        en: "the row has a delimiter too many; the empty cell was left out")
    case .tooLong:
      LocalizedText(ru: "строка длиннее 2 МБ", en: "the line is longer than 2 MB")
    }
  }

  private var fix: LocalizedText {
    switch self {
    case .strayQuote, .unescapedQuote, .quotedLine:
      LocalizedText(
        ru: "Проверьте, верно ли прочитана строка; внутри ячеек удваивайте кавычки.",
        en: "Check that the row was read as meant; double the quotes inside cells.")
    case .unclosedQuote:
      LocalizedText(
        ru: "Закройте или уберите кавычку.", en: "Close the quote or take it out.")
    case .otherDelimiter:
      LocalizedText(
        ru: "Сохраните файл с одним разделителем.", en: "Save the file with one delimiter.")
    case .missingDelimiter:
      LocalizedText(
        ru: "Проверьте, верно ли разделены ячейки, и поставьте между ними разделитель.",
        en: "Check that the cells were divided as meant, and put the delimiter between them.")
    case .extraDelimiter:
      LocalizedText(
        ru: "Проверьте, стоят ли ячейки в своих столбцах, и уберите лишний разделитель.",
        en: "Check that the cells stand in their columns, and take the delimiter out.")
    case .extraCell:
      LocalizedText(
        ru: "Возьмите в кавычки ячейку, в которой есть разделитель, или уберите лишние ячейки.",
        en: "Quote the cell that holds a delimiter, or take the extra cells out.")
    case .badBytes:
      LocalizedText(
        ru: "Исправьте строку в исходном документе и сохраните файл как «CSV UTF-8».",
        en: "Mend the row in the original and save the file as \"CSV UTF-8\".")
    case .cutCell:
      LocalizedText(
        ru: "Сверьте текст с исходным документом.", en: "Compare the text with the original.")
    case .tooLong:
      LocalizedText(
        ru: "Проверьте, тот ли это файл и закрыты ли в нём кавычки.",
        en: "Check that this is the right file and that its quotes are closed.")
    }
  }
}
