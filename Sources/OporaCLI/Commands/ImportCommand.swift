import Opora
import OporaCSV
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
    usage: [
      "import {file} --source {identifier} [--errors {file}] [--rejects {file}]",
      "import {file} --schema {file} [--fix zeros,dates,units]",
    ], operands: 1...1,
    options: [
      CommandOption(
        "source", .any(.identifier),
        ru: "форма источника (opora list sources; по умолчанию по шапке)",
        en: "source form (opora list sources; default: by the header)"),
      CommandOption(
        "schema", .any(.file),
        ru: "вместо формы: Table Schema или datapackage.json",
        en: "instead of a form: a Table Schema or datapackage.json"),
      CommandOption(
        "fix", .any(.list),
        ru: "исправить и перечислить: zeros — нули кодов, dates — даты числами, units — единицы",
        en: "mend and list: zeros of codes, dates shown as numbers, units behind numbers"),
      CommandOption("to", .choice(["csv"]), ru: "формат вывода", en: "output format"),
      CommandOption(
        "out", letter: "o", .any(.file), ru: "куда записать (без параметра — в вывод)",
        en: "where to write (standard output if not given)"),
      CommandOption(
        "package", .any(.file), ru: "записать описание вывода: datapackage.json",
        en: "write a description of the output: datapackage.json"),
      CommandOption(
        "rejects", .any(.file), ru: "файл для отклонённых строк в исходном виде",
        en: "file for rejected rows as they were"),
    ] + RejectLimit.options + FindingOutput.options + ReadingOptions.table,
    details: LocalizedText(
      ru: "Персональные данные выводятся открыто: результат — только для работы на месте.",
      en: "Personal data are written in the open: the result is for local work only."),
    examples: [
      (
        "opora import зачисления.csv --source enrolments -o enrolments.csv",
        LocalizedText(ru: "реестр зачислений", en: "the register of enrolments")
      ),
      (
        "opora import выгрузка.csv --schema datapackage.json --errors ошибки.csv --excel",
        LocalizedText(ru: "любая таблица по её описанию", en: "any table by its description")
      ),
    ],
    reportsFaultsByExitCode: true, run: run)

  private static func run(
    _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> CommandOutcome {
    let path = invocation.operands[0]
    let input = try NamedFile.input(path)
    let catalogue = try Definitions.catalogue(invocation)
    let limit = try RejectLimit(invocation)
    let plan = try plan(invocation, catalogue, input)
    let registry = RegistryBuilder.registry(
      of: [input], forms: plan.forms, options: plan.options)
    let file = registry.files.first
    let remarks = registry.forms.flatMap { registry.tables[$0.id]?.remarks() ?? [] }
    let findings = plan.findings + registry.findings + remarks
    console.tell(findings)
    try FindingOutput.write(findings, invocation, console)
    guard let file, !file.isRefused, let table = registry.tables[file.source] else {
      return CommandOutcome(hasErrors: true, hasRefusedFiles: true)
    }
    if let target = invocation.value("rejects"), !file.rejected.isEmpty {
      try OutputFile.write(RejectedRows.bytes(of: file, input, console.language), to: target)
    }
    func words(_ language: Language) -> String {
      FileProtocol.text([file], catalogue, language) + "\n"
        + ColumnMatching.text(file, table.form, language)
    }
    console.say(LocalizedText(ru: words(.ru), en: words(.en)))
    let counts = file.counts
    if limit.isExceeded(rejected: counts.rejected, of: counts.accepted + counts.rejected) {
      console.complain(tooManyRejects(path))
      return CommandOutcome(hasErrors: true, hasRejectedRows: true, hasRefusedFiles: true)
    }
    try console.deliver(to: invocation) { take throws(CommandFailure) in
      try TypedTable.write(table, take)
    }
    if let target = invocation.value("package") {
      let name = invocation.value("out") ?? "\(file.source).csv"
      try OutputFile.write(TypedTable.package(table, path: name), to: target)
    }
    return CommandOutcome(
      hasErrors: findings.contains { $0.severity == .error },
      hasRejectedRows: counts.rejected > 0)
  }

  private static func tooManyRejects(_ path: String) -> LocalizedText {
    LocalizedText(
      ru: "\(path): файл не принят, отклонено слишком много строк: скорее не та форма, чем плохие "
        + "строки. Предел задаёт --max-rejects",
      en:
        "\(path): the file was refused, too many rows are rejected: rather the wrong form than bad "
        + "rows. --max-rejects sets the limit")
  }

  /// What a file is imported by.
  private struct Plan {
    var forms: [SourceForm]
    var options = RegistryOptions()
    var findings: [Finding] = []
  }

  private static func plan(
    _ invocation: Invocation, _ catalogue: DefinitionCatalogue, _ input: InputFile
  ) throws(CommandFailure) -> Plan {
    var reading = try ReadingOptions.told(invocation)
    var plan: Plan
    var source: String?
    if let path = invocation.value("schema") {
      let schema = try SchemaForms(path, for: input)
      plan = Plan(forms: schema.forms, findings: schema.findings)
      source = schema.chosen
      reading.fill(from: schema.reading)
    } else {
      plan = Plan(forms: try forms(invocation, catalogue))
      source = plan.forms.count == 1 ? plan.forms[0].id : nil
    }
    plan.options.files[input.name] = .init(source: source, reading: reading)
    plan.options.repairs = try repairs(invocation)
    return plan
  }

  private static func repairs(_ invocation: Invocation) throws(CommandFailure) -> CellRepair {
    var repairs: CellRepair = []
    for name in invocation.values("fix").flatMap({ $0.split(separator: ",") }) {
      guard let repair = CellRepair(named: String(name)) else {
        let known = ["zeros", "dates", "units"]
        throw .usage(
          .invalidChoice(
            option: "fix", value: String(name), choices: known,
            nearest: Suggestion.nearest(to: String(name), among: known)))
      }
      repairs.formUnion(repair)
    }
    return repairs
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

extension CSVOptions {
  /// Takes what was not told on the command line from a description.
  fileprivate mutating func fill(from other: CSVOptions) {
    delimiter = delimiter ?? other.delimiter
    quote = quote ?? (noQuote ? nil : other.quote)
    escape = escape ?? other.escape
    encoding = encoding ?? other.encoding
    headerLines = headerLines ?? other.headerLines
  }
}
