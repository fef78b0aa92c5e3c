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
    description = ChartWords.description(
      form.descriptions, options, fallback: kind.title(options.language))
  }

  /// The fullest description that is short enough, after what is shown where that is known.
  private static func description(
    _ descriptions: [String], _ options: ChartOptions, fallback: String
  ) -> String {
    let fitting = descriptions.filter { $0.count <= mostCharacters }
    let leads = [options.title, options.measure].compactMap(\.self).map(Label.clean)
      .filter { !$0.isEmpty }
    // The last description is the bare kind: numbers are worth more than the measure's name.
    for text in fitting.count > 1 ? fitting.dropLast() : fitting {
      if leads.contains(where: text.contains) { return text }
      for lead in leads.map(Sentence.withoutComma) {
        let sentence = Sentence.capitalised(Sentence.ended(lead)) + " " + text
        if sentence.count <= mostCharacters { return sentence }
      }
    }
    return fitting.first ?? fallback
  }

  /// The options with what is shown in words: the subtitle, where nothing else says it.
  static func withMeasure(_ options: ChartOptions) -> ChartOptions {
    let subtitle = options.subtitle.map(Label.clean) ?? ""
    guard Label.clean(options.measure ?? "").isEmpty, !subtitle.isEmpty else { return options }
    var options = options
    // The comma parts it from what the sentence goes on with.
    options.measure = Sentence.uncapitalised(Sentence.withoutStop(subtitle)) + ","
    return options
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

  /// The text with a small first letter, unless it begins with an abbreviation.
  static func uncapitalised(_ text: String) -> String {
    guard let first = text.first, let second = text.dropFirst().first, second.isLowercase else {
      return text
    }
    return first.lowercased() + text.dropFirst()
  }

  /// The text without a comma at its end.
  static func withoutComma(_ text: String) -> String {
    text.hasSuffix(",") ? String(text.dropLast()) : text
  }

  /// The text with a full stop at the end, but not a second one.
  static func ended(_ text: String) -> String { text.hasSuffix(".") ? text : text + "." }
}
