import OporaLanguage
import OporaRating
import Testing

/// Numbers that another program published, reproduced within 1e-11 · max(1, |x|).
///
/// Its faults are not reproduced: exact ties share a place here, a share of the best is turned for
/// criteria where less is better, and a target that all have met is met by all.
@Suite struct ReferenceTests {
  static let sets = ["d1_base", "d2_negdir", "d4_ties"]

  /// The published name of a normalisation, the method here, and what 1 there is here.
  private static let methods: [(name: String, score: String, unit: Double)] = [
    ("minmax_0_100", "method: 'min-max'", 1),
    ("minmax_1_100", "method: 'min-max', low: 1, high: 100", 1),
    ("dist2max", "method: 'min-max', low: 0, high: 1", 1),
    ("zscore_0_1", "method: 'z-score'", 1),
    ("zscore_100_10", "method: 'z-score', mean: 100, deviation: 10", 1),
    ("rank_min", "method: 'rank'", 1), ("rank_average", "method: 'rank', ties: 'average'", 1),
    ("rank_max", "method: 'rank', ties: 'max'", 1),
    ("prank_min", "method: 'percentile-rank'", 100),
    ("prank_average", "method: 'percentile-rank', ties: 'average'", 100),
    ("borda_min", "method: 'borda'", 1), ("borda_average", "method: 'borda', ties: 'average'", 1),
    ("fracmax", "method: 'ratio-to-best'", 100),
  ]

  @Test(arguments: sets) func normalisationsAgree(name: String) throws {
    let set = try ReferenceSet(name)
    for method in ReferenceTests.methods where set.tables["norm_" + method.name] != nil {
      let form = try #require(set.form { _ in method.score })
      try compare(set, form, "norm_" + method.name, unit: method.unit)
    }
  }

