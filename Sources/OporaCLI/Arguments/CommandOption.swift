import OporaLanguage

/// An option of a command as the table of commands declares it.
struct CommandOption: Sendable {
  /// What follows the option's name.
  enum Value: Sendable {
    /// Nothing: the option is a switch.
    case none
    /// Any text, shown in help as the placeholder.
    case any(Placeholder)
    /// One of a closed list of words.
    case choice([String])
  }

  /// The name without dashes: `errors` for `--errors`.
  let name: String
  /// A one-letter name: `o` for `-o`; nil for most.
  let letter: Character?
  /// What follows the name.
  let value: Value
  /// Whether the option may be given several times.
  let isRepeatable: Bool
  /// What the option does, in a line.
  let summary: LocalizedText

  init(
    _ name: String, letter: Character? = nil, _ value: Value = .none, repeatable: Bool = false,
    ru: String, en: String
  ) {
    self.name = name
    self.letter = letter
    self.value = value
    self.isRepeatable = repeatable
    self.summary = LocalizedText(ru: ru, en: en)
  }

  /// Whether a value must follow.
  var takesValue: Bool {
    if case .none = value { false } else { true }
  }

  /// The option with its placeholder: `-o, --out FILE`.
  func spelling(in language: Language) -> String {
    let names = (letter.map { "-\($0), " } ?? "") + "--\(name)"
    switch value {
    case .none: return names
    case .any(let placeholder): return "\(names) \(placeholder[language])"
    case .choice(let words): return "\(names) \(words.joined(separator: "|"))"
    }
  }
}
