import OporaCSV
import OporaDefinitions
import OporaDiagnostics
package import OporaLanguage

/// What there is to say about a file's header.
enum HeaderFindings {
  /// Why a file is refused: no form knows it, columns are lacking, two columns claim one name.
  static func refusal(of file: CSVFile, name: String, _ match: HeaderMatch?) -> [Finding] {
    guard let match else { return [unknown(name)] }
    var findings = match.duplicates.map { pair in duplicate(pair, match, file, name) }
    findings += match.missing.map { column in
      missing(column, match, name, unknownLabels(file, match))
    }
    if match.lacksAlternatives { findings.append(lacksAlternatives(match, name)) }
    return findings
  }

  private static func unknown(_ name: String) -> Finding {
    Finding(
      code: "unmatched-header", severity: .error, place: Place(file: name, line: 1),
      message: LocalizedText(
        ru: "по заголовкам столбцов не понять, какая это форма",
        en: "the column headers fit no known form"),
      fix: LocalizedText(
        ru:
          "сверьте заголовки с пустыми формами (opora init) или укажите форму в opora.json5: files",
        en:
          "compare the headers with the blank forms (opora init) or name the form in opora.json5: files"
      ))
  }

  private static func duplicate(
    _ pair: (first: Int, second: Int), _ match: HeaderMatch, _ file: CSVFile, _ name: String
  ) -> Finding {
    let letters = (ColumnLetter.letter(pair.first), ColumnLetter.letter(pair.second))
    let labels = (file.header[pair.first], file.header[pair.second])
    return Finding(
      code: "duplicate-label", severity: .error,
      place: Place(
        file: name, line: file.layout.headerLines.value.first, columnLetter: letters.1,
        header: labels.1,
        field: match.formColumns[pair.first].map { match.form.columns[$0].name }),
      value: labels.1,
      message: LocalizedText(
        ru:
          "столбцы \(letters.0) («\(labels.0)») и \(letters.1) («\(labels.1)») значат одно и то же",
        en: "columns \(letters.0) (“\(labels.0)”) and \(letters.1) (“\(labels.1)”) mean the same"),
      fix: LocalizedText(ru: "оставьте один из них", en: "keep one of them"))
  }

  private static func missing(
    _ column: SourceColumn, _ match: HeaderMatch, _ name: String, _ labels: [String]
  ) -> Finding {
    let nearest = Suggestion.nearest(to: column.header.ru, among: labels)
    return Finding(
      code: "missing-label", severity: .error,
      place: Place(file: name, line: 1, header: column.header.ru, field: column.name), value: "",
      message: LocalizedText(
        ru: "похоже на форму «\(match.form.title.ru)», но нет столбца «\(column.header.ru)»",
        en: "looks like the form “\(match.form.title.en)” without the column “\(column.header.en)”"),
      fix: LocalizedText(
        ru: "добавьте столбец «\(column.header.ru)»" + instead(of: column, match.form, .ru)
          + (nearest.map { "; возможно, это «\($0)»" } ?? ""),
        en: "add the column “\(column.header.en)” (\(column.name))"
          + instead(of: column, match.form, .en)
          + (nearest.map { "; perhaps it is “\($0)”" } ?? "")))
  }

  /// The columns that do for a missing one, if the form knows such.
  private static func instead(
    of column: SourceColumn, _ form: SourceForm, _ language: Language
  ) -> String {
    let labels = column.instead.map { form.column($0)?.header[language] ?? $0 }
    guard !labels.isEmpty else { return "" }
    return language == .ru
      ? " или вместо него «\(labels.joined(separator: "» и «"))»"
      : " or in its place “\(labels.joined(separator: "” and “"))”"
  }

  private static func lacksAlternatives(_ match: HeaderMatch, _ name: String) -> Finding {
    func words(_ language: Language) -> String {
      match.form.alternatives.map { set in
        set.map { column in match.form.column(column)?.header[language] ?? column }
          .map { language == .ru ? "«\($0)»" : "“\($0)”" }.joined(separator: " + ")
      }.joined(separator: language == .ru ? " или " : " or ")
    }
    return Finding(
      code: "missing-label", detail: "alternatives", severity: .error,
      place: Place(file: name, line: 1),
      message: LocalizedText(
        ru: "похоже на форму «\(match.form.title.ru)», но нет ни одного из столбцов: \(words(.ru))",
        en: "looks like the form “\(match.form.title.en)” but has none of: \(words(.en))"),
      fix: LocalizedText(
        ru: "добавьте один из этих столбцов", en: "add one of these columns"))
  }

  /// Columns that no form uses; told, and an error only where a schema forbids them.
  static func extras(of file: CSVFile, name: String, _ match: HeaderMatch) -> [Finding] {
    let forbids = match.form.rowRules.fieldsMatch.map { $0 != .subset && $0 != .partial } ?? false
    let found = zip(file.header, match.formColumns).enumerated().compactMap {
      position, pair -> Finding? in
      guard pair.1 == nil, !pair.0.isEmpty, !RejectLabels.all.contains(pair.0) else { return nil }
      return Finding(
        code: "extra-label", severity: forbids ? .error : .info,
        place: Place(
          file: name, line: file.layout.headerLines.value.first,
          columnLetter: ColumnLetter.letter(position),
          header: pair.0),
        value: pair.0,
        message: LocalizedText(
          ru: "столбец не используется формой «\(match.form.title.ru)»",
          en: "the form “\(match.form.title.en)” does not use the column"))
    }
    return found + absent(file, name, match) + disorder(file, name, match)
  }

  /// Fields of a schema that the file lacks although it could do without them.
  private static func absent(_ file: CSVFile, _ name: String, _ match: HeaderMatch) -> [Finding] {
    let isLoose = match.form.rowRules.fieldsMatch.map { $0 == .superset || $0 == .partial } ?? false
    guard !isLoose else { return [] }
    let found = Set(match.formColumns.compactMap { $0 })
    return match.form.columns.enumerated().compactMap { index, column in
      guard column.rules != nil, !found.contains(index) else { return nil }
      var finding = missing(column, match, name, unknownLabels(file, match))
      finding.severity = .warning
      return finding
    }
  }

  /// Columns in another order than a schema that wants them in its own.
  private static func disorder(_ file: CSVFile, _ name: String, _ match: HeaderMatch) -> [Finding] {
    let order = match.formColumns.compactMap { $0 }
    guard match.form.rowRules.fieldsMatch == .exact, order != order.sorted() else { return [] }
    return [
      Finding(
        code: "unmatched-header", detail: "order", severity: .error,
        place: Place(file: name, line: file.layout.headerLines.value.first),
        message: LocalizedText(
          ru: "столбцы идут не в том порядке, что в схеме",
          en: "the columns are not in the order of the schema"))
    ]
  }

  private static func unknownLabels(_ file: CSVFile, _ match: HeaderMatch) -> [String] {
    zip(file.header, match.formColumns).compactMap { $1 == nil && !$0.isEmpty ? $0 : nil }
  }
}

/// The labels of the columns that files of rejected rows have beside the original ones.
package enum RejectLabels {
  /// The titles of line and reason.
  package static func titles(_ language: Language) -> [String] {
    language == .ru ? ["№ строки", "Причина"] : ["Line", "Reason"]
  }

  /// The titles in both languages: such columns of a mended file need no word.
  static let all = Set(titles(.ru) + titles(.en))
}
