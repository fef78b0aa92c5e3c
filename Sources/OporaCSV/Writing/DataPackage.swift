/// The description of CSV files for other programs: `datapackage.json` (Data Package v2).
public struct DataPackage: Sendable, Hashable {
  /// A type of Table Schema v2.
  public enum FieldType: String, Sendable, CaseIterable {
    /// Any text.
    case string
    /// A number with a decimal point.
    case number
    /// A whole number.
    case integer
    /// `true` or `false`.
    case boolean
    /// A day, `2024-06-05`.
    case date
    /// A year, `2024`.
    case year
    /// Anything.
    case any
  }

  /// A column of a file.
  public struct Field: Sendable, Hashable {
    /// The label in the file.
    public var name: String
    /// The type of the values.
    public var type: FieldType
    /// What people call it; empty if there is nothing to say.
    public var title: String
    /// True if every row has a value.
    public var isRequired: Bool

    /// Describes a column.
    public init(_ name: String, _ type: FieldType, title: String = "", isRequired: Bool = false) {
      self.name = name
      self.type = type
      self.title = title
      self.isRequired = isRequired
    }
  }

  /// A file.
  public struct Resource: Sendable, Hashable {
    /// The path beside `datapackage.json`.
    public var path: String
    /// What people call it; empty if there is nothing to say.
    public var title: String
    /// The columns in order.
    public var fields: [Field]
    /// Names of the columns that tell rows apart; empty if there are none such.
    public var primaryKey: [String]

    /// Describes a file.
    public init(path: String, title: String = "", fields: [Field], primaryKey: [String] = []) {
      self.path = path
      self.title = title
      self.fields = fields
      self.primaryKey = primaryKey
    }

    /// The path as an identifier: small letters, digits, points and hyphens.
    var name: String {
      let stem = path.hasSuffix(".csv") ? String(path.dropLast(4)) : path
      return String(
        stem.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
    }
  }

  /// The identifier of the package: small letters, digits, points and hyphens.
  public var name: String
  /// What people call it; empty if there is nothing to say.
  public var title: String
  /// The files in order.
  public var resources: [Resource]

  /// Describes a folder of files.
  public init(name: String, title: String = "", resources: [Resource]) {
    self.name = name
    self.title = title
    self.resources = resources
  }

  /// The text of `datapackage.json`: always the same for the same description.
  public func json() -> String {
    var lines = ["{", "  \"$schema\": \"https://datapackage.org/profiles/2.0/datapackage.json\","]
    lines.append("  \"name\": \(JSONText.quoted(name)),")
    if !title.isEmpty { lines.append("  \"title\": \(JSONText.quoted(title)),") }
    lines.append("  \"resources\": [")
    for (index, resource) in resources.enumerated() {
      lines += DataPackage.lines(of: resource, isLast: index + 1 == resources.count)
    }
    return (lines + ["  ]", "}", ""]).joined(separator: "\n")
  }

  private static func lines(of resource: Resource, isLast: Bool) -> [String] {
    var lines = ["    {", "      \"name\": \(JSONText.quoted(resource.name)),"]
    lines.append("      \"type\": \"table\",")
    lines.append("      \"path\": \(JSONText.quoted(resource.path)),")
    if !resource.title.isEmpty {
      lines.append("      \"title\": \(JSONText.quoted(resource.title)),")
    }
    lines.append("      \"format\": \"csv\",")
    lines.append("      \"mediatype\": \"text/csv\",")
    lines.append("      \"encoding\": \"utf-8\",")
    lines.append("      \"dialect\": { \"delimiter\": \",\", \"lineTerminator\": \"\\n\" },")
    lines += ["      \"schema\": {", "        \"fields\": ["]
    for (index, field) in resource.fields.enumerated() {
      let comma = index + 1 == resource.fields.count ? "" : ","
      lines.append("          \(text(of: field))\(comma)")
    }
    lines.append(resource.primaryKey.isEmpty ? "        ]" : "        ],")
    if !resource.primaryKey.isEmpty {
      let key = resource.primaryKey.map(JSONText.quoted).joined(separator: ", ")
      lines.append("        \"primaryKey\": [\(key)]")
    }
    return lines + ["      }", isLast ? "    }" : "    },"]
  }

  private static func text(of field: Field) -> String {
    var parts = [
      "\"name\": \(JSONText.quoted(field.name))", "\"type\": \"\(field.type.rawValue)\"",
    ]
    if !field.title.isEmpty { parts.append("\"title\": \(JSONText.quoted(field.title))") }
    if field.isRequired { parts.append("\"constraints\": { \"required\": true }") }
    return "{ \(parts.joined(separator: ", ")) }"
  }
}
