public import OporaDefinitions
public import OporaDiagnostics
import OporaLanguage

extension WorkspaceConfiguration {
  /// What is wrong with the names in the file, once the definitions are known.
  ///
  /// Sources, indicators and rating forms that do not exist are `E207`, `E602` and `E207` with the
  /// nearest known name. Kept apart from reading, because the file itself may name a folder of
  /// definitions.
  public func findings(against catalogue: DefinitionCatalogue) -> [Finding] {
    let found = FindingCollector()
    let ratings = catalogue.ratingFiles.compactMap { file -> String? in
      guard case .string(let id)? = file.tree["id"]?.kind else { return nil }
      return id
    }
    for (kind, name, span) in references {
      let known =
        switch kind {
        case .source: catalogue.forms.map(\.id)
        case .indicator: catalogue.indicators.map(\.id) + catalogue.unreadIndicators.sorted()
        case .rating: ratings + catalogue.unreadRatings.sorted()
        }
      guard !known.contains(name) else { continue }
      let near = Suggestion.nearest(to: name, among: known)
      found.report(
        kind == .indicator ? "E602" : "E207", at: span,
        LocalizedText(
          ru: "нет \(kind.words.ru) «\(name)»" + (near.map { "; возможно, «\($0)»" } ?? ""),
          en: "there is no \(kind.words.en) ‘\(name)’"
            + (near.map { "; did you mean ‘\($0)’?" } ?? "")),
        fix: LocalizedText(
          ru: "список: opora list \(kind.list)", en: "for the list run opora list \(kind.list)"),
        replacement: near.map { "'\($0)'" })
    }
    return found.findings
  }
}

extension WorkspaceConfiguration.ReferenceKind {
  fileprivate var words: LocalizedText {
    switch self {
    case .source: LocalizedText(ru: "источника", en: "source")
    case .indicator: LocalizedText(ru: "показателя", en: "indicator")
    case .rating: LocalizedText(ru: "формы рейтинга", en: "rating form")
    }
  }

  fileprivate var list: String {
    switch self {
    case .source: "sources"
    case .indicator: "indicators"
    case .rating: "ratings"
    }
  }
}
