import OporaLanguage

/// What would change places and what did, as tables.
extension RatingTables {
  /// `steps.csv`: the figure that would lift each unit by a place, and the one that would cost it
  /// one; `count` is the change of a share in those counted, such as children.
  ///
  /// - Parameters:
  ///   - analysis: the rating.
  ///   - units: the units asked about; nil = all that have a place, or none where scores depend on
  ///     the others and there are so many that it would take minutes.
  /// - Returns: one row per unit, direction and criterion, the cheapest change first; `needed` is
  ///   empty where no figure does it.
  public static func steps(_ analysis: RatingAnalysis, of units: [String]? = nil) -> Table {
    let codes =
      units
      ?? (analysis.isQuickToQuestion
        ? analysis.placed.map { analysis.computation.units[$0] } : [])
    return Table(
      columns: [
        "period", "unit", "direction", "criterion", "current", "needed", "change", "count",
        "place", "effort", "possible",
      ],
      rows: codes.flatMap { code in
        PlaceStep.Direction.allCases.flatMap { analysis.steps(of: code, $0) }
      }.map { step in
        let change = step.needed.map { $0 - (step.current ?? .zero) }
        return [
          analysis.result.period, step.unit, step.direction.rawValue, step.criterion,
          text(step.current), text(step.needed), text(change), text(step.count), step.place,
          text(step.effort),
          step.needed == nil ? "0" : "1",
        ]
      })
  }

  /// `movement.csv`: why places changed since an earlier rating.
  ///
  /// - Parameters:
  ///   - analysis: the rating now.
  ///   - before: the earlier rating, by its own form.
  /// - Returns: one row per unit that is in both; parts of units without a place are empty.
  public static func movement(_ analysis: RatingAnalysis, since before: RatingAnalysis) -> Table {
    Table(
      columns: [
        "period", "unit", "place_before", "place_before_by_new_form", "place_now",
        "place_now_by_old_form", "by_method", "by_reporting", "by_own_change", "by_others",
        "points_before", "points_before_by_new_form", "points_now",
      ],
      rows: analysis.movementSplits(since: before).map { split in
        [
          analysis.result.period, split.unit, text(split.placeBefore),
          text(split.placeRecalculated), text(split.placeNow), text(split.placeByOldForm),
          text(split.byMethod), text(split.byReporting), text(split.byOwnChange),
          text(split.byOthers), text(split.pointsBefore), text(split.pointsRecalculated),
          text(split.pointsNow),
        ]
      })
  }

  /// Places before and after a change of figures, of every unit (пересчёт по возражению).
  ///
  /// - Parameters:
  ///   - before: the rating as it was.
  ///   - after: the rating with the change.
  /// - Returns: one row per unit, by code.
  public static func whatIf(_ before: RatingAnalysis, _ after: RatingAnalysis) -> Table {
    Table(
      columns: [
        "period", "unit", "place_before", "place_after", "points_before", "points_after", "change",
      ],
      rows: before.computation.units.map { code in
        let (first, second) = (before.result.unit(code), after.result.unit(code))
        let places = (first?.placeFrom, second?.placeFrom)
        let change: Int? =
          if let old = places.0, let new = places.1 { old - new } else { nil }
        return [
          before.result.period, code, first?.placeText ?? "", second?.placeText ?? "",
          text(first?.points), text(second?.points), text(change),
        ]
      })
  }
}
