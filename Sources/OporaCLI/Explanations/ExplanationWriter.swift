import OporaLanguage

/// Collects the lines of an explanation; empty values leave no line.
struct ExplanationWriter {
  private let language: Language
  private var lines: [String] = []

  init(_ language: Language) { self.language = language }

  /// The lines so far.
  var text: String { lines.joined(separator: "\n") }

  /// Adds a line as it is.
  mutating func line(_ text: String) { lines.append(text) }

  /// Adds `  name: value`.
  mutating func pair(ru: String, en: String, _ value: String) {
    guard !value.isEmpty else { return }
    lines.append("  \(language == .ru ? ru : en): \(value)")
  }

  /// Adds `    name = value`, a part of the line before.
  mutating func item(_ name: String, _ value: String) { lines.append("    \(name) = \(value)") }
}
