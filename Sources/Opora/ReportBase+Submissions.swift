import OporaDefinitions
import OporaDiagnostics
import OporaIndicators
import OporaLanguage
import OporaRating
public import OporaRegistry
public import OporaReports

extension Monitoring {
  /// What all reports of a period share, where some municipalities sent submissions.
  ///
  /// A municipality's own figures are those it submitted. Those of the whole come from registries
  /// where these hold all who have a figure; else they are added up, and that is said.
  ///
  /// - Parameters:
  ///   - period: the period.
  ///   - received: submissions of the period and of earlier ones.
  ///   - program: the version of this program.
  /// - Returns: the figures, and findings on submissions among the others.
  public func reportBase(
    for period: ReportingPeriod, with received: [ReceivedSubmission], program: String
  ) -> ReportBase {
    var base = reportBase(for: period)
    guard !received.isEmpty else { return base }
    let set = SubmissionSet(
      received, period: period.id, journal: journal, deadline: configuration.deadline(of: period),
      catalogue: catalogue, program: program)
    base.merge(set, into: self)
    return base
  }

  /// The periods that submissions are of, oldest first.
  public func periods(of received: [ReceivedSubmission]) -> [ReportingPeriod] {
    Set(received.map(\.manifest.period)).compactMap { self.period($0) }.sorted { $0 < $1 }
  }

  /// What the journal says of reports as a whole.
  private var journal: [SubmissionSet.JournalEntry] {
    guard let table = registry.tables["submissions"], let sources = table.column("source"),
      let units = table.column("municipality"), let periods = table.column("period")
    else { return [] }
    return (0..<table.rowCount).filter { sources.text($0) == SubmissionSet.source }.map { row in
      SubmissionSet.JournalEntry(
        municipality: units.text(row), period: periods.text(row),
        day: table.column("submitted_on")?.day(row),
        version: table.column("version")?.number(row).flatMap { Int($0.description) },
        isReturned: table.column("status")?.text(row) == "returned")
    }
  }
}

extension ReportBase {
  /// Takes the figures of submissions in.
  fileprivate mutating func merge(_ set: SubmissionSet, into monitoring: Monitoring) {
    addMunicipalities(set)
    addPeriods(set, monitoring)
    let own = values
    values = MergedValues(own: own, set: set, municipalities: municipalities.map(\.code))
      .values(by: monitoring)
    submissionFindings = set.findings + contradictions(own, set)
    findings += submissionFindings
    published.add(revisions(own, set))
    files += set.accepted.keys.sorted().flatMap { code -> [OporaReports.ImportedFile] in
      (set.accepted[code]?.received.manifest.inputs ?? []).map { file in
        var file = file
        file.path = "\(code)/\(file.path)"
        return file
      }
    }
    addStates(set, monitoring)
    indicators = monitoring.indicatorIDs.filter { id in
      indicators.contains(id)
        || set.accepted.values.contains { accepted in
          accepted.tables.values.contains { $0.indicator == id }
        }
    }
    rate(set, monitoring)
    var hashing = SHA256()
    let codes = set.accepted.keys.sorted().compactMap {
      set.accepted[$0]?.received.manifest.controlCode
    }
    hashing.update(Array((hash + "\n" + codes.joined(separator: "\n")).utf8))
    hash = hashing.hex()
  }

  private mutating func addMunicipalities(_ set: SubmissionSet) {
    let known = Set(municipalities.map(\.code))
    for code in set.accepted.keys.sorted() where !known.contains(code) {
      guard let manifest = set.accepted[code]?.received.manifest else { continue }
      municipalities.append(Municipality(manifest))
    }
    for state in set.states where !municipalities.contains(where: { $0.code == state.municipality })
    {
      municipalities.append(Municipality(code: state.municipality))
    }
    municipalities.sort { $0.code < $1.code }
  }

