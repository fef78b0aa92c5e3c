/// Fills places such as `{period}` in one pass, so that a value with braces stays as it is.
enum TemplateText {
  static func filled(_ template: String, _ places: [(name: String, value: String)]) -> String {
    var result = ""
    var rest = template[...]
    while let character = rest.first {
      if let place = places.first(where: { rest.hasPrefix($0.name) }) {
        result += place.value
        rest = rest.dropFirst(place.name.count)
      } else {
        result.append(character)
        rest = rest.dropFirst()
      }
    }
    return result.trimmed
  }
}

extension String {
  /// The text without spaces at its ends.
  var trimmed: String {
    let start = drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}
