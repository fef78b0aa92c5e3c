import Opora
import OporaDefinitions
import OporaDiagnostics
import OporaIndicators
import OporaLanguage
import OporaRegistry
import OporaSystem

/// A workspace opened for a command, and what the command line says of period and place.
struct Session {
  /// The path as typed.
  let path: String
  /// The workspace with its definitions and data.
  let monitoring: Monitoring
  /// What was typed.
  let invocation: Invocation

  /// Options of every command that computes figures of a workspace.
  static let options = [
    CommandOption(
      "period", .any(.period),
      ru: "отчётный период, например 2024-S1 (по умолчанию последний с данными)",
      en: "reporting period, such as 2024-S1 (default: the latest with data)"),
    CommandOption(
      "as-of", .any(.date), ru: "дата, на которую обрезать незавершённый период",
      en: "the day at which a period that has not ended is cut"),
  ]

  /// The option for one municipality.
  static let municipalityOption = CommandOption(
    "municipality", .any(.municipality),
    ru: "код ОКТМО или название (по умолчанию единственный)",
    en: "OKTMO code or name (default: the only one)")

  /// Reads the workspace named on the command line and imports its files.
  static func open(
    _ path: String, _ invocation: Invocation, _ console: Console,
    scope: Monitoring.Scope = .everything, forReport: Bool = false
  ) throws(CommandFailure) -> Session {
    console.progress(LocalizedText(ru: "Чтение \(path)", en: "Reading \(path)"))
    return try open(
      try read(path), path, invocation, console, scope: scope, forReport: forReport)
  }

  /// Reads the files of a workspace.
  static func read(_ path: String) throws(CommandFailure) -> Workspace {
    do {
      return try Workspace.read(folder: path)
    } catch {
      throw Session.failure(error)
    }
  }

  /// Imports the files of a workspace that has been read.
  static func open(
    _ workspace: Workspace, _ path: String, _ invocation: Invocation, _ console: Console,
    scope: Monitoring.Scope = .everything, forReport: Bool = false
  ) throws(CommandFailure) -> Session {
    let overlay = try Definitions.overlay(invocation)
    console.progress(LocalizedText(ru: "Импорт \(path)", en: "Importing \(path)"))
    let limits = try Limits.limits(invocation)
    // Progress is told by the thread that reads, which is this one.
    nonisolated(unsafe) let terminal = console
    let reading = ReadingProgress()
    var monitoring = Monitoring(
      workspace, overlay: overlay, scope: scope, limits: limits, hashesInputs: forReport,
      progress: { terminal.progress(reading.text($0, $1, of: $2)) })
    try AnswerFile.take(invocation, into: &monitoring, console)
    console.language = invocation.global.languageGiven ?? monitoring.configuration.language
    let session = Session(path: path, monitoring: monitoring, invocation: invocation)
    last.withLock { $0 = session }
    return session
  }

  /// A process ends with its command: tables left to the system are gone sooner than those that are
  /// given back one by one.
  private static let last = Locked<Session?>(nil)

  private static func failure(_ error: WorkspaceError) -> CommandFailure {
    switch error {
    case .notAFolder(let path):
      let isThere = FileSystem.kind(of: path) != .nothing
      let number = isThere ? Platform.notAFolder : Platform.notFound
      return .notRead(path, FileSystem.Failure(number: number))
    case .unreadable(let path):
      return .notRead(path, FileSystem.Failure(number: Platform.noAccess))
    }
  }
}

extension Session {
  /// The period asked for, cut at `--as-of`; the latest with data if none is named.
  func period() throws(CommandFailure) -> ReportingPeriod {
    let whole = try whole()
    guard let day = try invocation.asOf() else { return whole }
    guard day >= whole.start else {
      throw .usage(
        .invalidValue(
          option: "as-of", value: invocation.value("as-of") ?? "",
          expected: LocalizedText(
            ru: "день не раньше начала периода \(whole.id)",
            en: "a day that is not before the start of the period \(whole.id)")))
    }
    return whole.cut(asOf: day)
  }

  private func whole() throws(CommandFailure) -> ReportingPeriod {
    guard let text = invocation.value("period") else {
      let answered = monitoring.answers?.periods.compactMap { monitoring.period($0) }.max()
      if let latest = answered ?? monitoring.periods.last { return latest }
      throw .unknown(
        LocalizedText(
          ru: "в папке нет данных ни за один период; укажите --period",
          en: "the workspace has no data of any period; name one with --period"))
    }
    if let period = monitoring.period(text) { return period }
    let example = monitoring.periods.last?.id ?? "2024-S1"
    throw .usage(
      .invalidValue(
        option: "period", value: text,
        expected: LocalizedText(
          ru: "период вида \(example)", en: "a period such as \(example)")))
  }

  /// The municipality asked for; the only one if none is named.
  func municipality() throws(CommandFailure) -> Municipality {
    let all = monitoring.registry.municipalities
    guard let text = invocation.value("municipality") else {
      if all.count == 1 { return all[0] }
      throw .usage(.missingOption("municipality"))
    }
    let found = monitoring.municipalities(named: text)
    if found.count == 1 { return found[0] }
    throw .unknown(found.isEmpty ? noMunicipality(text, all) : several(found, text))
  }

