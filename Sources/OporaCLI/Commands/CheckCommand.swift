import Opora
import OporaDiagnostics
import OporaLanguage
import OporaRegistry

/// `opora check WORKSPACE|FILE…`: import everything and tell what is wrong.
enum CheckCommand {
  static let command = Command(
    name: "check",
    summary: LocalizedText(
      ru: "принять файлы и показать замечания", en: "import files and show findings"),
    usage: ["check {workspace}|{file}… [--period {period}] [--errors {file}] [--rejects {folder}]"],
    operands: 1...10_000,
    options: Session.options + FindingOutput.options + [
      CommandOption(
        "rejects", .any(.folder),
        ru: "папка для отклонённых строк в исходном виде, с причинами",
        en: "folder for rejected rows as they were, with the reasons"),
      CommandOption(
        "split", .any(.identifier),
        ru: "отклонённые строки — по файлу на значение столбца, например organisation_id",
        en: "a file of rejected rows for each value of a column, such as organisation_id"),
    ],
    details: LocalizedText(
      ru: "Файл узнаётся по шапке. Исправьте отклонённые строки и примите только их. "
        + "Контрольные соотношения (opora list checks) проверяются за период.",
      en: "A file is recognised by its header. Mend the rejected rows and import only those. "
        + "Control relations (opora list checks) are tried for the period."),
    examples: [
      (
        "opora check выгрузки --errors ошибки.csv --excel",
        LocalizedText(
          ru: "все замечания — таблицей для Excel", en: "all findings as a table for Excel")
      )
    ],
    reportsFaultsByExitCode: true, run: run)

  private static func run(
    _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> CommandOutcome {
    let (workspace, name) = try workspace(invocation.operands, console)
    let session = try Session.open(workspace, name, invocation, console)
    let relations = try relations(session)
    let findings = worthSaying(session.monitoring.findings() + relations, console)
    let files = session.monitoring.registry.files
    console.line(FileProtocol.text(files, session.monitoring.catalogue, console.language))
    console.show(DataFindingReport(findings, console.language))
    try FindingOutput.write(findings, invocation, console)
    let hasRejectedRows = files.contains { $0.counts.rejected > 0 }
    if hasRejectedRows, invocation.value("rejects") == nil { console.say(howToMend) }
    if let folder = invocation.value("rejects") {
      let items = RejectedRows.items(
        of: files, in: workspace, console.language, splitBy: invocation.value("split"))
      if !items.isEmpty { try OutputFolder.write(items, to: folder) }
      console.say(
        LocalizedText(
          ru: "Файлов с отклонёнными строками: \(items.count) (\(folder))",
          en: "Files with rejected rows: \(items.count) (\(folder))"))
    }
    return CommandOutcome(
      hasErrors: findings.contains { $0.severity == .error },
      hasRejectedRows: hasRejectedRows,
      hasRefusedFiles: files.contains(where: \.isRefused))
  }

  /// What is against the control relations; nothing where no period has data and none is named.
  private static func relations(_ session: Session) throws(CommandFailure) -> [Finding] {
    let isNamed = session.invocation.value("period") != nil
    guard isNamed || !session.monitoring.periods.isEmpty else { return [] }
    return session.monitoring.controlFindings(in: try session.period())
  }

  /// What to do about rejected rows.
  private static let howToMend = LocalizedText(
    ru: "Отклонённые строки не учтены. Исправьте их в самом файле; либо добавьте к команде "
      + "--rejects ПАПКА: там будут только эти строки с причинами; исправленные сохраните рядом с "
      + "исходным файлом под другим именем, без «.rejected»",
    en: "Rejected rows do not count. Mend them in the file itself, or add --rejects DIR to the "
      + "command: there will be those rows alone with the reasons; save the mended ones beside the "
      + "original file under another name, without \".rejected\"")

  /// What to do with a folder that holds no tables yet.
  private static let nothingToRead = LocalizedText(
    ru: "в папке нет файлов CSV. Положите в неё выгрузки или заполненные бланки "
      + "(бланки создаёт opora init ПАПКА); книги Excel сохраните как «CSV UTF-8»",
    en: "the folder has no CSV files. Put exports or filled blank forms into it "
      + "(opora init DIR makes the blank forms); save Excel workbooks as \"CSV UTF-8\"")

  /// All findings but notes about definitions, which only `--verbose` wants to hear.
  private static func worthSaying(_ findings: [Finding], _ console: Console) -> [Finding] {
    findings.filter { finding in
      console.isVerbose || finding.severity > .info || finding.place.column == nil
    }
  }

  /// A folder is a workspace; single files make one.
  private static func workspace(
    _ paths: [String], _ console: Console
  ) throws(CommandFailure) -> (Workspace, String) {
    if paths.count == 1, FileSystem.kind(of: paths[0]) == .folder {
      console.progress(LocalizedText(ru: "Чтение \(paths[0])", en: "Reading \(paths[0])"))
      let workspace = try Session.read(paths[0])
      guard workspace.files.isEmpty else { return (workspace, paths[0]) }
      guard workspace.configuration != nil else {
        throw .refused(path: paths[0], reason: nothingToRead)
      }
      console.say(nothingToRead)
      return (workspace, paths[0])
    }
    var files: [InputFile] = []
    for path in paths where !files.contains(where: { $0.name == path }) {
      files.append(try NamedFile.input(path, isForRegistry: true))
    }
    return (Workspace(files: files), paths.joined(separator: " "))
  }
}

extension Console {
  /// Shows a report of findings as the result of a command; headings stand out on a terminal.
  func show(_ report: DataFindingReport) {
    line("\n" + report.headline)
    for section in report.sections {
      line("")
      heading(section.heading, color: section.severity.color)
      for entry in section.entries { line(entry) }
    }
    if !report.remainder.isEmpty { line("\n" + report.remainder) }
  }
}

extension Severity {
  fileprivate var color: HeadingColor {
    switch self {
    case .error: .red
    case .warning: .yellow
    case .info: .none
    }
  }
}
