import OporaDefinitions
import OporaLanguage
import OporaRegistry
import OporaReports

extension ReportPeriod {
  /// The names and days of a period.
  init(_ period: ReportingPeriod) {
    self.init(
      id: period.id,
      title: LocalizedText(ru: period.title(.ru), en: period.title(.en)),
      inside: LocalizedText(ru: period.prepositionalTitle, en: period.title(.en)),
      short: LocalizedText(ru: period.id, en: period.id), previous: period.previous.id,
      yearAgo: period.yearAgo.id == period.previous.id ? "" : period.yearAgo.id,
      start: period.start, lastDay: period.lastDay,
      contingentDate: period.contingentDate)
  }
}

extension ReportMunicipality {
  /// The names of a municipality with their case forms.
  init(_ municipality: Municipality) {
    func given(_ text: String) -> String? { text.isEmpty ? nil : text }
    let name = MunicipalityName(
      municipality.name, prepositional: given(municipality.namePrepositional),
      short: given(municipality.shortName), english: given(municipality.nameEnglish))
    self.init(
      code: municipality.code, name: LocalizedText(ru: municipality.name, en: name.english),
      shortName: LocalizedText(ru: name.short, en: name.english))
    prepositional = name.prepositional
    dative = name.dative
    genitive = name.genitive
    group = municipality.group
  }
}

extension ReportingPeriod {
  /// The Russian title after «в»: «I полугодии 2024 г.».
  fileprivate var prepositionalTitle: String {
    let endings = [
      ("полугодие", "полугодии"), ("квартал", "квартале"), ("учебный год", "учебном году"),
      (" год", " году"),
    ]
    let title = title(.ru)
    for (nominative, prepositional) in endings {
      if let range = title.firstRange(of: nominative) {
        return title[..<range.lowerBound] + prepositional + title[range.upperBound...]
      }
    }
    return title
  }
}

/// How the municipalities stand with the sources of a period.
struct SubmissionStates {
  private let monitoring: Monitoring
  private let period: ReportingPeriod
  private let ledger: SubmissionLedger

  init(_ monitoring: Monitoring, period: ReportingPeriod) {
    self.monitoring = monitoring
    self.period = period
    ledger = SubmissionLedger(monitoring.registry, period: period)
  }

  /// One state for each municipality and source that takes submissions and that anybody sends.
  func all() -> [SubmissionState] {
    let registry = monitoring.registry
    return registry.forms.filter {
      $0.needsSubmission && !$0.isDerived && registry.tables[$0.id] != nil
    }.flatMap {
      form in
      zip(registry.municipalities, ledger.states(of: form.id)).map { municipality, state in
        described(state, municipality.code, form.id)
      }
    }
  }

  private func described(
    _ status: SubmissionStatus, _ municipality: String, _ source: String
  ) -> SubmissionState {
    switch status {
    case .submitted(let day):
      let deadline = monitoring.configuration.deadline(of: period)
      let late = day.flatMap { day in deadline.map { Int(day.number - $0.number) } } ?? 0
      return SubmissionState(
        municipality: municipality, source: source, kind: late > 0 ? .late : .submitted,
        submittedOn: day, daysLate: max(0, late))
    case .returned(let day):
      return SubmissionState(
        municipality: municipality, source: source, kind: .returned, submittedOn: day)
    case .unavailable(let day):
      return SubmissionState(
        municipality: municipality, source: source, kind: .unavailable, submittedOn: day)
    case .missing:
      return SubmissionState(municipality: municipality, source: source, kind: .missing)
    case .notExpected:
      return SubmissionState(municipality: municipality, source: source, kind: .notExpected)
    }
  }
}