  private func noMunicipality(_ text: String, _ all: [Municipality]) -> LocalizedText {
    let nearest = Suggestion.nearest(to: text, among: all.flatMap { [$0.code, $0.name] })
    return LocalizedText(
      ru: "нет муниципалитета «\(text)»" + (nearest.map { "; возможно, «\($0)»?" } ?? ""),
      en: "there is no municipality '\(text)'" + (nearest.map { "; did you mean '\($0)'?" } ?? ""))
  }

  private func several(_ found: [Municipality], _ text: String) -> LocalizedText {
    let names = found.map { "\($0.name) (\($0.code))" }
    return LocalizedText(
      ru: "«\(text)» — это \(ListText.joined(names, .ru)); укажите код",
      en: "'\(text)' means \(ListText.joined(names, .en)); give the code")
  }

  /// The indicators asked for; all if none is named.
  func indicators() throws(CommandFailure) -> [String] {
    let known = monitoring.indicatorIDs
    var ids: [String] = []
    for id in invocation.values("indicator") where !ids.contains(id) {
      guard known.contains(id) else { throw noIndicator(id) }
      ids.append(id)
    }
    if ids.isEmpty, let answers = monitoring.answers {
      return known.filter { monitoring.isAnswered($0, by: answers) }
    }
    return ids.isEmpty ? known : ids
  }

  /// Why an indicator cannot be computed: its definition has an error, or there is none.
  func noIndicator(_ id: String) -> CommandFailure {
    let faults = monitoring.definitionFindings.filter { $0.severity == .error }
    let own = faults.filter { $0.place.file.split(separator: "/").last == "\(id).json5" }
    if !own.isEmpty { return .broken(notComputed(id, own)) }
    let isNamed = faults.contains { $0.place.sourceLine?.contains(id) ?? false }
    if isNamed { return .broken(notComputed(id, faults)) }
    let nearest = Suggestion.nearest(to: id, among: monitoring.indicatorIDs)
    return .unknown(
      LocalizedText(
        ru: "нет показателя «\(id)»" + (nearest.map { "; возможно, «\($0)»?" } ?? "")
          + (faults.isEmpty ? "" : "\n" + DataFindingReport(faults, .ru).text),
        en: "there is no indicator '\(id)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
          + (faults.isEmpty ? "" : "\n" + DataFindingReport(faults, .en).text)))
  }

  private func notComputed(_ id: String, _ faults: [Finding]) -> LocalizedText {
    LocalizedText(
      ru: "показатель «\(id)» не вычислен\n" + DataFindingReport(faults, .ru).text,
      en: "the indicator '\(id)' was not computed\n" + DataFindingReport(faults, .en).text)
  }

  /// The breakdowns asked for.
  func breakdowns() throws(CommandFailure) -> [String] {
    var asked = invocation.values("by")
    if asked.isEmpty, let answers = monitoring.answers { asked = answers.breakdowns }
    guard !Set(asked).isSubset(of: monitoring.catalogue.indicators.flatMap(\.breakdowns)) else {
      return asked
    }
    // Of the definitions only those asked for may have been read.
    let all = StandardDefinitions.catalogue(
      overlay: monitoring.workspace.definitions + (try Definitions.overlay(invocation)))
    try all.requireBreakdowns(asked)
    return asked
  }

  /// Says how many findings there are and where to read them; gives what they came to.
  ///
  /// - Parameters:
  ///   - console: Where it is said.
  ///   - isComplete: Whether every column was kept; if not, keys that occur twice may not be known,
  ///     and nothing is counted.
  /// - Returns: What the findings and files came to.
  func outcome(_ console: Console, isComplete: Bool = true) -> CommandOutcome {
    console.tell(monitoring.definitionFindings.filter { $0.severity == .error })
    let findings = monitoring.findings()
    let files = monitoring.registry.files
    let wrong = findings.count { $0.severity == .error }
    let doubtful = findings.count { $0.severity == .warning }
    if wrong + doubtful > 0 {
      let laid = invocation.global.definitions.map { " --definitions \(ShellText.quoted($0))" }
      let command = "opora check \(ShellText.quoted(path))\(laid ?? "")"
      let russian = isComplete ? ": ошибок — \(wrong), предупреждений — \(doubtful)" : ""
      let english = isComplete ? ": \(wrong) errors, \(doubtful) warnings" : ""
      console.say(
        LocalizedText(
          ru: "Есть замечания\(russian). Подробно: \(command)",
          en: "There are findings\(english). Details: \(command)"))
    }
    return CommandOutcome(
      hasErrors: wrong > 0, hasRejectedRows: files.contains { $0.counts.rejected > 0 },
      hasRefusedFiles: files.contains(where: \.isRefused))
  }
}

extension Invocation {
  /// The day of `--as-of`; nil if it is not given.
  func asOf() throws(CommandFailure) -> CalendarDay? { try day("as-of") }

  /// The day given for an option, as `2024-12-01` or `01.12.2024`; nil if it is not given.
  func day(_ option: String) throws(CommandFailure) -> CalendarDay? {
    guard let text = value(option) else { return nil }
    if let day = CalendarDay(iso: text) { return day }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    if parts.count == 3, let day = CalendarDay(iso: parts.reversed().joined(separator: "-")) {
      return day
    }
    throw .usage(
      .invalidValue(
        option: option, value: text,
        expected: LocalizedText(ru: "дата вида 01.12.2024", en: "a date such as 2024-12-01")))
  }
}
