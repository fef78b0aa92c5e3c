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

  /// A column as a field: what other programs check, and under `x-` what `opora import --schema`
  /// needs to read the file as its form does.
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
    case .boolean:
      members += [
        ("type", .string("boolean")), ("trueValues", texts(["да", "Да", "true", "1"])),
        ("falseValues", texts(["нет", "Нет", "false", "0"])),
      ]
    case .text: members.append(("type", .string("string")))
    case .period: members += [("type", .string("string")), ("x-type", .string("period"))]
    case .code(let entries):
      members += [("type", .string("string")), ("x-type", .string("code"))] + codes(entries)
    case .list(let entries):
      members += [("type", .string("string")), ("x-type", .string("list"))] + codes(entries)
    }
    let constraints = constraints(of: column)
    if !constraints.isEmpty { members.append(("constraints", .object(constraints))) }
    if !column.aliases.isEmpty { members.append(("x-aliases", texts(column.aliases))) }
    if let check = column.check { members.append(("x-check", .string(check))) }
    if !column.units.isEmpty { members.append(("x-units", texts(column.units))) }
    if let unknown = column.unknownCode { members.append(("x-unknown", .string(unknown))) }
    if column.valueRequired, !column.columnRequired || !column.instead.isEmpty {
      members.append(("x-optional", .bool(true)))
    }
    if column.personal { members.append(("x-personal", .bool(true))) }
    return .object(members)
  }

  private func constraints(of column: SourceColumn) -> [(key: String, value: JSONNode)] {
    var members: [(key: String, value: JSONNode)] = []
    if column.valueRequired { members.append(("required", .bool(true))) }
    if let minimum = column.minimum { members.append(("minimum", .exact(minimum))) }
    if let maximum = column.maximum { members.append(("maximum", .exact(maximum))) }
    return members
  }

  private func codes(_ entries: [CodeEntry]) -> [(key: String, value: JSONNode)] {
    let members = entries.map { entry in
      (key: entry.code, value: texts([entry.title[language]] + entry.spellings))
    }
    return [("x-codes", .object(members))]
  }

  private func texts(_ texts: [String]) -> JSONNode { .array(texts.map { .string($0) }) }
}
