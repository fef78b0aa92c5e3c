import OporaLanguage

extension FindingRenderer {
  /// Findings for editors and scripts: a JSON array, one finding a line.
  ///
  /// Each has `code`, `severity`, `file`, `range` (lines and columns from 1, the end excluded; only
  /// where the place is known), `message`, `advice`, `replacement` and `related`.
  public func json(_ findings: [Finding]) -> String {
    guard !findings.isEmpty else { return "[]\n" }
    return "[\n" + findings.map { "  " + object($0) }.joined(separator: ",\n") + "\n]\n"
  }

  private func object(_ finding: Finding) -> String {
    var members = [
      ("code", JSONText.quoted(finding.code)),
      ("severity", JSONText.quoted(finding.severity.rawValue)),
    ]
    members += place(finding.place)
    members.append(("message", JSONText.quoted(finding.message[language])))
    if !finding.fix[language].isEmpty {
      members.append(("advice", JSONText.quoted(finding.fix[language])))
    }
    if let replacement = finding.replacement {
      members.append(("replacement", JSONText.quoted(replacement)))
    }
    if !finding.related.isEmpty {
      let places = finding.related.map { JSONText.object(place($0)) }
      members.append(("related", "[" + places.joined(separator: ", ") + "]"))
    }
    return JSONText.object(members)
  }

  private func place(_ place: Place) -> [(String, String)] {
    let file = ("file", JSONText.quoted(place.file))
    guard let line = place.line, let column = place.column else { return [file] }
    let start = JSONText.object([("line", String(line)), ("column", String(column))])
    let end = JSONText.object([
      ("line", String(line)), ("column", String(column + max(1, place.length))),
    ])
    return [file, ("range", JSONText.object([("start", start), ("end", end)]))]
  }
}

/// The little JSON that findings need.
enum JSONText {
  static func object(_ members: [(String, String)]) -> String {
    "{" + members.map { "\(quoted($0.0)): \($0.1)" }.joined(separator: ", ") + "}"
  }

  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar == "\u{2028}" || scalar == "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
