import OporaDefinitions
public import OporaDiagnostics
import OporaLanguage
import OporaRegistry
public import OporaReports

extension Monitoring {
  /// A municipality's report, ready to be handed over (отчёт МОЦ).
  ///
  /// ```swift
  /// let submission = monitoring.submission(.init(form: "half-year", period: period, municipality: code))
  /// ```
  ///
  /// - Parameters:
  ///   - request: form, period and municipality.
  ///   - terms: the number of the version, which one it replaces, the day.
  /// - Returns: nil if the form is unknown or wrong, or the request names no municipality.
  public func submission(
    _ request: ReportRequest, terms: Submission.Terms = Submission.Terms()
  ) -> Submission? {
    guard let form = reportForm(request.form), form.levels.contains(.municipality) else {
      return nil
    }
    let input = reportBase(for: request.period).input(for: request, of: self)
    return Submission(form, of: input, terms: terms)
  }

  /// What a submission says that this workspace does not: it is made again from the files here.
  ///
  /// Inputs are compared by their hashes; then every figure is, whatever made it differ: a file, a
  /// definition, another version of the program.
  ///
  /// - Parameters:
  ///   - received: the submission.
  ///   - program: the version of this program.
  /// - Returns: findings of severity error where something differs; empty if nothing does.
  public func recheck(_ received: ReceivedSubmission, program: String) -> [Finding] {
    var findings = inputFindings(received.manifest)
    guard let again = remade(received.manifest, program: program) else {
      let message = LocalizedText(
        ru:
          "отчёт нельзя составить заново: нет муниципалитета или формы \(received.manifest.reportForm)",
        en: "the submission cannot be made again: no such municipality, or no form "
          + received.manifest.reportForm)
      return findings + [Monitoring.difference("cannot-recompute", "submission.json", message)]
    }
    let differences = SubmissionDifference.all(from: received, to: again)
    let whole = differences.filter(\.category.isEmpty)
    for difference in whole + differences.filter({ !$0.category.isEmpty }) {
      switch difference.area {
      case .value, .points:
        let file = difference.area == .value ? "values.csv" : "rating_points.csv"
        let name = [difference.subject, difference.period, difference.category]
          .filter { !$0.isEmpty }.joined(separator: ", ")
        let message = LocalizedText(
          ru: "\(name): представлено \(shown(difference.before)) / рассчитано "
            + shown(difference.after),
          en: "\(name): submitted \(shown(difference.before)) / computed "
            + shown(difference.after))
        findings.append(Monitoring.difference("figure-differs", file, message))
      case .frame, .input, .file: continue
      }
    }
    return findings
  }

  private func shown(_ text: String) -> String { text.isEmpty ? "…" : text }

  private func remade(
    _ manifest: SubmissionManifest, program: String
  ) -> ReceivedSubmission? {
    guard var period = period(manifest.period),
      registry.municipality(manifest.municipality) != nil
    else { return nil }
    if let day = manifest.asOf { period = period.cut(asOf: day) }
    var request = ReportRequest(
      form: manifest.reportForm, period: period, municipality: manifest.municipality)
    request.language = manifest.language
    request.programVersion = program
    var terms = Submission.Terms()
    terms.version = manifest.version
    terms.supersedes = manifest.supersedes
    terms.submittedOn = manifest.submittedOn
    guard let submission = submission(request, terms: terms) else { return nil }
    do {
      return try ReceivedSubmission(submission.files, name: submission.manifest.folderName)
    } catch {
      return nil
    }
  }

  private func inputFindings(_ manifest: SubmissionManifest) -> [Finding] {
    let hashes = Dictionary(
      workspace.files.map { ($0.name, SHA256.hex(of: $0.bytes)) },
      uniquingKeysWith: { first, _ in first })
    let known = Set(manifest.inputs.map(\.path))
    let changed = manifest.inputs.compactMap { input -> Finding? in
      guard let own = hashes[input.path] else {
        return Monitoring.difference(
          "input-missing", input.path,
          LocalizedText(
            ru: "исходного файла отчёта в папке нет",
            en: "the file that the submission was made from is not in the workspace"))
      }
      return own == input.hash
        ? nil
        : Monitoring.difference(
          "input-changed", input.path,
          LocalizedText(
            ru: "исходный файл изменён после составления отчёта",
            en: "the file was changed after the submission was made from it"))
    }
    let added = workspace.files.map(\.name).filter { !known.contains($0) }.sorted().map { name in
      Monitoring.difference(
        "input-added", name,
        LocalizedText(
          ru: "файл появился после составления отчёта",
          en: "the file came after the submission was made"))
    }
    return changed + added
  }

  private static func difference(
    _ code: String, _ file: String, _ message: LocalizedText
  ) -> Finding {
    Finding(code: code, severity: .error, place: Place(file: file), message: message)
  }
}
