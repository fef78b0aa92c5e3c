import OporaCSV
import OporaLanguage

/// The balance of a file's rows: read = accepted + rejected + skipped by kind.
enum ReadingBalance {
  /// The balance in a sentence.
  static func text(_ summary: ReadingSummary) -> LocalizedText {
    text(
      read: summary.rowsRead, accepted: summary.recordsRead, rejected: summary.rejectedCount,
      skipped: SkippedKind.allCases.map { ($0, summary.count(of: $0)) })
  }

  /// The balance in a sentence, from counts.
  static func text(
    read: Int, accepted: Int, rejected: Int, skipped: [(kind: SkippedKind, count: Int)]
  ) -> LocalizedText {
    func words(_ language: Language) -> String {
      let style = NumberStyle(language)
      let kinds = skipped.filter { $0.count > 0 }.map { kind, count in
        "\(name(kind)[language]) — \(style.integer(count))"
      }
      let total = style.integer(skipped.reduce(0) { $0 + $1.count })
      let list = kinds.isEmpty ? "" : " (\(kinds.joined(separator: ", ")))"
      return language == .ru
        ? "Прочитано \(Plural.row.text(read, .ru)): принято \(style.integer(accepted)), "
          + "отклонено \(style.integer(rejected)), пропущено \(total)\(list)."
        : "Read \(Plural.row.text(read, .en)): accepted \(style.integer(accepted)), "
          + "rejected \(style.integer(rejected)), skipped \(total)\(list)."
    }
    return LocalizedText(ru: words(.ru), en: words(.en))
  }

  /// What a kind of skipped rows is called, by its machine name.
  static func name(_ kind: String, _ language: Language) -> String {
    SkippedKind(rawValue: kind).map { name($0)[language] } ?? names[kind]?[language] ?? kind
  }

  /// What elements of a list of records in JSON are called that are no rows.
  private static let names = [
    "deleted": LocalizedText(ru: "удалённых в системе", en: "deleted in the system"),
    "not-record": LocalizedText(ru: "не записей", en: "no records"),
  ]

  private static func name(_ kind: SkippedKind) -> LocalizedText {
    switch kind {
    case .blank: LocalizedText(ru: "пустых", en: "blank")
    case .title: LocalizedText(ru: "над таблицей", en: "above the table")
    case .repeatedHeader: LocalizedText(ru: "повторов шапки", en: "repeated headers")
    case .numbering: LocalizedText(ru: "нумерации столбцов", en: "column numbers")
    case .section: LocalizedText(ru: "заголовков разделов", en: "section titles")
    case .total: LocalizedText(ru: "итогов", en: "totals")
    case .signature: LocalizedText(ru: "подписей", en: "signatures")
    case .otherTable: LocalizedText(ru: "строк другой таблицы", en: "rows of another table")
    }
  }
}
