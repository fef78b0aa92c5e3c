public import OporaLanguage

/// A finding about data in words.
///
/// It names the file, line, column by header and letter, the value, what was expected and what to
/// do; for example
///
///     заявки.csv, строка 12, столбец «Дата» (D): «31.02.2024» — такой даты нет.
///       Нужна дата вида ДД.ММ.ГГГГ. Исправьте день или месяц в исходном документе.
///
/// Control and invisible characters of names and values are made visible.
public enum DataFindingText {
  /// The most characters of a value that are shown.
  public static let longestValue = 60

  /// The finding in full: a line for the fault, then indented lines for the remedy and for further
  /// places that belong to it; no line end at the end.
  ///
  /// A finding in a definition is told as ``FindingRenderer`` tells it, with the source line.
  public static func text(of finding: Finding, _ language: Language) -> String {
    if finding.place.sourceLine != nil {
      return String(FindingRenderer(language).text(finding).dropLast())
    }
    var lines = [faultLine(of: finding, language)]
    let remedy = [wanted(finding.expected[language], language), finding.fix[language]]
      .map(sentence).filter { !$0.isEmpty }.joined(separator: " ")
    if !remedy.isEmpty { lines.append("  " + remedy) }
    if !finding.related.isEmpty {
      let places = finding.related.map { place($0, language) }
      let also = language == .ru ? "см. также " : "see also "
      lines.append("  " + also + ListText.joined(places, language))
    }
    return lines.joined(separator: "\n")
  }

  /// A group: its first finding in full, the others by their lines.
  public static func text(of group: DataFindingGroup, _ language: Language) -> String {
    let text = text(of: group.first, language)
    guard group.count > 1 else { return text }
    let more = Plural.row.text(group.count - 1, language)
    let ranges = group.otherLineRanges.map { range in
      range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound)–\(range.upperBound)"
    }
    let rest = language == .ru ? "\n  ещё \(more)" : "\n  and \(more) more"
    guard !ranges.isEmpty else { return text + rest }
    return text + rest + ": " + ListText.joined(ranges, language, limit: 8)
  }

  /// The place: file, line, record where it is not evident from the line, column.
  public static func place(_ place: Place, _ language: Language) -> String {
    let isRussian = language == .ru
    var parts = [visible(place.file)]
    if let line = place.line {
      var part = isRussian ? "строка \(line)" : "line \(line)"
      if let record = place.record, record + 1 != line {
        part += isRussian ? " (запись \(record))" : " (record \(record))"
      }
      parts.append(part)
    }
    if let column = columnName(place) {
      parts.append((isRussian ? "столбец " : "column ") + column)
    } else if let column = place.column {
      parts.append(isRussian ? "знак \(column)" : "character \(column)")
    }
    return parts.filter { !$0.isEmpty }.joined(separator: ", ")
  }

  /// A text of the user's file on one line, with what cannot be seen made visible.
  public static func visible(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result += "⏎"
      case "\t": result += "⇥"
      case "\u{A0}", "\u{202F}": result += "⍽"
      default:
        if PlainText.isHidden(scalar) || scalar == "\u{2028}" || scalar == "\u{2029}" {
          result += "‹U+" + String(scalar.value, radix: 16, uppercase: true) + "›"
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result
  }

  private static func faultLine(of finding: Finding, _ language: Language) -> String {
    let message = finding.message[language]
    var fault = message
    if !finding.value.isEmpty, !message.contains(finding.value) {
      fault = "«\(cut(finding.value))» — \(message)"
    }
    let place = place(finding.place, language)
    return sentence((place.isEmpty ? "" : place + ": ") + oneLine(fault), capital: false)
  }

  private static func columnName(_ place: Place) -> String? {
    let name = place.header ?? place.field
    let quoted = name.map { "«\(visible($0))»" }
    guard let letter = place.columnLetter else { return quoted }
    return quoted.map { "\($0) (\(letter))" } ?? letter
  }

  private static func cut(_ value: String) -> String {
    let shown = visible(value)
    return shown.count <= longestValue ? shown : String(shown.prefix(longestValue - 1)) + "…"
  }

  /// Messages are written without control characters; a value quoted in one may still have them.
  private static func oneLine(_ text: String) -> String {
    String(text.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "⏎"))
  }

  /// What was expected as a sentence: a bare noun gets its verb.
  private static func wanted(_ expected: String, _ language: Language) -> String {
    guard let first = expected.first, !first.isUppercase else { return expected }
    return (language == .ru ? "Нужно: " : "Expected: ") + expected
  }

  private static func sentence(_ text: String) -> String { sentence(text, capital: true) }

  private static func sentence(_ text: String, capital: Bool) -> String {
    guard let first = text.first, let last = text.last else { return "" }
    let body = capital ? first.uppercased() + text.dropFirst() : text
    return ".!?…:".contains(last) ? body : body + "."
  }
}
