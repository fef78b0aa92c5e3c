public import OporaLanguage

/// How sure each place is, in a sentence or a few (насколько надёжно место).
public struct PlaceSentences: Sendable {
  private let analysis: RatingAnalysis
  private let tenth: [PlaceRange]
  private let quarter: [PlaceRange]
  private let missing: [MissingRange]
  private let simulation: Simulation?

  /// Prepares the sentences of a rating.
  ///
  /// - Parameters:
  ///   - analysis: the rating.
  ///   - simulation: a Monte Carlo run of it; nil leaves its part out.
  public init(_ analysis: RatingAnalysis, simulation: Simulation?) {
    self.analysis = analysis
    self.simulation = simulation
    tenth = analysis.placeRanges(within: ExactNumber(numerator: 1, denominator: 10))
    quarter = analysis.placeRanges(within: ExactNumber(numerator: 1, denominator: 4))
    missing = analysis.missingRanges()
  }

  /// What is to be said of a unit; nil if the rating does not know it.
  ///
  /// - Parameters:
  ///   - unit: the unit's code.
  ///   - names: names of units by code; codes stand where there is none.
  /// - Returns: the sentences, nil for an unknown unit.
  public func sentence(of unit: String, names: [String: String] = [:]) -> LocalizedText? {
    guard let rated = analysis.result.unit(unit) else { return nil }
    func say(_ language: Language) -> String {
      ([place(rated, language), weights(unit, language), above(unit, names, language)]
        + [runs(unit, language), open(unit, language)])
        .filter { !$0.isEmpty }.joined(separator: ". ") + "."
    }
    return LocalizedText(ru: say(.ru), en: say(.en))
  }

  private func place(_ unit: RatedUnit, _ language: Language) -> String {
    let count = analysis.result.units.count { $0.placeFrom != nil }
    guard unit.placeFrom != nil else {
      let why = unit.exclusion[language]
      return (language == .ru ? "Вне рейтинга" : "Without a place")
        + (why.isEmpty ? "" : ": \(why)")
    }
    return language == .ru
      ? "Место \(unit.placeText) из \(count)" : "Place \(unit.placeText) of \(count)"
  }

  private func weights(_ unit: String, _ language: Language) -> String {
    guard let narrow = tenth.first(where: { $0.unit == unit }),
      let wide = quarter.first(where: { $0.unit == unit })
    else { return "" }
    let (first, second) = (
      PlaceSentences.range(narrow.low, narrow.high, language),
      PlaceSentences.range(wide.low, wide.high, language)
    )
    return language == .ru
      ? "При любых весах в пределах ±10\u{A0}% — \(first), ±25\u{A0}% — \(second)"
      : "Under any weights within ±10% \(first), within ±25% \(second)"
  }

  private func above(_ unit: String, _ names: [String: String], _ language: Language) -> String {
    guard let range = tenth.first(where: { $0.unit == unit }) else { return "" }
    guard !range.surelyAbove.isEmpty else {
      return language == .ru
        ? "При весах в пределах ±10\u{A0}% нет никого, кто наверняка ниже"
        : "Within ±10% nobody is surely below"
    }
    let list = ListText.joined(range.surelyAbove.map { names[$0] ?? $0 }, language)
    return language == .ru
      ? "При любых таких весах (±10\u{A0}%) выше, чем \(list)"
      : "Under any such weights (±10%) above \(list)"
  }

  private func runs(_ unit: String, _ language: Language) -> String {
    guard let simulation, let spread = simulation.units.first(where: { $0.unit == unit }) else {
      return ""
    }
    let style = NumberStyle(language)
    let share = style.percent(spread.shareOfSamePlace * 100, decimals: 0)
    let low = style.text(spread.low, decimals: 0)
    let high = style.text(spread.high, decimals: 0)
    let count = style.integer(simulation.plan.replications)
    return language == .ru
      ? "В розыгрышах (\(count)) то же место в \(share) случаев, в 90\u{A0}% случаев — "
        + "места \(low)–\(high) (это не границы)"
      : "In \(count) drawn variants the same place in \(share), in 90% places \(low)–\(high) "
        + "(no bounds)"
  }

  private func open(_ unit: String, _ language: Language) -> String {
    guard let range = missing.first(where: { $0.unit == unit }), range.missing > 0 else {
      return ""
    }
    let places = PlaceSentences.range(range.low, range.high, language)
    return language == .ru
      ? "Не представлено значений: \(range.missing); с ними — \(places)"
      : "Figures not reported: \(range.missing); with them \(places)"
  }

  /// «от 2-го до 5-го места»; one place is named alone.
  static func range(_ low: Int, _ high: Int, _ language: Language) -> String {
    switch language {
    case .ru: low == high ? "\(low)-е место" : "от \(low)-го до \(high)-го места"
    case .en: low == high ? "place \(low)" : "from place \(low) to \(high)"
    }
  }
}
