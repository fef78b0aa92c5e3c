public import OporaDiagnostics
public import OporaDefinitions
import OporaIndicators
import OporaLanguage
import OporaRating

/// What is said of a submission after its files were compared with its manifest, and its figures
/// with one another (сверка отчёта).
public struct SubmissionCheck: Sendable {
  /// Differences are errors; what else should be known are warnings and notes.
  public private(set) var findings: [Finding] = []
  /// Files that are as they were written.
  public private(set) var unchanged = 0
  /// Files that lie beside and are not part of the submission, by path.
  public private(set) var beside: [String] = []

  private let received: ReceivedSubmission

  /// Checks files, control code and figures.
  ///
  /// - Parameters:
  ///   - received: the submission.
  ///   - catalogue: the definitions here, to say which the submission has others of.
  ///   - program: the version of this program.
  public init(_ received: ReceivedSubmission, catalogue: DefinitionCatalogue, program: String) {
    self.received = received
    checkFiles()
    checkCode()
    checkFigures()
    checkMakers(catalogue, program)
  }

  private mutating func add(
    _ code: String, _ severity: Severity, _ path: String, _ message: LocalizedText,
    fix: LocalizedText = LocalizedText(ru: "")
  ) {
    findings.append(
      Finding(
        code: code, severity: severity, place: Place(file: path), message: message, fix: fix))
  }

  // MARK: Files

  private mutating func checkFiles() {
    let manifest = received.manifest
    for output in manifest.outputs {
      guard let bytes = received.files[output.path] else {
        add(
          "file-missing", .error, output.path,
          LocalizedText(
            ru: "файл есть в описи, но в отчёте его нет",
            en: "the file is in the manifest but not in the submission"),
          fix: SubmissionCheck.askAnew)
        continue
      }
      guard SHA256.hex(of: bytes) != output.hash else {
        unchanged += 1
        continue
      }
      add(
        "file-changed", .error, output.path,
        LocalizedText(
          ru: "файл изменён после отправки: контрольная сумма другая",
          en: "the file was changed after it was submitted: its checksum differs"),
        fix: SubmissionCheck.askAnew)
    }
    let listed = Set(manifest.outputs.map(\.path))
    for name in ["values.csv", "findings.csv", "report.md"] where !listed.contains(name) {
      add(
        "file-missing", .error, name,
        LocalizedText(
          ru: "в описи нет обязательного файла", en: "the manifest lacks a file that is needed"))
    }
    beside = received.files.keys.filter { !listed.contains($0) }.sorted()
  }

  private static let askAnew = LocalizedText(
    ru: "запросите отчёт заново или сверьте код с подписанным листом",
    en: "ask for the submission anew or compare the code with the signed sheet")

  private mutating func checkCode() {
    let manifest = received.manifest
    guard manifest.controlCode != manifest.computedCode else { return }
    add(
      "control-code", .error, SubmissionManifest.fileName,
      LocalizedText(
        ru: "контрольный код \(manifest.controlCode) не соответствует описи "
          + "(по ней — \(manifest.computedCode)): опись изменена",
        en: "the control code \(manifest.controlCode) does not belong to the manifest "
          + "(which gives \(manifest.computedCode)): it was changed"),
      fix: SubmissionCheck.askAnew)
  }

  // MARK: Figures

  private mutating func checkFigures() {
    let tables = SubmittedTables(received)
    for name in tables.unreadable where received.files[name] != nil {
      add(
        "table-unreadable", .error, name,
        LocalizedText(
          ru: "таблица не читается: нет нужных столбцов",
          en: "the table cannot be read: columns are missing"))
    }
    for (name, row) in tables.damaged {
      add(
        "row-unreadable", .error, name,
        LocalizedText(ru: "строка \(row + 1) не читается", en: "row \(row + 1) cannot be read"))
    }
    for cell in tables.values where cell.isContradictory {
      let place = "\(cell.indicator), \(cell.period)"
      add(
        "figure-wrong", .error, "values.csv",
        LocalizedText(
          ru: "\(place): значение не равно отношению числителя к знаменателю",
          en: "\(place): the value is not the numerator over the denominator"))
    }
    let own = received.manifest.municipality
    if tables.values.contains(where: { $0.municipality != own }) {
      add(
        "foreign-rows", .error, "values.csv",
        LocalizedText(
          ru: "есть строки другого муниципалитета", en: "there are rows of another municipality"))
    }
    checkPoints(tables)
  }

