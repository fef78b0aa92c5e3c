public import OporaLanguage

/// Why a chart cannot be drawn.
///
/// Rows are counted from 1, without the head.
public enum ChartError: Error, Equatable, Sendable {
  /// No kind has this name; perhaps another was meant.
  case unknownKind(String, nearest: String?)
  /// A column that the kind needs is not in the table; perhaps it is spelled otherwise.
  case missingColumn(String, kind: ChartKind, nearest: String?)
  /// The table has no column of the name that the options give; perhaps another was meant.
  case unknownColumn(String, nearest: String?)
  /// The kind has no such column to be given a name.
  case notAColumn(String, kind: ChartKind)
  /// A headline, unit, note … is too long for a picture.
  case textTooLong(String, characters: Int, most: Int)
  /// Two columns are the same to the kind.
  case repeatedColumn(String)
  /// A cell that should hold a number holds something else.
  case badNumber(text: String, column: String, row: Int)
  /// A number is too large to be drawn with its units.
  case numberTooLarge(text: String, column: String, row: Int)
  /// A number that cannot be negative is.
  case negativeNumber(text: String, column: String, row: Int)
  /// A cell that must be filled is empty.
  case emptyCell(column: String, row: Int)
  /// A row has more cells than there are columns.
  case rowTooLong(row: Int, cells: Int, columns: Int)
  /// The table has no rows.
  case noRows
  /// The table has more rows than a picture can hold.
  case tooManyRows(Int, most: Int)
  /// There are more series, parts or panels than a picture can hold.
  case tooManySeries(Int, most: Int)
  /// There are more periods than a picture can hold.
  case tooManyPeriods(Int, most: Int)
  /// There are more columns than a picture can hold.
  case tooManyColumns(Int, most: Int)
  /// A name is too long to be shown in full.
  case nameTooLong(row: Int, characters: Int, most: Int)
  /// The same name and period (or part) occur twice.
  case repeatedCell(name: String, other: String, row: Int)
  /// A value lies outside its own range.
  case badRange(row: Int)
  /// Bars start at zero, always.
  case barsStartAtZero
  /// The width is outside the range.
  case badWidth(Int, from: Int, to: Int)
  /// The count of decimals is outside 0…6.
  case badDecimals(Int)
  /// An option that should be a number is not one.
  case badOption(String)
}

extension ChartError {
  /// The error in words: what was found, what was expected, what to do.
  public func message(_ language: Language) -> String {
    let text = wording
    return text[language]
  }

  private var wording: LocalizedText {
    switch self {
    case .unknownKind(let name, let nearest):
      let kinds = ChartKind.allCases.map(\.rawValue).joined(separator: ", ")
      return LocalizedText(
        ru: "нет вида диаграммы «\(name)»"
          + (nearest.map { "; возможно, «\($0)»" } ?? "") + "; есть: \(kinds)",
        en: "there is no chart kind “\(name)”"
          + (nearest.map { "; perhaps “\($0)”" } ?? "") + "; there are: \(kinds)")
    case .missingColumn(let column, let kind, let nearest):
      let needed = kind.columnsDescription
      return LocalizedText(
        ru: "в таблице нет столбца «\(column)»"
          + (nearest.map { "; возможно, это «\($0)»" } ?? "")
          + "; столбцы диаграммы \(kind.rawValue): \(needed)",
        en: "the table has no column “\(column)”"
          + (nearest.map { "; perhaps it is “\($0)”" } ?? "")
          + "; the columns of \(kind.rawValue) are: \(needed)")
    case .unknownColumn(let column, let nearest):
      return LocalizedText(
        ru: "в таблице нет столбца «\(shortened(column))»"
          + (nearest.map { "; возможно, «\($0)»" } ?? ""),
        en: "the table has no column “\(shortened(column))”"
          + (nearest.map { "; perhaps “\($0)”" } ?? ""))
    case .notAColumn(let column, let kind):
      return LocalizedText(
        ru: "у диаграммы \(kind.rawValue) нет столбца «\(shortened(column))»; её столбцы:"
          + " \(kind.columnsDescription)",
        en: "\(kind.rawValue) has no column “\(shortened(column))”; its columns are:"
          + " \(kind.columnsDescription)")
    case .repeatedColumn(let column):
      return LocalizedText(
        ru: "столбец «\(column)» встречается дважды; оставьте один",
        en: "column “\(column)” occurs twice; keep one")
    case .barsStartAtZero:
      return LocalizedText(
        ru: "столбики начинаются с нуля, иначе их длины обманывают; уберите начало шкалы"
          + " или выберите dumbbell, dot-range или trend",
        en: "bars start at zero, or their lengths mislead; drop the start of the scale"
          + " or choose dumbbell, dot-range or trend")
    case .noRows:
      return LocalizedText(ru: "в таблице нет строк", en: "the table has no rows")
    default:
      return cellWording ?? limitWording
    }
  }

