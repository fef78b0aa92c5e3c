public import OporaDefinitions
public import OporaDiagnostics
import OporaIndicators
public import OporaLanguage
import OporaRating

/// The submissions of a campaign: which one counts for each municipality, and what is wrong with
/// the rest (собранные отчёты).
public struct SubmissionSet: Sendable {
  /// A submission that counts, with its tables.
  public struct Accepted: Sendable {
    /// The submission.
    public let received: ReceivedSubmission
    /// Its figures.
    public let tables: SubmittedTables
  }

  /// What the journal says of a municipality's report.
  public struct JournalEntry: Sendable, Hashable {
    /// The municipality's code.
    public var municipality: String
    /// The period's id.
    public var period: String
    /// The day it came.
    public var day: CalendarDay?
    /// The number of the version; nil if the journal does not say.
    public var version: Int?
    /// Whether it was returned.
    public var isReturned: Bool

    /// Makes an entry.
    public init(
      municipality: String, period: String, day: CalendarDay?, version: Int?, isReturned: Bool
    ) {
      self.municipality = municipality
      self.period = period
      self.day = day
      self.version = version
      self.isReturned = isReturned
    }
  }

  /// The period that is compared.
  public let period: String
  /// The submissions of the period that count, by municipality.
  public private(set) var accepted: [String: Accepted] = [:]
  /// Submissions of earlier periods that count, by period and municipality.
  public private(set) var earlier: [String: [String: Accepted]] = [:]
  /// How each municipality with a submission of the period stands.
  public private(set) var states: [SubmissionState] = []
  /// What is to be said: altered, doubled, made with other definitions.
  public private(set) var findings: [Finding] = []

  /// The id that reports have among the sources of a journal.
  public static let source = "report"

  /// Chooses among submissions.
  ///
  /// Of several versions the highest counts. A submission that was changed after it was made does
  /// not, nor does one that the journal calls returned.
  ///
  /// - Parameters:
  ///   - received: the submissions in the order given; a folder and its archive count once.
  ///   - period: the id of the period.
  ///   - journal: what the journal says of reports.
  ///   - deadline: the last day for submitting; nil if there is none.
  ///   - catalogue: the definitions here.
  ///   - program: the version of this program.
  public init(
    _ received: [ReceivedSubmission], period: String, journal: [JournalEntry] = [],
    deadline: CalendarDay? = nil, catalogue: DefinitionCatalogue, program: String
  ) {
    self.period = period
    var different: [ReceivedSubmission] = []
    for submission in received where !different.contains(where: submission.isSame) {
      different.append(submission)
    }
    let groups = Dictionary(grouping: different) { $0.manifest.folderName }
    for name in groups.keys.sorted() {
      guard let group = groups[name], let first = group.first?.manifest else { continue }
      if first.period > period {
        add(
          "later-period", .warning, name, ru: "отчёт за более поздний период, не учтён",
          en: "of a later period, left out")
        continue
      }
      let entries = journal.filter {
        $0.municipality == first.municipality && $0.period == first.period
      }
      choose(group, entries, deadline, catalogue, program)
    }
  }

  private mutating func add(
    _ code: String, _ severity: Severity, _ name: String, ru: String, en: String
  ) {
    findings.append(
      Finding(
        code: code, severity: severity, place: Place(file: name),
        message: LocalizedText(ru: ru, en: en)))
  }

  /// Takes the highest version that is whole, and says what was found on the way.
  private mutating func choose(
    _ group: [ReceivedSubmission], _ journal: [JournalEntry], _ deadline: CalendarDay?,
    _ catalogue: DefinitionCatalogue, _ program: String
  ) {
    let sorted = group.enumerated().sorted { left, right in
      let (first, second) = (left.element.manifest.version, right.element.manifest.version)
      return first == second ? left.offset < right.offset : first > second
    }.map(\.element)
    var isAltered = false
    var returned: JournalEntry?
    for submission in sorted {
      let manifest = submission.manifest
      let name = submission.name
      let faults = SubmissionCheck(submission, catalogue: catalogue, program: program).findings
      if let fault = faults.first(where: { $0.severity == .error }) {
        isAltered = true
        add(
          "submission-altered", .error, name,
          ru:
            "отчёт не учтён — изменён после составления: \(fault.place.file) — \(fault.message.ru)",
          en: "left out, changed after it was made: \(fault.place.file) — \(fault.message.en)")
        continue
      }
      if let entry = journal.last(where: { $0.version == manifest.version || $0.version == nil }),
        entry.isReturned
      {
        returned = entry
        add(
          "submission-returned", .warning, name,
          ru: "версия \(manifest.version) возвращена на доработку, не учтена",
          en: "version \(manifest.version) was returned and is left out")
        continue
      }
      take(submission, faults, among: sorted, journal, deadline)
      return
    }
    guard let manifest = sorted.first?.manifest, manifest.period == period else { return }
    states.append(
      SubmissionState(
        municipality: manifest.municipality, source: SubmissionSet.source,
        kind: returned != nil ? .returned : isAltered ? .altered : .missing,
        submittedOn: returned?.day ?? manifest.submittedOn))
  }

  private mutating func take(
    _ submission: ReceivedSubmission, _ faults: [Finding], among all: [ReceivedSubmission],
    _ journal: [JournalEntry], _ deadline: CalendarDay?
  ) {
    let manifest = submission.manifest
    let same = all.filter { $0.manifest.version == manifest.version && $0.name != submission.name }
    if let other = same.first {
      add(
        "submission-twice", .error, submission.name,
        ru: "два разных отчёта одной версии \(manifest.version): учтён этот, "
          + "не учтён \(other.name)",
        en: "two different submissions of version \(manifest.version): this one counts, "
          + "\(other.name) does not")
    }
    let old = all.filter { $0.manifest.version < manifest.version }
    if !old.isEmpty {
      let names = old.map(\.name)
      add(
        "submission-superseded", .info, submission.name,
        ru: "версия \(manifest.version) взамен: \(ListText.joined(names, .ru))",
        en: "version \(manifest.version) in place of: \(ListText.joined(names, .en))")
    }
    for fault in faults {
      var finding = fault
      finding.place = Place(file: submission.name)
      findings.append(finding)
    }
    let accepted = Accepted(received: submission, tables: SubmittedTables(submission))
    guard manifest.period == period else {
      earlier[manifest.period, default: [:]][manifest.municipality] = accepted
      return
    }
    self.accepted[manifest.municipality] = accepted
    let entry = journal.last { $0.version == manifest.version || $0.version == nil }
    let day = entry?.day ?? manifest.submittedOn
    let late = day.flatMap { day in deadline.map { Int(day.number - $0.number) } } ?? 0
    states.append(
      SubmissionState(
        municipality: manifest.municipality, source: SubmissionSet.source,
        kind: late > 0 ? .late : .submitted, submittedOn: day, daysLate: max(0, late)))
  }
}