  /// The periods that the submissions know of beside those of the workspace.
  private mutating func addPeriods(_ set: SubmissionSet, _ monitoring: Monitoring) {
    let ids = set.accepted.values.flatMap { $0.tables.values.map(\.period) }
    var all = Set(shown.map(\.id)).union(ids).union(set.earlier.keys)
    all.remove(period.id)
    let earlier = all.compactMap { monitoring.period($0) }.filter { $0 < period }.sorted { $0 < $1 }
    shown = earlier.suffix(7) + [period]
  }

  /// Figures of a submission that the registries here give otherwise.
  private func contradictions(_ own: IndicatorValues, _ set: SubmissionSet) -> [Finding] {
    set.accepted.keys.sorted().flatMap { code -> [Finding] in
      guard let accepted = set.accepted[code] else { return [] }
      return accepted.tables.values.compactMap { cell in
        guard cell.breakdown.isEmpty, cell.period == period.id,
          let computed = own.cell(cell.indicator, code, cell.period)?.outcome.number,
          let submitted = cell.outcome.number,
          MachineNumber.text(computed) != MachineNumber.text(submitted)
        else { return nil }
        let (ru, en) = (NumberStyle(.ru), NumberStyle(.en))
        return Finding(
          code: "declared-differs", severity: .warning,
          place: Place(file: accepted.received.name),
          message: LocalizedText(
            ru: "\(cell.indicator): представлено \(ru.text(submitted, decimals: 2)) / рассчитано "
              + ru.text(computed, decimals: 2),
            en: "\(cell.indicator): submitted \(en.text(submitted, decimals: 2)) / computed "
              + en.text(computed, decimals: 2)))
      }
    }
  }

  /// Figures of earlier submissions that are others in what is said of those periods now.
  private func revisions(_ own: IndicatorValues, _ set: SubmissionSet) -> PublishedFigures {
    var figures = PublishedFigures()
    for time in set.earlier.keys.sorted() {
      let submitted = set.earlier[time] ?? [:]
      for code in submitted.keys.sorted() {
        let said = submitted[code]?.tables.values.filter { $0.period == time } ?? []
        let current = IndicatorValues(set.accepted[code]?.tables.values ?? [])
        for cell in said where cell.breakdown.isEmpty {
          let now = current.cell(cell.indicator, code, time) ?? own.cell(cell.indicator, code, time)
          guard let before = cell.outcome.number, let now else { continue }
          figures.compared += 1
          if let number = now.outcome.number, !PublishedFigures.Revision.differ(before, number) {
            continue
          }
          figures.revisions.append(
            .init(
              period: time, municipality: code, indicator: cell.indicator, before: before,
              now: now.outcome, isSubmitted: true))
        }
      }
    }
    return figures
  }

  /// A municipality that submitted a report, or should have, is not asked for single sources.
  private mutating func addStates(_ set: SubmissionSet, _ monitoring: Monitoring) {
    let reporters = Set(set.states.map(\.municipality))
    let id = period.id
    let reported = values.cells.filter { $0.period == id && $0.outcome.number != nil }
    let withRows = Set(reported.map(\.municipality))
    submissions.removeAll {
      reporters.contains($0.municipality) || !withRows.contains($0.municipality)
    }
    submissions += set.states
    for municipality in municipalities.map(\.code)
    where !reporters.contains(municipality) && !withRows.contains(municipality) {
      submissions.append(
        SubmissionState(
          municipality: municipality, source: SubmissionSet.source, kind: .missing))
    }
  }

  private mutating func rate(_ set: SubmissionSet, _ monitoring: Monitoring) {
    guard let form = monitoring.ratingForm else { return }
    let (units, values) = (municipalities.map(\.code), values)
    func rated(
      _ period: ReportingPeriod, _ given: [String: SubmissionSet.Accepted],
      previous: RatingResult?
    ) -> RatingResult {
      let inputs = CriterionInputs(
        registry: monitoring.registry, values: values, units: units,
        submitted: given.mapValues { CriterionInput.entered($0.tables.points) })
      return Rating(form: form).rate(
        period: period.id, units: units, inputs: inputs.inputs(for: form, in: period),
        previous: previous)
    }
    let before = period.previous
    // Figures of a submission reach back, what was entered then does not: a place made of the
    // figures alone would be nobody's place.
    let isKnown =
      set.earlier[before.id] != nil || monitoring.periods.contains { $0.id == before.id }
    let previous =
      monitoring.publishedRating(form, in: before)
      ?? (isKnown ? rated(before, set.earlier[before.id] ?? [:], previous: nil) : nil)
    rating = RatingInput(
      form: form, current: rated(period, set.accepted, previous: previous), previous: previous)
  }
}

