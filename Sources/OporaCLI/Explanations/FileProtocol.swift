import OporaDefinitions
import OporaLanguage
import OporaRegistry

/// What became of each file: its form, and the balance of its rows (протокол приёма).
enum FileProtocol {
  /// One line a file, and what stands under it where something is worth saying.
  static func text(
    _ files: [ImportedFile], _ catalogue: DefinitionCatalogue, _ language: Language
  ) -> String {
    let count = Plural.file.text(files.count, language)
    let title = language == .ru ? "Прочитано: \(count)" : "Read: \(count)"
    return ([title] + files.map { line($0, catalogue, language) }).joined(separator: "\n")
  }

  private static func line(
    _ file: ImportedFile, _ catalogue: DefinitionCatalogue, _ language: Language
  ) -> String {
    if file.isRefused {
      return "  \(file.name): " + (language == .ru ? "не принят" : "refused")
    }
    let form = catalogue.form(file.source)?.title[language] ?? file.source
    return "  \(file.name): «\(form)» (\(file.source))\n    "
      + balance(file, language)
  }

  private static func balance(_ file: ImportedFile, _ language: Language) -> String {
    let style = NumberStyle(language)
    let counts = file.counts
    let rows = Plural.row.text(counts.read, language)
    let kinds = file.skipped.filter { $0.count > 0 }.map { kind, count in
      "\(ReadingBalance.name(kind, language)) — \(style.integer(count))"
    }
    let list = kinds.isEmpty ? "" : " (\(kinds.joined(separator: ", ")))"
    let (accepted, rejected) = (style.integer(counts.accepted), style.integer(counts.rejected))
    let skipped = style.integer(counts.skipped)
    return language == .ru
      ? "\(rows) = принято \(accepted) + отклонено \(rejected) + пропущено \(skipped)\(list)"
      : "\(rows) = accepted \(accepted) + rejected \(rejected) + skipped \(skipped)\(list)"
  }
}
