import OporaLanguage
import OporaRating
import Testing

/// Published correlations, reliabilities, removals and replayed draws, reproduced.
@Suite struct ReferenceDiagnosticsTests {
  private func analysis(_ name: String) throws -> (ReferenceSet, RatingAnalysis) {
    let set = try ReferenceSet(name)
    let form = try #require(set.form { _ in "method: 'min-max'" })
    return (set, try #require(set.analysis(form)))
  }

  @Test(arguments: ReferenceTests.sets) func correlationsAgree(name: String) throws {
    let (set, analysis) = try analysis(name)
    for row in analysis.correlations() {
      switch row.level {
      case .criteria:
        let tables = [
          ("corr_normalised_pearson", row.pearson), ("corr_normalised_spearman", row.spearman),
          ("corr_normalised_kendall", row.kendall), ("corr_pvalues_pearson", row.chance),
        ]
        for (table, value) in tables {
          let cell = set.table(table)[row.first, row.second]
          #expect(agrees(value, cell), "\(name) \(table) \(row.first) \(row.second) \(cell)")
        }
      case .group:
        let cell = set.table("corr_ind_parent_pearson").rows.first {
          $0[0] == row.second && $0[1] == row.first
        }
        #expect(agrees(row.pearson, cell?[2] ?? ""), "\(name) \(row.first) \(row.second)")
      case .total where row.first.count == 2:
        for (table, value) in [
          ("corr_ind_total_pearson", row.pearson), ("corr_ind_total_spearman", row.spearman),
          ("corr_ind_total_kendall", row.kendall),
        ] {
          let cell = set.table(table).rows.first { $0[1] == row.first }
          #expect(agrees(value, cell?[2] ?? ""), "\(name) \(table) \(row.first)")
        }
      case .total: break
      }
    }
  }

  @Test(arguments: ReferenceTests.sets) func reliabilityAndEffectiveWeightsAgree(
    name: String
  ) throws {
    let (set, analysis) = try analysis(name)
    for row in analysis.statistics() {
      let id = row.id == "total" ? "Total" : row.id
      #expect(agrees(row.effectiveWeight, set.table("effweights")[id, "EffWeight"]), "\(id)")
      if row.isGroup { #expect(agrees(row.alpha, set.table("cronbach")[id, "Alpha"]), "\(id)") }
    }
  }

  @Test func statisticsOfRawFiguresAgree() throws {
    let set = try ReferenceSet("d1_base")
    let form = try #require(set.form { _ in "method: 'none'" })
    let analysis = try #require(set.analysis(form))
    for row in analysis.statistics() where !row.isGroup {
      let cells = set.table("stats_raw")
      let parts: [(String, Double?)] = [
        ("Min", row.least), ("Max", row.greatest), ("Mean", row.mean), ("Median", row.median),
        ("Std", row.deviation), ("Skew", row.skewness), ("Kurt", row.kurtosis),
      ]
      for (column, value) in parts {
        #expect(agrees(value, cells[row.id, column]), "\(row.id) \(column) \(value ?? .nan)")
      }
    }
  }

  @Test(arguments: ReferenceTests.sets) func removalsAgree(name: String) throws {
    let (set, analysis) = try analysis(name)
    for removal in analysis.removals() {
      let table = removal.isGroup ? "removegrp" : "remove"
      let scores = set.table(table + "_scores")
      for (unit, total) in zip(set.units, removal.totals) {
        #expect(agrees(total?.doubleValue, scores[unit, removal.id]), "\(removal.id) \(unit)")
      }
      // Exact ties share the best place; the reference splits them by noise.
      let ranks = set.table(table + "_ranks")
      for (index, unit) in set.units.enumerated() {
        let equal = set.units.indices.filter { removal.totals[$0] == removal.totals[index] }
        let best = equal.compactMap { Int(ranks[set.units[$0], removal.id]) }.min()
        #expect(removal.places[index] == best, "\(removal.id) \(unit)")
      }
      if name != "d4_ties" {
        let shift = set.table(table + "_meanabsdiff")[removal.id, "MeanAbsDiff"]
        #expect(agrees(removal.meanShift, shift), "\(removal.id)")
      }
    }
  }

  @Test(arguments: ["d2_negdir", "d4_ties"]) func savedDrawsGiveTheSamePlaces(
    name: String
  ) throws {
    let (set, analysis) = try analysis(name)
    let draws = set.table("mc_weight_draws")
    let replayed = analysis.places(
      under: draws.rows.map { row in
        Dictionary(
          zip(draws.header, row).dropFirst().compactMap { id, cell in
            Double(cell).map { (id, $0) }
          }, uniquingKeysWith: { first, _ in first })
      })
    #expect(replayed.count == 300)
    let ranks = set.table("mc_ranks")
    let twins: [Int] = name == "d4_ties" ? [2, 7, 11] : []
    for (draw, places) in replayed.enumerated() {
      var expected = set.units.map { Int(ranks[$0, "r_\(draw + 1)"]) ?? 0 }
      let best = twins.map { expected[$0] }.min()
      for twin in twins { expected[twin] = best ?? 0 }
      #expect(places == expected, "\(name) draw \(draw + 1)")
    }
  }

  @Test(arguments: [10, 25, 50]) func exactDominanceAndBoundsAgree(percent: Int) throws {
    let (set, analysis) = try analysis("d2_negdir")
    let ranges = analysis.placeRanges(
      within: ExactNumber(numerator: Int128(percent), denominator: 100))
    let bounds = set.table("own_minmax_exact_rankbounds_pm\(percent)pct")
    let sure = set.table("own_minmax_exact_dominance_pm\(percent)pct")
    for range in ranges {
      #expect("\(range.low)" == bounds[range.unit, "BestPossible_bound"], "\(range.unit)")
      #expect("\(range.high)" == bounds[range.unit, "WorstPossible_bound"], "\(range.unit)")
      for other in set.units {
        #expect(range.surelyAbove.contains(other) == (sure[range.unit, other] == "1"))
      }
    }
  }
}
