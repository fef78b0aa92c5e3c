public import OporaDiagnostics
import OporaLanguage

/// A table as a schema or a data package describes it (описание таблицы).
public struct SchemaResource: Sendable {
  /// What the columns and rows must be.
  public var form: SourceForm
  /// The path of the file beside the description; nil if none is named.
  public var path: String?
  /// The encoding as named; nil if none is.
  public var encoding: String?
  /// What separates cells; nil if not told.
  public var delimiter: String?
  /// What cells are quoted with; nil if not told.
  public var quote: String?
  /// What makes the next character plain; nil if not told.
  public var escape: String?
  /// Whether the file has a header; nil if not told.
  public var hasHeader: Bool?
}

/// A description of tables: Table Schema, resource or package of Data Package version 2.
public struct SchemaDocument: Sendable {
  /// The tables described; empty if the description cannot be used.
  public private(set) var resources: [SchemaResource] = []
  /// What is wrong with it or is not supported, under the code `schema-error`.
  public private(set) var findings: [Finding] = []

  /// Reads a description; never fails, only reports.
  ///
  /// - Parameters:
  ///   - file: The file as the user knows it.
  ///   - text: Its text.
  ///   - reading: Gives the text of a file beside it that a resource names as its schema.
  public init(
    file: String, text: String, reading: @escaping (String) -> String? = { _ in nil }
  ) {
    let document = JSON5Document(file: file, text: text)
    var faults = SchemaFaults()
    faults.add(
      contentsOf: document.findings.map {
        var finding = $0
        (finding.code, finding.detail) = ("schema-error", $0.code)
        return finding
      })
    if let tree = document.tree {
      resources = SchemaReader(reading: reading).resources(tree, &faults)
    }
    findings = faults.findings
    if findings.contains(where: { $0.severity == .error }) { resources = [] }
  }
}

/// Reads the tree of a description.
private struct SchemaReader {
  /// Gives the text of a file beside the description.
  let reading: (String) -> String?
  private static let dialectKeys: Set<String> = [
    "delimiter", "quoteChar", "doubleQuote", "escapeChar", "lineTerminator", "header",
    "headerRows", "headerJoin", "$schema", "name", "title", "description", "csvddfVersion",
    "caseSensitiveHeader",
  ]

  func resources(_ tree: JSON5Value, _ faults: inout SchemaFaults) -> [SchemaResource] {
    if tree["fields"] != nil {
      return form(tree, id: "schema", title: nil, &faults).map { [SchemaResource(form: $0)] }
        ?? []
    }
    let listed = tree["resources"]?.schemaItems ?? (tree["schema"] == nil ? [] : [tree])
    guard !listed.isEmpty else {
      faults.refuse(
        tree.span,
        ru: "это не описание таблицы: нужны fields (Table Schema) или resources (Data Package)",
        en: "this describes no table: fields (Table Schema) or resources (Data Package) are wanted")
      return []
    }
    var resources: [SchemaResource] = []
    for resource in listed {
      guard let read = self.resource(resource, &faults) else { continue }
      guard !resources.contains(where: { $0.form.id == read.form.id }) else {
        faults.refuse(
          resource.span, ru: "имя «\(read.form.id)» уже занято",
          en: "the name ‘\(read.form.id)’ is taken")
        continue
      }
      resources.append(read)
    }
    return resources
  }

  private func resource(_ tree: JSON5Value, _ faults: inout SchemaFaults) -> SchemaResource? {
    let name = tree["name"]?.schemaText ?? "schema"
    guard let described = tree["schema"] else {
      faults.warn(
        tree.span, ru: "у ресурса «\(name)» нет схемы", en: "the resource ‘\(name)’ has no schema")
      return nil
    }
    guard let schema = schemaTree(described, &faults),
      let form = form(schema, id: name, title: tree["title"]?.schemaText, &faults)
    else { return nil }
    var resource = SchemaResource(form: form)
    resource.path = tree["path"]?.schemaTexts.first
    resource.encoding = tree["encoding"]?.schemaText
    if let dialect = tree["dialect"] { readDialect(dialect, into: &resource, &faults) }
    return resource
  }

  /// The schema itself, or the file that it names.
  private func schemaTree(_ value: JSON5Value, _ faults: inout SchemaFaults) -> JSON5Value? {
    guard let path = value.schemaText else { return value }
    guard let text = reading(path) else {
      faults.refuse(
        value.span, ru: "файл схемы «\(path)» не прочитан",
        en: "the schema file ‘\(path)’ could not be read")
      return nil
    }
    let document = JSON5Document(file: path, text: text)
    faults.add(contentsOf: document.findings)
    return document.tree
  }

  private func readDialect(
    _ dialect: JSON5Value, into resource: inout SchemaResource, _ faults: inout SchemaFaults
  ) {
    guard case .object(let members) = dialect.kind else {
      return faults.wrongValue(of: "dialect", dialect.span)
    }
    resource.delimiter = dialect["delimiter"]?.schemaText
    resource.quote = dialect["quoteChar"]?.schemaText
    resource.escape = dialect["escapeChar"]?.schemaText
    resource.hasHeader = dialect["header"]?.schemaFlag
    for member in members where !SchemaReader.dialectKeys.contains(member.key) {
      if case .bool(false) = member.value.kind { continue }
      faults.unsupported("dialect: \(member.key)", member.keySpan)
    }
  }

  // MARK: Schema

  private func form(
    _ tree: JSON5Value, id: String, title: String?, _ faults: inout SchemaFaults
  ) -> SourceForm? {
    guard let fields = tree["fields"]?.schemaItems, !fields.isEmpty else {
      faults.refuse(tree.span, ru: "у схемы нет полей (fields)", en: "the schema has no fields")
      return nil
    }
    let words = title ?? tree["title"]?.schemaText ?? id
    var form = SourceForm(id: id, title: LocalizedText(ru: words), span: tree.span)
    let missing = tree["missingValues"]?.schemaListed
    form.columns = fields.compactMap { field in
      SchemaFieldReader(field: field, missingValues: missing).column(&faults)
    }
    for (index, column) in form.columns.enumerated()
    where form.columns[..<index].contains(where: { $0.name == column.name }) {
      faults.refuse(
        column.span, ru: "имя «\(column.name)» уже занято",
        en: "the name ‘\(column.name)’ is taken")
    }
    SchemaRowReader(schema: tree, fields: fields).read(into: &form, &faults)
    return form
  }
}
