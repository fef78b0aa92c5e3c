import OporaCSV
import OporaLanguage

/// A JSON value to be written; members keep their order, so that the same data give the same bytes.
indirect enum JSONNode {
  case null
  case bool(Bool)
  /// A number as it is to be written.
  case number(String)
  case string(String)
  case array([JSONNode])
  case object([(key: String, value: JSONNode)])

  /// A whole number.
  static func integer(_ value: Int) -> JSONNode { .number(String(value)) }

  /// An exact number as the shortest decimal that reads back; null if missing.
  static func exact(_ value: ExactNumber?) -> JSONNode {
    value.map { .number(MachineNumber.text($0)) } ?? .null
  }

  /// The text, indented by two spaces a level, without a line end at the end.
  var text: String { written(indent: "") }

  /// The text on one line.
  var compactText: String {
    switch self {
    case .array(let items): "[" + items.map(\.compactText).joined(separator: ",") + "]"
    case .object(let members):
      "{"
        + members.map { JSONText.quoted($0.key) + ":" + $0.value.compactText }
        .joined(separator: ",") + "}"
    default: written(indent: "")
    }
  }

  private func written(indent: String) -> String {
    let inner = indent + "  "
    switch self {
    case .null: return "null"
    case .bool(let value): return value ? "true" : "false"
    case .number(let text): return text.isEmpty ? "null" : text
    case .string(let text): return JSONText.quoted(text)
    case .array(let items):
      if items.isEmpty { return "[]" }
      let lines = items.map { inner + $0.written(indent: inner) }
      return "[\n" + lines.joined(separator: ",\n") + "\n\(indent)]"
    case .object(let members):
      if members.isEmpty { return "{}" }
      let lines = members.map {
        inner + JSONText.quoted($0.key) + ": " + $0.value.written(indent: inner)
      }
      return "{\n" + lines.joined(separator: ",\n") + "\n\(indent)}"
    }
  }
}
