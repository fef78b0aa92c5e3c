import OporaLanguage

/// Places of one unit under other figures of one criterion.
struct PlaceTrial {
  private let computation: RatingComputation
  private let placed: [Int]
  private let unit: Int
  private let index: Int
  /// Totals of the others in ascending order, where one figure cannot change them.
  private let others: [ExactNumber]?
  /// The unit's best place now.
  let placeNow: Int

  init(_ computation: RatingComputation, placed: [Int], position: Int, criterion index: Int) {
    self.computation = computation
    self.placed = placed
    self.index = index
    unit = placed[position]
    let unit = unit
    let own = computation.key(unit)
    placeNow = 1 + placed.count { Places.isLess(own, computation.key($0)) }
    let criterion = computation.criteria[index]
    let isAlone =
      !criterion.score.isRelative && criterion.missing != .groupMedian
      && computation.form.isAdditive && !computation.form.hasCaps
      && !computation.form.isIrrational
      && computation.form.tieBreaks.isEmpty && computation.treatments[index][unit].applies
    others =
      isAlone
      ? placed.filter { $0 != unit }.map { computation.totals[$0] }.sorted() : nil
  }

  /// By how many of those counted a share over a known denominator has to change; nil for other
  /// figures.
  func count(from current: ExactNumber?, to needed: ExactNumber) -> Int? {
    guard let input = computation.inputs[index][unit], input.isShare, let current,
      let denominator = input.denominator
    else { return nil }
    let change = (needed - current).magnitude * denominator / ExactNumber(100)
    return Int(exactly: -(-change).floor)
  }

  /// Whether the form is one of points.
  var isPoints: Bool { computation.form.kind == .points }

  /// The best place that the unit would share with a figure.
  func place(_ figure: ExactNumber) -> Int { places(figure).from }

  /// The place as people write it.
  func placeText(_ figure: ExactNumber) -> String {
    let (from, to) = places(figure)
    return from == to ? "\(from)" : "\(from)–\(to)"
  }

  private func places(_ figure: ExactNumber) -> (from: Int, to: Int) {
    if let others {
      let total = total(with: figure)
      let less = others.partitionIndex { $0 < total }
      let notGreater = others.partitionIndex { $0 <= total }
      return (others.count - notGreater + 1, others.count - less + 1)
    }
    var changed = computation
    changed.replace(index, unit: unit, input: computation.input(index, unit, figure))
    let own = changed.key(unit)
    let keys = placed.map { changed.key($0) }
    let better = keys.count { Places.isLess(own, $0) }
    let worse = keys.count { Places.isLess($0, own) }
    return (better + 1, keys.count - worse)
  }

  /// The unit's total where nobody else's changes and nothing is cut.
  private func total(with figure: ExactNumber) -> ExactNumber {
    let score = computation.scorers[index].score(figure).value
    let points = computation.pointsBeforeCaps(index, unit, score: score) ?? .zero
    return computation.totals[unit] - (computation.points[unit][index] ?? .zero) + points
  }
}
