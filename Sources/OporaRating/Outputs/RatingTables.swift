import OporaLanguage

/// A rating as tables for machines: columns and rows of text.
///
/// Numbers are exact decimals where they have one, else the shortest decimal of the nearest
/// double; what is missing is empty. Rows are sorted by unit's code, then by the id of criterion or
/// group, in bytes, the total last: the order of a form changes no byte.
public struct RatingTables: Sendable {
  /// A table.
  public struct Table: Sendable, Hashable {
    /// The header.
    public var columns: [String]
    /// The rows, each as long as the header.
    public var rows: [[String]]

    /// Makes a table.
    public init(columns: [String], rows: [[String]]) {
      self.columns = columns
      self.rows = rows
    }
  }

  /// `rating.csv`: a unit's total and place.
  ///
  /// - Parameter result: the rating.
  /// - Returns: one row per unit; a unit without a place has empty places.
  public static func rating(_ result: RatingResult) -> Table {
    Table(
      columns: [
        "period", "unit", "place_from", "place_to", "points", "maximum", "criteria_met",
        "criteria_total", "place_low", "place_high", "previous_place",
      ],
      rows: sorted(result.units, by: \.unit, \.unit).map { unit in
        [
          result.period, unit.unit, text(unit.placeFrom), text(unit.placeTo), text(unit.points),
          text(unit.maximum), "\(unit.criteriaMet)", "\(unit.criteriaTotal)", text(unit.placeLow),
          text(unit.placeHigh), unit.previousPlace,
        ]
      })
  }

  /// `rating_points.csv`: the points of every criterion; they add up to the total exactly.
  ///
  /// - Parameter result: the rating.
  /// - Returns: one row per unit and criterion.
  public static func points(_ result: RatingResult) -> Table {
    Table(
      columns: [
        "period", "unit", "criterion", "indicator", "raw", "claimed", "accepted", "points",
        "maximum", "rule", "status", "evidence",
      ],
      rows: sorted(result.points, by: \.unit, \.criterion).map { row in
        [
          result.period, row.unit, row.criterion, row.indicator, text(row.raw), text(row.claimed),
          text(row.accepted), text(row.points), text(row.maximum), row.rule, row.status,
          row.evidence,
        ]
      })
  }

  /// `normalised.csv`: scores before weights and rounding.
  ///
  /// - Parameter result: the rating.
  /// - Returns: one row per unit and criterion; the score is empty where a criterion does not
  ///   apply.
  public static func normalised(_ result: RatingResult) -> Table {
    Table(
      columns: ["period", "unit", "criterion", "raw", "score", "maximum", "rule"],
      rows: sorted(result.points, by: \.unit, \.criterion).map { row in
        [
          result.period, row.unit, row.criterion, text(row.raw), text(row.score),
          text(row.maximum), row.rule,
        ]
      })
  }

  /// `groups.csv`: subtotals of every group, the whole form as `total`.
  ///
  /// - Parameter result: the rating.
  /// - Returns: one row per unit and group.
  public static func groups(_ result: RatingResult) -> Table {
    Table(
      columns: [
        "period", "unit", "group", "score", "points", "maximum", "coverage", "place_from",
        "place_to",
      ],
      rows: sorted(result.groups, by: \.unit, \.group).map { row in
        [
          result.period, row.unit, row.group, text(row.score), text(row.points),
          text(row.maximum), text(row.coverage), text(row.placeFrom), text(row.placeTo),
        ]
      })
  }

  /// Sorts by code and part in bytes; the part `total` comes last.
  private static func sorted<Row>(
    _ rows: [Row], by code: KeyPath<Row, String>, _ part: KeyPath<Row, String>
  ) -> [Row] {
    rows.sorted { left, right in
      let (first, second) = (left[keyPath: code], right[keyPath: code])
      if first != second { return first.utf8.lexicographicallyPrecedes(second.utf8) }
      let (one, other) = (left[keyPath: part], right[keyPath: part])
      if (one == "total") != (other == "total") { return other == "total" }
      return one.utf8.lexicographicallyPrecedes(other.utf8)
    }
  }

  static func text(_ number: ExactNumber?) -> String {
    guard let number else { return "" }
    // Irrational means carry 30 decimals: the nearest double says all that a reader can use.
    if let exact = number.exactDecimal, exact.utf8.count <= 17 { return exact }
    return MachineNumber.text(number)
  }

  static func text(_ place: Int?) -> String { place.map { "\($0)" } ?? "" }
}
