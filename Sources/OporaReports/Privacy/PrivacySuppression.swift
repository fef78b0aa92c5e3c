public import OporaIndicators

/// Hides small counts in values for publication, and the cells that would give them away.
///
/// A cell of a sensitive indicator whose value, numerator or denominator is a count from 1 to
/// below the threshold is hidden whole. Then, until nothing changes:
///
/// - in every line (the municipalities and their total, the categories and their whole) the hidden
///   counts must be at least two and add up to the threshold, or the line's total would tell them;
///   the smallest count still shown is hidden too (вторичное подавление);
/// - what shares a count with a hidden cell, or is computed from it, is hidden at the same place,
///   and so is a cell of another indicator that shows a hidden count;
/// - no hidden count may follow from the shown ones by additions and subtractions over all lines
///   together; see ``HiddenCounts``.
///
/// A true zero is shown: it says nothing of a person. Distinct children need not add up; lines are
/// treated as if they did, which hides rather more.
public enum PrivacySuppression {
  /// Hides what must not be published.
  ///
  /// - Parameters:
  ///   - values: all cells, exact.
  ///   - rules: what must be hidden and what gives it away.
  /// - Returns: the values with cells hidden: missing(suppressed), status Q, no numerator and
  ///   denominator; all other cells as they were.
  public static func suppressed(
    _ values: IndicatorValues, by rules: PrivacyRules
  ) -> IndicatorValues {
    guard rules.threshold > 1 else { return values }
    var cells = values.cells
    let sensitive = cells.indices.filter { rules.indicators.contains(cells[$0].indicator) }
    let periods = Dictionary(grouping: sensitive) { cells[$0].period }
    for period in periods.keys.sorted() {
      let positions = periods[period] ?? []
      var search = SuppressionSearch(cells: positions.map { cells[$0] }, rules: rules)
      for index in search.hiddenCells() {
        cells[positions[index]] = hidden(cells[positions[index]])
      }
    }
    return IndicatorValues(cells)
  }

  private static func hidden(_ cell: IndicatorValue) -> IndicatorValue {
    var cell = cell
    cell.outcome = .missing(.suppressed)
    cell.numerator = nil
    cell.denominator = nil
    cell.unknownRows = 0
    cell.status = .suppressed
    cell.notes = []
    return cell
  }
}
