// What schemas ask of the values of their files.
extension JSON5Value {
  /// The text; nil for other kinds.
  var schemaText: String? { if case .string(let text) = kind { text } else { nil } }

  /// The flag; nil for other kinds.
  var schemaFlag: Bool? { if case .bool(let flag) = kind { flag } else { nil } }

  /// The members of a list; nil for other kinds.
  var schemaItems: [JSON5Value]? { if case .array(let items) = kind { items } else { nil } }

  /// The whole number; nil for other kinds.
  var schemaCount: Int? { if case .number(let text) = kind { Int(text) } else { nil } }

  /// A text, or a number or flag as it is written; nil for lists, objects and null.
  var schemaScalar: String? {
    switch kind {
    case .string(let text), .number(let text): text
    case .bool(let flag): flag ? "true" : "false"
    case .null, .array, .object: nil
    }
  }

  /// One text, or a list of texts.
  var schemaTexts: [String] {
    if let text = schemaText { return [text] }
    return schemaItems?.compactMap(\.schemaText) ?? []
  }

  /// The machine name of a field: `x-key` where it says one, else its name.
  var schemaKey: String? {
    if let key = self["x-key"]?.schemaText, !key.isEmpty { return key }
    return self["name"]?.schemaText
  }

  /// Values given as scalars or, as of version 2, as `{ value, label }`.
  var schemaListed: [String]? {
    schemaItems?.compactMap { $0.schemaScalar ?? $0["value"]?.schemaScalar }
  }
}