extension PublishedFigures {
  /// Takes further figures in.
  fileprivate mutating func add(_ other: PublishedFigures) {
    compared += other.compared
    revisions += other.revisions
  }
}

extension CriterionInput {
  /// What a submission entered, by criterion.
  fileprivate static func entered(_ points: [CriterionPoints]) -> [String: CriterionInput] {
    var inputs: [String: CriterionInput] = [:]
    for row in points where row.indicator.isEmpty && row.claimed != nil {
      var input = CriterionInput(unit: row.unit, criterion: row.criterion, raw: nil)
      input.claimed = row.claimed
      input.accepted = row.accepted
      input.evidence = row.evidence
      inputs[row.criterion] = input
    }
    return inputs
  }
}

extension Municipality {
  /// A municipality as its submission names it.
  fileprivate init(_ manifest: SubmissionManifest) {
    self.init(code: manifest.municipality)
    name = manifest.name.ru
    nameEnglish = manifest.name.en
    shortName = manifest.shortName.ru
  }
}

/// Cells of the workspace and of submissions, with the whole of both.
private struct MergedValues {
  let own: IndicatorValues
  let set: SubmissionSet
  let municipalities: [String]

  func values(by monitoring: Monitoring) -> IndicatorValues {
    let submitted = submittedCells
    let units = Set(submitted.map(\.municipality))
    let kept = own.cells.filter {
      !units.contains($0.municipality) && $0.municipality != IndicatorValue.total
    }
    var cells = kept + submitted
    let known = Set(municipalities)
    cells.removeAll { !known.contains($0.municipality) || $0.period > set.period }
    return IndicatorValues(cells + wholes(of: cells, by: monitoring))
  }

  /// Of an earlier period counts what was submitted for it then, else what is said of it now.
  private var submittedCells: [IndicatorValue] {
    var cells: [IndicatorValue] = []
    for code in set.accepted.keys.sorted() {
      cells += set.accepted[code]?.tables.values ?? []
    }
    for period in set.earlier.keys.sorted() {
      let accepted = set.earlier[period] ?? [:]
      for code in accepted.keys.sorted() where set.accepted[code] != nil {
        cells += (accepted[code]?.tables.values ?? []).filter { $0.period == period }
      }
    }
    return cells
  }

  private struct Place: Hashable {
    let period: String
    let indicator: String
    let breakdown: String
    let category: String
  }

  private func wholes(
    of cells: [IndicatorValue], by monitoring: Monitoring
  ) -> [IndicatorValue] {
    let definitions = Dictionary(
      monitoring.catalogue.indicators.map { ($0.id, $0) }, uniquingKeysWith: { _, last in last })
    let groups = Dictionary(grouping: cells) {
      Place(
        period: $0.period, indicator: $0.indicator, breakdown: $0.breakdown, category: $0.category)
    }
    return groups.compactMap { place, cells in
      let registry = own.cell(
        place.indicator, IndicatorValue.total, place.period, breakdown: place.breakdown,
        category: place.category)
      if let registry, isCovered(cells, place) { return registry }
      guard let definition = definitions[place.indicator] else { return nil }
      return SummedCells(definition: definition).whole(of: cells, like: registry)
    }
  }

  /// Whether the registries hold everybody who has a figure, so that the whole is their own.
  private func isCovered(_ cells: [IndicatorValue], _ place: Place) -> Bool {
    cells.allSatisfy { cell in
      let computed = own.cell(
        place.indicator, cell.municipality, place.period, breakdown: place.breakdown,
        category: place.category)
      return (computed?.outcome.number != nil) == (cell.outcome.number != nil)
    }
  }
}
