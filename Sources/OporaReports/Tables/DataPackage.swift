/// A description of the tables for other programs: Table Schema v2 (`datapackage.json`).
struct DataPackage {
  let name: String
  let title: String
  let tables: [ReportTables.Named]

  private static let integers: Set<String> = [
    "reported", "expected", "unknown_rows", "version", "place_from", "place_to", "criteria_met",
    "criteria_total", "place_low", "place_high", "line", "record",
  ]
  private static let numbers: Set<String> = [
    "numerator", "denominator", "target", "points", "maximum", "raw", "claimed", "accepted",
  ]

  /// The package as JSON, keys in a fixed order.
  var text: String {
    let resources = tables.map(resource).joined(separator: ",\n")
    return """
      {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": \(JSONText.quoted(name)),
        "title": \(JSONText.quoted(title)),
        "resources": [
      \(resources)
        ]
      }

      """
  }

  private func resource(_ table: ReportTables.Named) -> String {
    let fields = table.columns.map { column in
      let type = DataPackage.type(of: column, in: table.name)
      return "          { \"name\": \(JSONText.quoted(column)), \"type\": \"\(type)\" }"
    }
    return """
          {
            "name": \(JSONText.quoted(table.name.replacing("_", with: "-"))),
            "type": "table",
            "path": \(JSONText.quoted(table.path)),
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "dialect": { "delimiter": ",", "lineTerminator": "\\n" },
            "schema": {
              "fields": [
      \(fields.joined(separator: ",\n"))
              ]
            }
          }
      """
  }

  /// `value` is a number in `values.csv` and a cell's text in `findings.csv`.
  private static func type(of column: String, in table: String) -> String {
    if column == "value" { return table == "values" ? "number" : "string" }
    if integers.contains(column) { return "integer" }
    return numbers.contains(column) ? "number" : "string"
  }
}

/// Texts in JSON.
enum JSONText {
  /// The text in quotes with what JSON forbids escaped.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..<" ":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
