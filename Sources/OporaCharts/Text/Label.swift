import OporaLanguage

/// Text of a user made ready for a chart.
enum Label {
  /// One clean line in which abbreviations and their words stay on one line («м. о.», «№ 5»).
  static func clean(_ text: String) -> String {
    var result = ""
    for word in PlainText.line(text).split(separator: " ", omittingEmptySubsequences: true) {
      if !result.isEmpty { result += bindsNext(result) ? "\u{A0}" : " " }
      result += word
    }
    return result
  }

  /// Whether the text ends with a letter and a stop, or with a number sign.
  private static func bindsNext(_ text: String) -> Bool {
    let tail = Array(text.suffix(3))
    if tail.last == "№" { return true }
    guard tail.last == ".", tail.count >= 2, tail[tail.count - 2].isLetter else { return false }
    guard tail.count == 3 else { return true }
    return tail[0] == " " || tail[0] == "\u{A0}" || tail[0] == "."
  }
}
