import OporaDefinitions
import OporaLanguage

/// An empty table for Excel with the headers of a source form.
struct BlankForm {
  /// The form.
  let form: SourceForm
  private let language: Language

  init(_ form: SourceForm, _ language: Language) {
    self.form = form
    self.language = language
  }

  /// The title as a file name: `Реестр зачислений.csv`.
  var fileName: String {
    let kept = form.title[language].map { character in
      "\\/:*?\"<>|«»\n\t".contains(character) ? " " : character
    }
    let words = String(kept).split(separator: " ").joined(separator: " ")
    return (words.isEmpty ? form.id : String(words.prefix(80))) + ".csv"
  }

  /// The header row, as Excel opens it.
  var text: String { TableText.excel(form.columns.map { $0.header[language] }, []) }

  /// The columns that a file must have.
  var requiredHeaders: [String] {
    form.columns.filter(\.columnRequired).map { $0.header[language] }
  }

  /// The form as a resource of a data package (Table Schema v2).
  var resource: JSONNode {
    let fields = form.columns.map { field($0) }
    return .object([
      ("name", .string(form.id)), ("title", .string(form.title[language])),
      ("path", .string(fileName)), ("encoding", .string("utf-8")),
      ("dialect", .object([("delimiter", .string(";"))])),
      ("schema", .object([("fields", .array(fields))])),
    ])
  }

  private func field(_ column: SourceColumn) -> JSONNode {
    var members: [(key: String, value: JSONNode)] = [
      ("name", .string(column.header[language])), ("x-key", .string(column.name)),
    ]
    switch column.type {
    case .integer: members.append(("type", .string("integer")))
    case .number:
      members += [("type", .string("number")), ("decimalChar", .string(","))]
    case .date:
      members += [("type", .string("date")), ("format", .string("%d.%m.%Y"))]
    case .text, .boolean, .code, .list, .period: members.append(("type", .string("string")))
    }
    if column.valueRequired {
      members.append(("constraints", .object([("required", .bool(true))])))
    }
    if column.personal { members.append(("x-personal", .bool(true))) }
    return .object(members)
  }
}
