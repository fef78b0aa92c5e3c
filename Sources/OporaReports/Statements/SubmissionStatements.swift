import OporaDefinitions
import OporaLanguage

/// Who submitted and who did not.
extension ReportContext {
  /// The states of a municipality for the sources expected of it, in the order of source titles.
  func submissions(of municipality: String) -> [SubmissionState] {
    input.submissions.filter { $0.municipality == municipality && $0.kind != .notExpected }
      .sorted { sourceTitle($0.source) < sourceTitle($1.source) }
  }

  /// Whether something expected of a municipality is not there.
  func isIncomplete(_ municipality: String) -> Bool {
    submissions(of: municipality).contains(where: \.isAbsent)
  }

  /// A source form's title; its id where the form is unknown.
  func sourceTitle(_ id: String) -> String {
    if id == SubmissionSet.source { return say("отчёт МОЦ", "report of the centre") }
    return input.catalogue.form(id)?.title[language] ?? id
  }

  /// Who did not report, named: of the whole, or what the focus municipality left out.
  func nonReporters() -> Statement? {
    guard let focus = input.focus else { return regionNonReporters() }
    let missing = submissions(of: focus).filter(\.isAbsent)
    guard !missing.isEmpty else { return nil }
    let names = ListText.quoted(missing.map { sourceTitle($0.source) }, language)
    return Statement(
      kind: .nonReporters,
      predicate: say("Сведения не представлены: \(names)", "Not submitted: \(names)"))
  }

  private func regionNonReporters() -> Statement? {
    let expected = municipalities.filter { !submissions(of: $0.code).isEmpty }
    let missing = expected.filter { isIncomplete($0.code) }
    guard !missing.isEmpty else { return nil }
    let full = numbers.integer(expected.count - missing.count)
    let all = Plural.ofMunicipalities.text(expected.count, language)
    let names = ListText.joined(missing.map { $0.shortName[language] }, language)
    return Statement(
      kind: .nonReporters,
      predicate: say(
        "Сведения в полном объёме представили \(full) из \(all); не представили: \(names)",
        "\(full) of \(all) submitted everything; missing: \(names)"))
  }

  /// The share of the expected reports that did not come, 0…1; zero where none was expected.
  var missingShare: ExactNumber {
    let states = input.submissions.filter { $0.kind != .notExpected }
    let missing = states.count(where: \.isAbsent)
    return states.isEmpty
      ? .zero : ExactNumber(missing) / ExactNumber(states.count)
  }
}
