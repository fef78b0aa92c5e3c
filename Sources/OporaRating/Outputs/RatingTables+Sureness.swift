import OporaLanguage

/// How sure places are, as tables; they belong to the internal annex.
extension RatingTables {
  /// `robustness.csv`: best and worst places of every unit by what may be otherwise.
  ///
  /// Columns: `low_10`, `high_10`, `low_25`, `high_25` – guaranteed best and worst place when every
  /// weight moves by up to 10 and 25 %; `surely_above`, `surely_below` – how many units are surely
  /// below and above it within ±10 %; `low_missing`, `high_missing` – under the figures that were not
  /// reported; `place_5`, `place_95` and the rest – what the drawn variants gave, no bounds;
  /// `copeland`, `borda` – places by control rankings.
  ///
  /// - Parameters:
  ///   - analysis: the rating.
  ///   - simulation: a Monte Carlo run of it; nil leaves its columns empty.
  ///   - names: names of units by code, for the sentences.
  /// - Returns: one row per unit; parts that a unit without a place does not have are empty.
  public static func robustness(
    _ analysis: RatingAnalysis, _ simulation: Simulation?, names: [String: String] = [:]
  ) -> Table {
    let tenth = index(
      analysis.placeRanges(within: ExactNumber(numerator: 1, denominator: 10)), by: \.unit)
    let quarter = index(
      analysis.placeRanges(within: ExactNumber(numerator: 1, denominator: 4)), by: \.unit)
    let missing = index(analysis.missingRanges(), by: \.unit)
    let spreads = index(simulation?.units ?? [], by: \.unit)
    let control = index(analysis.controlRankings(), by: \.unit)
    let sentences = PlaceSentences(analysis, simulation: simulation)
    return Table(
      columns: [
        "period", "unit", "place_from", "place_to", "low_10", "high_10", "low_25", "high_25",
        "surely_above", "surely_below", "missing_figures", "missing_weight", "low_total",
        "high_total", "low_missing", "high_missing", "mean_place", "median_place", "place_5",
        "place_95", "best_seen", "worst_seen", "share_same_place", "share_top_three", "copeland",
        "borda", "sentence_ru", "sentence_en",
      ],
      rows: analysis.computation.units.map { code in
        let unit = analysis.result.unit(code)
        let (narrow, wide) = (tenth[code], quarter[code])
        let sentence = sentences.sentence(of: code, names: names)
        return [
          analysis.result.period, code, text(unit?.placeFrom), text(unit?.placeTo),
          text(narrow?.low), text(narrow?.high), text(wide?.low), text(wide?.high),
          text(narrow?.surelyAbove.count), text(narrow?.surelyBelow.count),
        ] + openCells(missing[code]) + spreadCells(spreads[code]) + [
          text(control[code]?.copeland), text(control[code]?.borda), sentence?.ru ?? "",
          sentence?.en ?? "",
        ]
      })
  }

  private static func openCells(_ range: MissingRange?) -> [String] {
    [
      text(range?.missing), text(range?.weight), text(range?.lowTotal), text(range?.highTotal),
      text(range?.low), text(range?.high),
    ]
  }

  private static func spreadCells(_ spread: PlaceSpread?) -> [String] {
    [
      text(spread?.mean), text(spread?.median), text(spread?.low), text(spread?.high),
      text(spread?.best), text(spread?.worst), text(spread?.shareOfSamePlace),
      text(spread?.shareOfTopThree),
    ]
  }

  /// `robustness_summary.csv`: the rating as a whole under what may be otherwise.
  ///
  /// - Parameters:
  ///   - analysis: the rating.
  ///   - simulation: a Monte Carlo run of it; nil leaves its rows out.
  /// - Returns: one row per measure; shifts are in places, shares 0…1.
  public static func robustnessSummary(
    _ analysis: RatingAnalysis, _ simulation: Simulation?
  ) -> Table {
    var rows: [[String]] = []
    func add(_ measure: String, _ value: String) {
      rows.append([analysis.result.period, measure, value])
    }
    let placed = analysis.placed.count
    add("units", "\(placed)")
    add("pairs", "\(placed * (placed - 1) / 2)")
    for percent in [10, 25, 50] {
      let ranges = analysis.placeRanges(
        within: ExactNumber(numerator: Int128(percent), denominator: 100))
      add("sure_pairs_\(percent)", "\(ranges.reduce(0) { $0 + $1.surelyAbove.count })")
    }
    let control = analysis.controlRankings()
    add("same_place_copeland", "\(control.count { $0.copeland == $0.place })")
    add("same_place_borda", "\(control.count { $0.borda == $0.place })")
    if let simulation { addRun(simulation, analysis, add) }
    return Table(columns: ["period", "measure", "value"], rows: rows)
  }

  private static func addRun(
    _ simulation: Simulation, _ analysis: RatingAnalysis, _ add: (String, String) -> Void
  ) {
    let plan = simulation.plan
    add("replications", "\(plan.replications)")
    add("seed", "\(plan.seed)")
    add("weight_spread", text(plan.spread))
    add("average_shift", text(simulation.shift.mean))
    add("average_shift_5", text(simulation.shift.low))
    add("average_shift_95", text(simulation.shift.high))
    add("share_same_leader", text(simulation.shareOfSameLeader))
    add("share_same_order", text(simulation.shareOfSameOrder))
    for source in SimulationPlan.Source.allCases where plan.sources.contains(source) {
      var alone = plan
      alone.sources = [source]
      alone.replications = max(1, plan.replications / 4)
      add(
        "average_shift_\(source.rawValue)_alone",
        text(analysis.simulation(alone)?.shift.mean))
    }
  }

  /// `pairs.csv`: who is surely above whom, and how often in the drawn variants.
  ///
  /// - Parameters:
  ///   - analysis: the rating.
  ///   - simulation: a Monte Carlo run of it; nil leaves its column empty.
  /// - Returns: one row for each pair of units that have a place, the better unit first; nothing
  ///   for more than 300 units.
  public static func pairs(_ analysis: RatingAnalysis, _ simulation: Simulation?) -> Table {
    let tenth = analysis.placeRanges(within: ExactNumber(numerator: 1, denominator: 10))
    let quarter = analysis.placeRanges(within: ExactNumber(numerator: 1, denominator: 4))
    let codes = tenth.map(\.unit)
    let sets = (tenth.map { Set($0.surelyAbove) }, quarter.map { Set($0.surelyAbove) })
    let places = codes.map { analysis.result.unit($0)?.placeFrom ?? 0 }
    var rows: [[String]] = []
    for upper in codes.indices where codes.count <= 300 {
      for lower in codes.indices
      where (places[upper], codes[upper]) < (places[lower], codes[lower]) {
        let share = simulation.flatMap {
          $0.shareAbove.isEmpty ? nil : $0.shareAbove[upper][lower]
        }
        rows.append([
          analysis.result.period, codes[upper], codes[lower],
          sets.0[upper].contains(codes[lower]) ? "1" : "0",
          sets.1[upper].contains(codes[lower]) ? "1" : "0", text(share),
        ])
      }
    }
    return Table(
      columns: ["period", "upper", "lower", "surely_10", "surely_25", "share_above"], rows: rows)
  }

  static func index<Row>(
    _ rows: [Row], by code: KeyPath<Row, String>
  ) -> [String: Row] {
    Dictionary(rows.map { ($0[keyPath: code], $0) }, uniquingKeysWith: { first, _ in first })
  }

  static func text(_ value: Double?) -> String { value.map { MachineNumber.text($0) } ?? "" }
}
