public import OporaDefinitions
public import OporaDiagnostics
import OporaLanguage

extension WorkspaceConfiguration {
  /// Reads the text of `opora.json5`; every key is checked, and what is wrong keeps its default.
  ///
  /// - Parameters:
  ///   - text: the text of the file.
  ///   - file: the file's name for findings.
  /// - Returns: the configuration and what is wrong with the file.
  public static func read(
    _ text: String, file: String = "opora.json5"
  ) -> (WorkspaceConfiguration, [Finding]) {
    let document = JSON5Document(file: file, text: text)
    guard let tree = document.tree else { return (WorkspaceConfiguration(), document.findings) }
    let (configuration, findings) = read(tree)
    return (configuration, document.findings + findings)
  }

  /// Reads a parsed `opora.json5`.
  public static func read(_ tree: JSON5Value) -> (WorkspaceConfiguration, [Finding]) {
    let found = FindingCollector()
    var reader = WorkspaceConfigurationReader(found: found)
    if let file = ObjectReader(tree, allowing: WorkspaceConfigurationReader.keys, into: found) {
      reader.read(file)
    }
    return (reader.result, found.findings)
  }
}

/// Fills a configuration from the object of the file.
struct WorkspaceConfigurationReader {
  static let keys = [
    "title", "level", "calendar", "municipalities", "expectedOrganisations", "expected",
    "contingent", "deadlines", "populationAsOf", "rating", "targets", "privacy", "language",
    "signatory", "executor", "definitions", "files",
  ]

  let found: FindingCollector
  var result = WorkspaceConfiguration()

  mutating func read(_ file: ObjectReader) {
    result.title = file.localized("title")
    result.level = choice("level", file)
    result.calendar = choice("calendar", file) ?? .calendar
    result.language = choice("language", file) ?? .ru
    result.expectsOrganisations = file.bool("expectedOrganisations") ?? false
    result.populationAsOf = file.value("populationAsOf").flatMap { day("populationAsOf", $0) }
    result.rating = file.text("rating")
    if let rating = result.rating, let value = file["rating"] {
      result.references.append((.rating, rating, value.span))
    }
    result.definitions = file.text("definitions")
    result.privacyThreshold =
      file.object("privacy", allowing: ["threshold"])?.integer("threshold", in: 1...1000) ?? 5
    readSignature(file)
    readMunicipalities(file)
    readExpected(file)
    readContingent(file)
    readDeadlines(file)
    readTargets(file)
    readFiles(file)
  }

  private func choice<Value: RawRepresentable & CaseIterable>(
    _ key: String, _ file: ObjectReader
  ) -> Value? where Value.RawValue == String {
    file.choice(key, among: Value.allCases.map(\.rawValue)).flatMap(Value.init(rawValue:))
  }

  private mutating func readSignature(_ file: ObjectReader) {
    if let signatory = file.object("signatory", allowing: ["post", "name"]) {
      result.signature.post = signatory.text("post") ?? ""
      result.signature.name = signatory.text("name") ?? ""
    }
    if let executor = file.object("executor", allowing: ["name", "phone"]) {
      result.signature.executor = executor.text("name") ?? ""
      result.signature.phone = executor.text("phone") ?? ""
    }
  }

  private mutating func readMunicipalities(_ file: ObjectReader) {
    guard let value = file["municipalities"] else { return }
    switch value.kind {
    case .string(let path): result.municipalities = .file(path)
    case .array(let items): result.municipalities = .codes(codes("municipalities", items))
    default:
      found.reportKind(
        of: "municipalities", value,
        wanted: LocalizedText(
          ru: "имя файла или список кодов ОКТМО", en: "a file name or a list of OKTMO codes"))
    }
  }

  private mutating func readExpected(_ file: ObjectReader) {
    for member in file.members("expected") {
      result.references.append((.source, member.key, member.keySpan))
      guard case .array(let items) = member.value.kind else {
        found.reportKind(
          of: member.key, member.value,
          wanted: LocalizedText(ru: "список кодов ОКТМО", en: "a list of OKTMO codes"))
        continue
      }
      result.expected[member.key] = codes(member.key, items)
    }
  }

  /// The codes of a list: 8 digits, or 11 of a settlement, as texts; each once.
  private func codes(_ key: String, _ items: [JSON5Value]) -> [String] {
    var codes: [String] = []
    for item in items {
      guard case .string(let code) = item.kind, [8, 11].contains(code.utf8.count),
        code.utf8.allSatisfy({ (48...57).contains($0) })
      else {
        found.reportKind(
          of: key, item,
          wanted: LocalizedText(
            ru: "код ОКТМО в кавычках, 8 или 11 цифр", en: "a quoted OKTMO code of 8 or 11 digits"))
        continue
      }
      if codes.contains(code) {
        found.report(
          "W002", at: item.span,
          LocalizedText(
            ru: "код \(code) указан дважды", en: "the code \(code) is listed twice"),
          fix: LocalizedText(ru: "оставьте один", en: "keep one"))
      } else {
        codes.append(code)
      }
    }
    return codes
  }
}