  private var cellWording: LocalizedText? {
    switch self {
    case .badNumber(let text, let column, let row):
      LocalizedText(
        ru: "строка \(row), столбец «\(column)»: «\(shortened(text))» — не число; ожидается"
          + " число вида 82,6 или пустая ячейка",
        en: "row \(row), column “\(column)”: “\(shortened(text))” is not a number; expected"
          + " a number such as 82.6 or an empty cell")
    case .numberTooLarge(let text, let column, let row):
      LocalizedText(
        ru: "строка \(row), столбец «\(column)»: число \(shortened(text)) больше 10^15;"
          + " выберите более крупную единицу",
        en: "row \(row), column “\(column)”: the number \(shortened(text)) exceeds 10^15;"
          + " choose a larger unit")
    case .negativeNumber(let text, let column, let row):
      LocalizedText(
        ru: "строка \(row), столбец «\(column)»: \(shortened(text)) меньше нуля, а часть"
          + " целого не бывает отрицательной",
        en: "row \(row), column “\(column)”: \(shortened(text)) is below zero, and a part"
          + " of a whole cannot be")
    case .emptyCell(let column, let row):
      LocalizedText(
        ru: "строка \(row): столбец «\(column)» пуст; заполните его или уберите строку",
        en: "row \(row): column “\(column)” is empty; fill it in or drop the row")
    case .rowTooLong(let row, let cells, let columns):
      LocalizedText(
        ru: "строка \(row): ячеек \(cells), а столбцов \(columns); числа с запятой берутся"
          + " в кавычки, если разделитель — запятая",
        en: "row \(row): \(cells) cells for \(columns) columns; numbers with a comma are"
          + " quoted where the delimiter is a comma")
    case .badRange(let row):
      LocalizedText(
        ru: "строка \(row): значение вне своего диапазона; нужно low ≤ value ≤ high",
        en: "row \(row): the value is outside its range; low ≤ value ≤ high is needed")
    case .nameTooLong(let row, let characters, let most):
      LocalizedText(
        ru: "строка \(row): название из \(characters) знаков; не больше \(most)",
        en: "row \(row): a name of \(characters) characters; at most \(most)")
    case .repeatedCell(let name, let other, let row):
      LocalizedText(
        ru: "строка \(row): «\(shortened(name))» и «\(shortened(other))» уже встречались"
          + " вместе; оставьте одну строку",
        en: "row \(row): “\(shortened(name))” and “\(shortened(other))” occurred together"
          + " before; keep one row")
    default: nil
    }
  }

  private var limitWording: LocalizedText {
    switch self {
    case .tooManyRows(let count, let most):
      LocalizedText(
        ru: "строк \(count), на диаграмме помещается не больше \(most)",
        en: "\(count) rows; a chart holds at most \(most)")
    case .tooManySeries(let count, let most):
      LocalizedText(
        ru: "рядов \(count), на диаграмме помещается не больше \(most)",
        en: "\(count) series; a chart holds at most \(most)")
    case .tooManyPeriods(let count, let most):
      LocalizedText(
        ru: "периодов \(count), на диаграмме помещается не больше \(most)",
        en: "\(count) periods; a chart holds at most \(most)")
    case .tooManyColumns(let count, let most):
      LocalizedText(
        ru: "столбцов \(count), на диаграмме помещается не больше \(most)",
        en: "\(count) columns; a chart holds at most \(most)")
    case .badWidth(let width, let from, let to):
      LocalizedText(
        ru: "ширина \(width) вне пределов: от \(from) до \(to) пикселей",
        en: "width \(width) is out of range: \(from) to \(to) pixels")
    case .badDecimals(let decimals):
      LocalizedText(
        ru: "знаков после запятой \(decimals); возможно от 0 до 6",
        en: "\(decimals) decimals; 0 to 6 are possible")
    case .textTooLong(let name, let characters, let most):
      LocalizedText(
        ru: "\(name): текст из \(characters) знаков; не больше \(most)",
        en: "\(name): a text of \(characters) characters; at most \(most)")
    case .badOption(let name):
      LocalizedText(
        ru: "параметр \(name) — не конечное число", en: "option \(name) is not a finite number")
    default: LocalizedText(ru: "диаграмма не построена", en: "the chart was not drawn")
    }
  }

  /// A long text of the user's would bury the message.
  private func shortened(_ text: String) -> String {
    let line = PlainText.line(text)
    return line.count > 40 ? line.prefix(40) + "…" : line
  }
}
