import OporaIndicators

/// A cell that a statement rests on.
struct CellReference: Hashable {
  var indicator: String
  var municipality: String
  var period: String
  var breakdown = ""
  var category = ""
}

/// A sentence that the program makes from figures, with the figures it rests on (вывод).
///
/// Statements are chosen by predicates and never typed; tests recompute them from the cells.
struct Statement: Hashable {
  /// What a statement asserts.
  enum Kind: String, CaseIterable {
    case nonReporters, level, target, targetCount, reached, growth, spread, place, movement
    case leader, gap, suppressed
  }

  let kind: Kind
  let text: String
  /// Cells of `values.csv` that the statement rests on; empty where it rests on the rating or on
  /// the journal of submissions.
  var cells: [CellReference] = []
}
