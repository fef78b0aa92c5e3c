/// What a definition file is, by its path: `sources/enrolments.json5` is a source form.
struct DefinitionPath {
  enum Kind {
    case units, source, rating, report, calendar, check, indicator
  }

  let name: String
  let kind: Kind
  /// The folder of an indicator, such as `coverage`; empty at the top.
  let family: String
  /// The file's name without `.json5` and without a version: `coverage-5-18` for
  /// `coverage/coverage-5-18.v2.json5`.
  let stem: String

  init(_ name: String) {
    self.name = name
    var folders = name.split(separator: "/").map(String.init)
    let file = folders.popLast() ?? ""
    while let first = folders.first, first == "." || first == "indicators" {
      folders.removeFirst()
    }
    stem = DefinitionPath.stem(of: file)
    family = folders.last ?? ""
    kind =
      switch folders.first {
      case "sources": .source
      case "ratings": .rating
      case "reports": .report
      case "calendars": .calendar
      case "checks": .check
      default: folders.isEmpty && stem == "units" ? .units : .indicator
      }
  }

  private static func stem(of file: String) -> String {
    var parts = file.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    if parts.count > 1 { parts.removeLast() }
    if parts.count > 1, let last = parts.last, last.hasPrefix("v"), Int(last.dropFirst()) != nil {
      parts.removeLast()
    }
    return parts.joined(separator: ".")
  }
}
