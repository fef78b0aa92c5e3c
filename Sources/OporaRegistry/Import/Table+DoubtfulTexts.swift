import OporaDefinitions
package import OporaDiagnostics
import OporaLanguage

extension Table {
  /// Texts that a spreadsheet damaged, or would run as a formula when the table is opened there.
  package func doubtfulTexts() -> [Finding] {
    columns.compactMap { $0 }.filter { $0.usesDictionary && !$0.isKeyed }.flatMap { column in
      doubtfulTexts(in: column)
    }
  }

  private func doubtfulTexts(in column: Column) -> [Finding] {
    let doubts = (0..<Int32(column.dictionary.count)).map { number in
      DoubtfulText(column.dictionary.text(number))
    }
    guard doubts.contains(where: { $0 != nil }) else { return [] }
    return (0..<min(rowCount, column.small.count)).compactMap { row in
      let number = column.small[row]
      guard number != Column.missing, let doubt = doubts[Int(number)] else { return nil }
      let text = column.text(row)
      return Finding(
        code: "deviated-cell", detail: doubt.detail, severity: .warning,
        place: Place(
          file: origin(of: row).file, line: Int(lines[row]), header: column.form.header.ru,
          field: column.form.name),
        value: column.form.personal ? CellText.masked(text) : text, message: doubt.message,
        fix: doubt.fix)
    }
  }
}

extension DoubtfulText {
  fileprivate var detail: String {
    switch self {
    case .formula: "formula-like"
    case .errorValue: "excel-error-value"
    case .roundedCode: "excel-scientific"
    }
  }

  fileprivate var message: LocalizedText {
    switch self {
    case .formula:
      LocalizedText(
        ru: "текст похож на формулу: Excel выполнил бы её",
        en: "the text looks like a formula, which a spreadsheet would run")
    case .errorValue:
      LocalizedText(
        ru: "вместо текста стоит ошибка формулы Excel",
        en: "an Excel formula error stands in place of the text")
    case .roundedCode:
      LocalizedText(
        ru: "похоже, Excel округлил номер, цифры потеряны",
        en: "Excel seems to have rounded the number, digits are lost")
    }
  }

  fileprivate var fix: LocalizedText {
    switch self {
    case .formula:
      LocalizedText(
        ru: "впишите само значение; таблицы для Excel opora пишет с защитой",
        en: "write the value itself; opora guards such cells in tables for Excel")
    case .errorValue:
      LocalizedText(
        ru: "исправьте формулу и сохраните файл снова", en: "mend the formula and save again")
    case .roundedCode:
      LocalizedText(
        ru: "возьмите номер из исходной базы, столбцу задайте формат «Текстовый»",
        en: "take the number from the original and format the column as text")
    }
  }
}
