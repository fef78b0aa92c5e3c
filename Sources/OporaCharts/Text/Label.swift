import OporaLanguage

/// Text of a user made ready for a chart.
enum Label {
  /// One clean line.
  static func clean(_ text: String) -> String { PlainText.line(text) }
}