  @Test(arguments: sets) func scalesOfTheFormAgree(name: String) throws {
    let set = try ReferenceSet(name)
    let meta = set.table("iMeta")
    let posts = try #require(
      set.form { id in
        "method: 'goalposts', low: \(meta[id, "goalpost_lower"]), high: \(meta[id, "goalpost_upper"])"
      })
    try compare(set, posts, "norm_goalposts_iMeta_trunc")
    let target = try #require(
      set.form { "method: 'target', value: \(meta[$0, "Target"]), floor: 'worst'" })
    try compare(set, target, "norm_dist2targ_iMeta_cap", unit: 100)
    let open = try #require(
      set.form {
        "method: 'target', value: \(meta[$0, "Target"]), floor: 'worst', cap: 'none'"
      })
    try compare(set, open, "norm_dist2targ_nocap", unit: 100)
    // The third unit as the reference: a target that lies at the worst figure is met by all.
    let third = try #require(
      set.form {
        "method: 'target', value: \(set.table("iData")["U03", $0]), floor: 'worst'"
      })
    try compare(set, third, "norm_dist2ref_U03_cap", unit: 100)
  }

  @Test func aScaleWithoutEndsAgrees() throws {
    let set = try ReferenceSet("d1_base")
    let form = try #require(
      set.form { _ in "method: 'goalposts', low: 0, high: 100, clamped: false" })
    try compare(set, form, "norm_scaled_0_100_s100")
  }

  private func compare(
    _ set: ReferenceSet, _ form: RatingForm, _ table: String, unit: Double = 1
  ) throws {
    let result = try #require(set.analysis(form)).result
    let expected = set.table(table)
    #expect(!expected.rows.isEmpty, "\(table)")
    for row in result.points {
      let cell = expected[row.unit, row.criterion]
      // Where target and worst figure coincide the reference divides by zero.
      if cell == "NaN" || cell == "Inf" || cell == "-Inf" || cell.isEmpty { continue }
      let score = row.score.map { $0.doubleValue / unit }
      let message = "\(set.name) \(table) \(row.unit) \(row.criterion): \(score ?? .nan) \(cell)"
      #expect(agrees(score, cell), "\(message)")
    }
  }

  /// The published name of an aggregation, and the form that does the same.
  private static let means: [(name: String, root: String, groups: String?, more: String)] = [
    ("amean", "arithmetic", nil, ""), ("gmean", "geometric", nil, ""),
    ("hmean", "harmonic", nil, ""), ("genmean_p2", "power", nil, "power: 2,"),
    ("genmean_pm1", "power", nil, "power: -1,"),
    ("mixed_amean_then_gmean", "geometric", "arithmetic", ""),
  ]

  @Test(arguments: sets) func meansAgree(name: String) throws {
    let set = try ReferenceSet(name)
    for mean in ReferenceTests.means {
      let table = mean.name.hasPrefix("mixed") ? mean.name : mean.name + "_minmax1_100"
      let form = try #require(
        set.form(mean.root, groups: mean.groups, more: mean.more) { _ in
          "method: 'min-max', low: 1, high: 100"
        }, "\(mean.name)")
      try compareGroups(set, form, table)
    }
  }

  @Test(arguments: sets) func arithmeticMeansOfEveryNormalisationAgree(name: String) throws {
    let set = try ReferenceSet(name)
    let meta = set.table("iMeta")
    let methods: [(String, Double, (String) -> String)] = [
      ("amean_minmax0_100", 1, { _ in "method: 'min-max'" }),
      ("amean_zscore_0_1", 1, { _ in "method: 'z-score'" }),
      ("amean_rank_min", 1, { _ in "method: 'rank'" }),
      ("amean_prank_min", 100, { _ in "method: 'percentile-rank'" }),
      ("amean_borda_min", 1, { _ in "method: 'borda'" }),
      (
        "amean_dist2targ_cap", 100,
        {
          "method: 'target', value: \(meta[$0, "Target"]), floor: 'worst'"
        }
      ),
      (
        "amean_goalposts", 1,
        {
          "method: 'goalposts', low: \(meta[$0, "goalpost_lower"]),"
            + " high: \(meta[$0, "goalpost_upper"])"
        }
      ),
    ]
    for (table, unit, score) in methods {
      let form = try #require(set.form(score: score))
      try compareGroups(set, form, table, unit: unit)
    }
    let equal = try #require(set.form(equalWeights: true) { _ in "method: 'min-max'" })
    try compareGroups(set, equal, "amean_equalw")
  }

  @Test(arguments: sets) func copelandAgrees(name: String) throws {
    let set = try ReferenceSet(name)
    let form = try #require(set.form("copeland") { _ in "method: 'min-max', low: 1, high: 100" })
    try compareGroups(set, form, "copeland_hier_wrapper")
    let flat = try #require(set.flatForm("copeland", score: "method: 'min-max'"))
    let result = try #require(set.analysis(flat)).result
    for unit in result.units {
      #expect(
        agrees(unit.points.doubleValue, set.table("copeland_flat_effw")[unit.unit, "Copeland"]))
    }
  }

  /// Scores of groups and total, and their places: the reference's, except that ties by exact
  /// numbers share the best place.
  private func compareGroups(
    _ set: ReferenceSet, _ form: RatingForm, _ table: String, unit: Double = 1
  ) throws {
    let result = try #require(set.analysis(form)).result
    let (scores, places) = (set.table("agg_" + table), set.table("aggrank_" + table))
    #expect(!scores.rows.isEmpty, "\(table)")
    for row in result.groups {
      let column = row.group == "total" ? "Total" : row.group
      let score = row.score.map { $0.doubleValue / unit }
      let message =
        "\(set.name) \(table) \(row.unit) \(column): \(score ?? .nan) \(scores[row.unit, column])"
      #expect(agrees(score, scores[row.unit, column]), "\(message)")
      let equal = result.groups.filter { $0.group == row.group && $0.score == row.score }
      let expected = equal.compactMap { Int(places[$0.unit, column]) }.min()
      #expect(row.placeFrom == expected, "\(message) place")
      #expect((row.placeTo ?? 0) - (row.placeFrom ?? 0) + 1 == equal.count)
    }
  }
}
