import OporaDefinitions
import OporaLanguage
import OporaRegistry

/// How the columns of a file were matched to those of its form (сопоставление столбцов).
enum ColumnMatching {
  /// One line with counts; columns that were not matched letter by letter are named.
  static func text(_ file: ImportedFile, _ form: SourceForm, _ language: Language) -> String {
    let matched = file.columns.compactMap { label, name -> (String, SourceColumn)? in
      name.flatMap { form.column($0) }.map { (label, $0) }
    }
    let parts = ColumnNaming.allCases.compactMap { naming -> String? in
      let own = matched.filter { ColumnNaming($0.0, $0.1) == naming }
      guard !own.isEmpty else { return nil }
      let title = "\(words(naming)[language]) \(own.count)"
      guard naming != .name, naming != .place else { return title }
      return title + " (" + own.map { "«\($0.0)» → \($0.1.name)" }.joined(separator: ", ") + ")"
    }
    let unknown = file.columns.filter { $0.name == nil && !$0.label.isEmpty }.map(\.label)
    let rest = unknown.isEmpty ? [] : ["\(others[language]) \(unknown.count)"]
    let list = (parts + rest).joined(separator: "; ")
    return language == .ru ? "    столбцы: \(list)" : "    columns: \(list)"
  }

  private static let others = LocalizedText(ru: "не нужны форме", en: "not used by the form")

  private static func words(_ naming: ColumnNaming) -> LocalizedText {
    switch naming {
    case .name: LocalizedText(ru: "по названию", en: "by name")
    case .spelling: LocalizedText(ru: "в другом написании", en: "in another spelling")
    case .alias: LocalizedText(ru: "под другим названием", en: "under another name")
    case .transliteration: LocalizedText(ru: "латинскими буквами", en: "in Latin letters")
    case .place: LocalizedText(ru: "по порядку", en: "by place")
    }
  }
}