  /// Points of the criteria add up to the total exactly, where all of them are known.
  private mutating func checkPoints(_ tables: SubmittedTables) {
    for unit in tables.units {
      let own = tables.points.filter { $0.unit == unit.unit }
      let points = own.filter { !$0.maximum.isZero }.map(\.points)
      guard !points.isEmpty, !points.contains(nil) else { continue }
      let sum = points.compactMap { $0 }.reduce(.zero, +)
      guard sum != unit.points else { continue }
      let (ru, en) = (NumberStyle(.ru), NumberStyle(.en))
      add(
        "points-wrong", .error, "rating_points.csv",
        LocalizedText(
          ru: "сумма баллов по критериям \(ru.text(sum, decimals: 2)) не равна итогу "
            + ru.text(unit.points, decimals: 2),
          en: "the points of the criteria add up to \(en.text(sum, decimals: 2)), not to "
            + en.text(unit.points, decimals: 2)))
    }
  }

  // MARK: Who made it

  private mutating func checkMakers(_ catalogue: DefinitionCatalogue, _ program: String) {
    let manifest = received.manifest
    if manifest.program != program {
      add(
        "other-program", .warning, SubmissionManifest.fileName,
        LocalizedText(
          ru: "отчёт сделан версией программы \(manifest.program), здесь — \(program)",
          en: "made by version \(manifest.program) of the program, here it is \(program)"))
    }
    let others = OtherDefinitions(manifest, catalogue)
    guard !others.isEmpty else { return }
    add(
      "other-definitions", .warning, SubmissionManifest.fileName, others.message,
      fix: LocalizedText(
        ru: "разошлите определения ещё раз или проверьте с ними: --definitions ПАПКА",
        en: "send the definitions out again, or verify with them: --definitions DIR"))
  }
}

extension IndicatorValue {
  /// A percentage that its own numerator and denominator do not give.
  fileprivate var isContradictory: Bool {
    guard unit == "percent", let written = outcome.number, let numerator, let denominator,
      !denominator.isZero, exactValue == nil
    else { return false }
    // A part that is no whole number is written as the nearest double, and so the quotient may
    // differ in its last digit.
    let computed = (numerator * ExactNumber(100) / denominator).doubleValue
    return abs(computed - written.doubleValue) > 1e-12 * max(1, abs(computed))
  }
}

/// Definitions that a submission was made with and that differ from those here.
struct OtherDefinitions {
  /// Ids with another version or another text, by id.
  let changed: [String]
  /// Ids that are not known here.
  let unknown: [String]

  init(_ manifest: SubmissionManifest, _ catalogue: DefinitionCatalogue) {
    let ids = Set(manifest.definitions.map(\.id))
    let own = Submission.definitions(of: catalogue, ids)
    let known = Set(own.map(\.id))
    let all = Set(own)
    unknown = manifest.definitions.map(\.id).filter { !known.contains($0) }
    changed = manifest.definitions.filter { known.contains($0.id) && !all.contains($0) }.map(\.id)
  }

  var isEmpty: Bool { changed.isEmpty && unknown.isEmpty }

  var message: LocalizedText {
    func list(_ language: Language) -> String {
      var parts: [String] = []
      if !changed.isEmpty {
        let word = language == .ru ? "отличаются" : "differ"
        parts.append("\(word): \(ListText.joined(changed, language, limit: 10))")
      }
      if !unknown.isEmpty {
        let word = language == .ru ? "здесь нет" : "unknown here"
        parts.append("\(word): \(ListText.joined(unknown, language, limit: 10))")
      }
      return parts.joined(separator: "; ")
    }
    return LocalizedText(
      ru: "отчёт сделан по другим определениям — \(list(.ru))",
      en: "made with other definitions — \(list(.en))")
  }
}
