import Opora
import OporaDefinitions
import OporaDiagnostics
import OporaLanguage
import OporaRegistry

/// `opora import FILE --source ID`: one file through its form, typed, under machine names.
enum ImportCommand {
  static let command = Command(
    name: "import",
    summary: LocalizedText(
      ru: "один файл через его форму: типы, машинные имена столбцов",
      en: "one file through its form: types, machine names"),
    usage: ["import {file} --source {identifier} [--errors {file}] [--rejects {file}]"],
    operands: 1...1,
    options: [
      CommandOption(
        "source", .any(.identifier),
        ru: "форма источника (opora list sources; по умолчанию по шапке)",
        en: "source form (opora list sources; default: by the header)"),
      CommandOption("to", .choice(["csv"]), ru: "формат вывода", en: "output format"),
      CommandOption(
        "out", letter: "o", .any(.file), ru: "куда записать (без параметра — в вывод)",
        en: "where to write (standard output if not given)"),
      CommandOption(
        "rejects", .any(.file), ru: "файл для отклонённых строк в исходном виде",
        en: "file for rejected rows as they were"),
    ] + FindingOutput.options,
    details: LocalizedText(
      ru: "Персональные данные выводятся открыто: результат — только для работы на месте.",
      en: "Personal data are written in the open: the result is for local work only."),
    examples: [
      (
        "opora import зачисления.csv --source enrolments -o enrolments.csv",
        LocalizedText(ru: "реестр зачислений", en: "the register of enrolments")
      )
    ],
    reportsFaultsByExitCode: true, run: run)

  private static func run(
    _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> CommandOutcome {
    let path = invocation.operands[0]
    let catalogue = try Definitions.catalogue(invocation)
    let forms = try forms(invocation, catalogue)
    let input = InputFile(name: path, bytes: try NamedFile.bytes(of: path))
    var options = RegistryOptions()
    if forms.count == 1 { options.files[path] = .init(source: forms[0].id) }
    let registry = RegistryBuilder.registry(of: [input], forms: forms, options: options)
    let file = registry.files.first
    let duplicates = registry.forms.flatMap { registry.tables[$0.id]?.duplicateKeys() ?? [] }
    let findings = registry.findings + duplicates
    console.tell(findings)
    try FindingOutput.write(findings, invocation, console)
    guard let file, !file.isRefused, let table = registry.tables[file.source] else {
      return CommandOutcome(hasErrors: true, hasRefusedFiles: true)
    }
    try console.deliver(TypedTable.text(table), to: invocation)
    if let target = invocation.value("rejects"), !file.rejected.isEmpty {
      try OutputFile.write(RejectedRows.bytes(of: file, input, console.language), to: target)
    }
    let russian = FileProtocol.text([file], catalogue, .ru)
    let english = FileProtocol.text([file], catalogue, .en)
    console.say(LocalizedText(ru: russian, en: english))
    return CommandOutcome(
      hasErrors: findings.contains { $0.severity == .error },
      hasRejectedRows: file.counts.rejected > 0)
  }

  /// The form named by `--source`; all where the header is to decide.
  private static func forms(
    _ invocation: Invocation, _ catalogue: DefinitionCatalogue
  ) throws(CommandFailure) -> [SourceForm] {
    guard let id = invocation.value("source") else { return catalogue.forms }
    if let form = catalogue.form(id) { return [form] }
    let nearest = Suggestion.nearest(to: id, among: catalogue.forms.map(\.id))
    throw .unknown(
      LocalizedText(
        ru: "нет формы источника «\(id)»" + (nearest.map { "; возможно, «\($0)»?" } ?? ""),
        en: "there is no source form '\(id)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")))
  }
}
