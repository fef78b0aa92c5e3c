import OporaDiagnostics
import OporaLanguage

/// The wording of what is wrong with a schema, all under the code `schema-error`.
struct SchemaFaults {
  private(set) var findings: [Finding] = []

  /// Something that cannot be followed; the rest of the schema is.
  mutating func warn(_ span: SourceSpan, ru: String, en: String) {
    add(.warning, span, ru, en)
  }

  /// Something without which the schema cannot be used.
  mutating func refuse(_ span: SourceSpan, ru: String, en: String) {
    add(.error, span, ru, en)
  }

  mutating func add(contentsOf others: [Finding]) { findings += others }

  private mutating func add(_ severity: Severity, _ span: SourceSpan, _ ru: String, _ en: String) {
    var finding = Finding(
      definition: "schema-error", at: span, message: LocalizedText(ru: ru, en: en))
    finding.severity = severity
    findings.append(finding)
  }

  /// A constraint or property that is not supported.
  mutating func unsupported(_ name: String, _ span: SourceSpan) {
    warn(
      span, ru: "«\(name)» не поддерживается: проверки не будет",
      en: "‘\(name)’ is not supported: it will not be checked")
  }

  /// A value that its property cannot have.
  mutating func wrongValue(of name: String, _ span: SourceSpan) {
    warn(
      span, ru: "недопустимое значение «\(name)»: проверки не будет",
      en: "‘\(name)’ cannot have this value: it will not be checked")
  }
}
