/// What a rating's criteria have to do with one another, as tables.
extension RatingTables {
  /// `correlations.csv`: every two criteria, and every part with what it is part of.
  public static func correlations(_ analysis: RatingAnalysis) -> Table {
    Table(
      columns: [
        "period", "level", "first", "second", "n", "pearson", "p_value", "spearman", "kendall",
        "flag",
      ],
      rows: analysis.correlations().map { row in
        [
          analysis.result.period, row.level.rawValue, row.first, row.second, "\(row.count)",
          text(row.pearson), text(row.chance), text(row.spearman), text(row.kendall), row.flag,
        ]
      })
  }

  /// `diagnostics.csv`: statistics of scores, weights in fact, alpha and what leaving out does.
  public static func diagnostics(_ analysis: RatingAnalysis) -> Table {
    Table(
      columns: [
        "period", "part", "kind", "weight", "effective_weight", "n", "least", "greatest", "mean",
        "median", "deviation", "skewness", "kurtosis", "share_at_floor", "share_at_ceiling",
        "correlation_with_total", "alpha", "removal_shift", "flag",
      ],
      rows: analysis.statistics().map { row in
        [
          analysis.result.period, row.id, row.isGroup ? "group" : "criterion", text(row.weight),
          text(row.effectiveWeight), "\(row.count)",
        ]
          + [
            row.least, row.greatest, row.mean, row.median, row.deviation, row.skewness,
            row.kurtosis, row.shareAtFloor, row.shareAtCeiling, row.correlationWithTotal,
            row.alpha, row.removalShift,
          ].map { text($0) } + [row.flag]
      })
  }

  /// `removals.csv`: totals and places without each criterion and each group.
  public static func removals(_ analysis: RatingAnalysis) -> Table {
    let units = analysis.computation.units
    return Table(
      columns: ["period", "removed", "kind", "unit", "total", "place"],
      rows: analysis.removals().flatMap { removal in
        units.indices.map { unit in
          [
            analysis.result.period, removal.id, removal.isGroup ? "group" : "criterion",
            units[unit], text(removal.totals[unit]), text(removal.places[unit]),
          ]
        }
      })
  }

  /// `profiles.csv`: the place of every unit by every criterion; strengths and weaknesses marked.
  public static func profiles(_ analysis: RatingAnalysis) -> Table {
    Table(
      columns: [
        "period", "unit", "criterion", "raw", "score", "place", "of", "points_lost", "mark",
      ],
      rows: analysis.profiles().map { row in
        [
          analysis.result.period, row.unit, row.criterion, text(row.raw), text(row.score),
          "\(row.place)", "\(row.count)", text(row.lost), row.mark,
        ]
      })
  }

  /// `comparable.csv`: places among units of one kind.
  ///
  /// - Parameters:
  ///   - analysis: the rating.
  ///   - divisions: names of divisions with the group of each unit by its code.
  /// - Returns: one row per division and unit, divisions in the order given.
  public static func comparable(
    _ analysis: RatingAnalysis, _ divisions: [(name: String, groups: [String: String])]
  ) -> Table {
    Table(
      columns: [
        "period", "division", "group", "unit", "place_from", "place_to", "of", "place",
      ],
      rows: divisions.flatMap { analysis.comparablePlaces($0.name, $0.groups) }.map { row in
        [
          analysis.result.period, row.division, row.group, row.unit, "\(row.placeFrom)",
          "\(row.placeTo)", "\(row.count)", row.place,
        ]
      })
  }
}
