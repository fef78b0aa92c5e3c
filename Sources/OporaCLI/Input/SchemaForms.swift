import OporaCSV
import OporaDefinitions
import OporaDiagnostics
import OporaLanguage
import OporaRegistry

/// The forms that a Table Schema or a data package describes, ready for the import of a file.
struct SchemaForms {
  /// The forms, one for each table described.
  private(set) var forms: [SourceForm]
  /// The form that the file is meant by; nil where its header is to decide.
  let chosen: String?
  /// What the description tells about the file.
  let reading: CSVOptions
  /// What is wrong with the description or not supported.
  private(set) var findings: [Finding]

  /// Reads a description for a file.
  ///
  /// - Parameters:
  ///   - path: The description.
  ///   - input: The file to be imported.
  /// - Throws: ``CommandFailure`` if there is no description or it cannot be used.
  init(_ path: String, for input: InputFile) throws(CommandFailure) {
    let folder = SchemaForms.folder(of: path)
    let text = String(decoding: try NamedFile.bytes(of: path), as: UTF8.self)
    let document = SchemaDocument(file: path, text: text) { name in
      SchemaForms.bytes(of: name, in: folder).map { String(decoding: $0, as: UTF8.self) }
    }
    guard !document.resources.isEmpty else { throw .refusedSchema(path, document.findings) }
    let resource = SchemaForms.resource(of: input.name, among: document.resources)
    forms = document.resources.map(\.form)
    findings = document.findings
    chosen = resource?.form.id
    reading = resource.map(SchemaForms.reading) ?? CSVOptions()
    for index in forms.indices where chosen == nil || forms[index].id == chosen {
      resolveReferences(of: index, document.resources, input, folder)
    }
  }

  /// The table that a file is: the only one, or the one whose path ends with the file's name.
  private static func resource(
    of name: String, among resources: [SchemaResource]
  ) -> SchemaResource? {
    if resources.count == 1 { return resources[0] }
    return resources.first { $0.path.map(lastPart) == lastPart(name) }
  }

  /// What is told of the way the file is written.
  ///
  /// UTF-8 is what descriptions say when nobody has looked; whether it is true is seen from the bytes.
  private static func reading(_ resource: SchemaResource) -> CSVOptions {
    var options = CSVOptions()
    if let encoding = resource.encoding.flatMap(TextEncoding.init(named:)), encoding != .utf8 {
      options.encoding = encoding
    }
    options.delimiter = byte(resource.delimiter)
    options.quote = byte(resource.quote)
    options.escape = byte(resource.escape)
    if resource.hasHeader == false { options.headerLines = 0 }
    return options
  }

  private static func byte(_ text: String?) -> UInt8? {
    guard let text, text.utf8.count == 1, let byte = text.utf8.first, byte < 0x80 else {
      return nil
    }
    return byte
  }

  // MARK: References

  private mutating func resolveReferences(
    of index: Int, _ resources: [SchemaResource], _ input: InputFile, _ folder: String
  ) {
    for place in forms[index].rowRules.references.indices {
      let reference = forms[index].rowRules.references[place]
      let isOwn = reference.resource.isEmpty || reference.resource == forms[index].id
      let target = isOwn ? nil : resources.first { $0.form.id == reference.resource }
      var file = isOwn ? input : nil
      if let path = target?.path, let bytes = SchemaForms.bytes(of: path, in: folder) {
        file = InputFile(name: path, bytes: bytes)
      }
      let form = isOwn ? forms[index] : target?.form
      if let file, let form {
        let options = target.map(SchemaForms.reading) ?? reading
        forms[index].rowRules.references[place].known = SchemaForms.values(
          of: reference.targets, form, file, options)
      } else {
        findings.append(SchemaForms.unread(reference.resource))
      }
    }
  }

  /// The values that occur in some columns of a table.
  private static func values(
    of targets: [String], _ form: SourceForm, _ file: InputFile, _ reading: CSVOptions
  ) -> Set<[String]>? {
    var form = form
    form.rowRules = RowRules()
    let names = targets.compactMap { target in
      form.columns.first { $0.header.ru == target || $0.name == target }?.name
    }
    guard names.count == targets.count else { return nil }
    var options = RegistryOptions()
    options.files[file.name] = .init(source: form.id, reading: reading)
    let registry = RegistryBuilder.registry(of: [file], forms: [form], options: options)
    guard let table = registry.tables[form.id] else { return nil }
    let columns = names.compactMap { table.column($0) }
    guard columns.count == names.count else { return nil }
    return Set((0..<table.rowCount).map { row in columns.map { $0.text(row) } })
  }

  private static func unread(_ resource: String) -> Finding {
    Finding(
      code: "schema-error", detail: "foreign-key", severity: .warning, place: Place(file: resource),
      message: LocalizedText(
        ru: "таблица «\(resource)» не прочитана: ссылки на неё не проверены",
        en: "the table ‘\(resource)’ was not read: references to it are not checked"))
  }

  // MARK: Files beside the description

  /// The bytes of a file beside the description; nil for a path that leads out of its folder.
  private static func bytes(of path: String, in folder: String) -> [UInt8]? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard !parts.contains(""), !parts.contains(".."), !path.contains(":"), !path.contains("\\")
    else { return nil }
    return try? FileSystem.contents(of: folder + path)
  }

  private static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  private static func lastPart(_ path: String) -> String {
    path.split { $0 == "/" || $0 == "\\" }.last.map(String.init) ?? path
  }
}

extension CommandFailure {
  /// A description that cannot be used, with all its faults: exit code 4.
  fileprivate static func refusedSchema(_ path: String, _ findings: [Finding]) -> CommandFailure {
    .refused(
      path: path,
      reason: LocalizedText(
        ru: "схема не принята\n" + DataFindingReport(findings, .ru).text.withoutLastLineEnd,
        en: "the schema was refused\n" + DataFindingReport(findings, .en).text.withoutLastLineEnd))
  }
}
