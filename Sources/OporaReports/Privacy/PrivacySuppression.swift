public import OporaIndicators
import OporaLanguage

/// Hides small counts in values for publication, and the cells that would give them away.
///
/// A cell of a sensitive indicator whose value, numerator or denominator is a count from 1 to
/// below the threshold is hidden whole. Then, until nothing changes:
///
/// - in every line (the municipalities and their total, the categories and their whole) the hidden
///   counts must be at least two and add up to the threshold, or the line's total would tell them;
///   the smallest count still shown is hidden too (вторичное подавление);
/// - a hidden count must not stand in another indicator's cell of the same place;
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
  ///   - threshold: counts from 1 to below it are hidden; 1 or less hides nothing.
  ///   - indicators: the ids whose counts are of persons; others pass unchanged.
  ///   - counted: the ids, among `indicators`, whose value itself is a count of persons.
  ///   - openDenominators: the ids whose denominator is no secret, such as the population: it
  ///     hides its cell when small, but need not be kept from being computed.
  /// - Returns: the values with cells hidden: missing(suppressed), status Q, no numerator and
  ///   denominator; all other cells as they were.
  public static func suppressed(
    _ values: IndicatorValues, threshold: Int, indicators: Set<String>, counted: Set<String>,
    openDenominators: Set<String> = []
  ) -> IndicatorValues {
    guard threshold > 1 else { return values }
    var cells = values.cells
    let sensitive = cells.indices.filter { indicators.contains(cells[$0].indicator) }
    let periods = Dictionary(grouping: sensitive) { cells[$0].period }
    for period in periods.keys.sorted() {
      let positions = periods[period] ?? []
      var search = SuppressionSearch(
        cells: positions.map { cells[$0] }, threshold: ExactNumber(threshold), counted: counted,
        open: openDenominators)
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
