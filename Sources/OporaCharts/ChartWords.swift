import OporaLanguage

/// The words around a picture, cleaned and chosen.
struct ChartWords {
  /// A description longer than this is not read out to the end.
  static let mostCharacters = 250

  let id: String
  let language: Language
  let title: String
  let headline: String
  let subtitle: String
  let description: String
  let notes: [String]
  let source: String?

  init(_ kind: ChartKind, _ form: any ChartForm, _ options: ChartOptions) {
    language = options.language
    id = Slug.text(options.id ?? kind.rawValue, fallback: kind.rawValue)
    headline = form.takeaway.text(form.format)
    let given = options.title.map(Label.clean) ?? ""
    title = given.isEmpty ? headline : given
    subtitle = ([options.subtitle.map(Label.clean) ?? ""] + form.scaleNotes)
      .filter { !$0.isEmpty }.reduce("", Sentence.joined)
    notes = (form.notes + options.notes.map(Label.clean)).filter { !$0.isEmpty }
    source = ChartWords.source(options)
    let lead = [options.title, options.measure].compactMap(\.self).map(Label.clean)
      .first { !$0.isEmpty }
    let fitting = form.descriptions.first { $0.count <= ChartWords.mostCharacters }
    let text = fitting ?? kind.title(options.language)
    // A headline that people wrote is not in the description yet.
    if let lead, !text.contains(lead), lead.count + text.count + 2 <= ChartWords.mostCharacters {
      description = Sentence.withoutStop(lead) + ". " + text
    } else {
      description = text
    }
  }

  private static func source(_ options: ChartOptions) -> String? {
    let text = options.source.map(Label.clean) ?? ""
    guard !text.isEmpty else { return nil }
    let prefix = options.language == .ru ? "Источник: " : "Source: "
    return text.lowercased().hasPrefix(prefix.lowercased().dropLast()) ? text : prefix + text
  }
}

/// Small repairs of sentences.
enum Sentence {
  /// The text without a final full stop; an abbreviation keeps its own.
  static func withoutStop(_ text: String) -> String {
    guard text.hasSuffix("."), let before = text.dropLast().last else { return text }
    let word = text.dropLast().reversed().prefix { $0.isLetter }
    return before.isLetter && word.count <= 2 ? text : String(text.dropLast())
  }

  /// Two sentences with one full stop between, also after an abbreviation.
  static func joined(_ first: String, _ second: String) -> String {
    first.isEmpty ? withoutStop(second) : ended(first) + " " + withoutStop(second)
  }

  /// The text with a capital first letter.
  static func capitalised(_ text: String) -> String {
    guard let first = text.first else { return text }
    return first.uppercased() + text.dropFirst()
  }

  /// The text with a full stop at the end, but not a second one.
  static func ended(_ text: String) -> String { text.hasSuffix(".") ? text : text + "." }
}
