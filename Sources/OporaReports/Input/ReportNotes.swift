/// What people write into a report: reasons, measures, recommendations (пояснения).
///
/// A notes file is Markdown headed by section: `## summary`, `## coverage-5-18` or the section's
/// Russian or English title. Text before the first heading belongs to the section `summary`.
public struct ReportNotes: Sendable, Hashable {
  /// The lines under each heading, in the order of the file.
  public var sections: [(heading: String, lines: [String])]

  /// Makes empty notes.
  public init() { sections = [] }

  /// Reads a notes file; nothing in it can fail.
  public init(markdown text: String) {
    sections = []
    var fenced = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let line = line.hasSuffix("\r") ? line.dropLast() : line
      if line.hasPrefix("```") { fenced.toggle() }
      if !fenced, let heading = ReportNotes.heading(line) {
        sections.append((heading, []))
      } else if sections.isEmpty {
        sections.append(("summary", [String(line)]))
      } else {
        sections[sections.count - 1].lines.append(String(line))
      }
    }
  }

  /// Paragraphs under a heading that is one of the names; compared without case and ё.
  public func paragraphs(under names: [String]) -> [String] {
    let wanted = Set(names.map(ReportNotes.folded))
    var paragraphs: [String] = []
    for section in sections where wanted.contains(ReportNotes.folded(section.heading)) {
      paragraphs += ReportNotes.paragraphs(of: section.lines)
    }
    return paragraphs
  }

  /// Two notes are equal if headings and lines are.
  public static func == (left: ReportNotes, right: ReportNotes) -> Bool {
    left.sections.elementsEqual(right.sections) { $0 == $1 }
  }

  /// Hashes headings and lines.
  public func hash(into hasher: inout Hasher) {
    for section in sections {
      hasher.combine(section.heading)
      hasher.combine(section.lines)
    }
  }

  private static func heading(_ line: Substring) -> String? {
    let marks = line.prefix { $0 == "#" }
    let rest = line.dropFirst(marks.count)
    guard (1...6).contains(marks.count), rest.first == " " else { return nil }
    let text = rest.drop { $0 == " " }
    return String(text.reversed().drop { $0 == " " || $0 == "#" }.reversed())
  }

  private static func folded(_ text: String) -> String {
    String(text.lowercased().map { $0 == "ё" ? "е" : $0 })
  }

  /// List items stay separate paragraphs; their marks are dropped.
  private static func paragraphs(of lines: [String]) -> [String] {
    var result: [String] = []
    var open = false
    for line in lines {
      let words = line.split { $0 == " " || $0 == "\t" }
      guard let first = words.first else {
        open = false
        continue
      }
      let isItem = words.count > 1 && ["-", "*", "+"].contains(first)
      let text = (isItem ? words.dropFirst() : words[...]).joined(separator: " ")
      if open, !isItem {
        result[result.count - 1] += " " + text
      } else {
        result.append(text)
      }
      open = true
    }
    return result
  }
}
