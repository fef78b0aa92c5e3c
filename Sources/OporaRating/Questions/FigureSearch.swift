import OporaLanguage

/// Looks for the nearest figure of one criterion that changes a unit's place.
///
/// Between two neighbouring knots of a scale a score only rises or only falls, and so does the place
/// it gives; there the figure is found by halving. On scales that depend on the others the same
/// holds for every pair of units – z-scores apart, whose scale grows with the figure itself, so that
/// they are looked at in more and smaller pieces.
struct FigureSearch {
  private let trial: PlaceTrial
  private let criterion: Criterion
  private let direction: PlaceStep.Direction
  private let unit: String
  private let current: ExactNumber?
  private let grid: FigureGrid
  private let figures: [ExactNumber]

  init(
    _ computation: RatingComputation, placed: [Int], position: Int, criterion index: Int,
    direction: PlaceStep.Direction
  ) {
    criterion = computation.criteria[index]
    self.direction = direction
    unit = computation.units[placed[position]]
    trial = PlaceTrial(computation, placed: placed, position: position, criterion: index)
    current = computation.treatments[index][placed[position]].figure
    figures = computation.treatments[index].compactMap(\.figure).sorted()
    grid = FigureGrid(criterion, figures: figures, form: computation.form)
  }

  /// The nearest figure that does it, or that none does.
  func step() -> PlaceStep {
    var step = PlaceStep(
      unit: unit, criterion: criterion.id, direction: direction, current: current, place: "")
    let candidates = [true, false].compactMap { isUp in nearest(isUp: isUp) }
    let start = current ?? .zero
    guard
      let found = candidates.min(by: { ($0 - start).magnitude < ($1 - start).magnitude })
    else { return step }
    step.needed = found
    step.count = trial.count(from: current, to: found)
    step.place = trial.placeText(found)
    if let least = figures.first, let greatest = figures.last, least < greatest {
      step.effort = ((found - start).magnitude / (greatest - least)).doubleValue
    }
    return step
  }

  private func holds(_ figure: ExactNumber) -> Bool {
    let place = trial.place(figure)
    return direction == .rise ? place < trial.placeNow : place > trial.placeNow
  }

  /// The nearest figure above or below the present one; nil if there is none.
  private func nearest(isUp: Bool) -> ExactNumber? {
    guard let limit = limit(isUp: isUp) else { return nil }
    let turns = ([limit] + turningPoints()).flatMap { grid.around($0, from: current, isUp: isUp) }
    let last = grid.distance(to: limit, from: current, isUp: isUp)
    let stops = Set(turns + doublings(last)).filter { $0 > 0 && $0 <= last }.sorted()
    var low = 0
    for stop in stops {
      if holds(grid.figure(stop, from: current, isUp: isUp)) {
        return first(after: low, upTo: stop, isUp: isUp)
      }
      low = stop
    }
    return nil
  }

  /// Halves between a step that does not do it and one that does.
  private func first(after start: Int, upTo end: Int, isUp: Bool) -> ExactNumber {
    var (low, high) = (start, end)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if holds(grid.figure(middle, from: current, isUp: isUp)) {
        high = middle
      } else {
        low = middle
      }
    }
    return grid.figure(high, from: current, isUp: isUp)
  }

  /// More stops where a place may come and go.
  private func doublings(_ last: Int) -> [Int] {
    guard case .zScore = criterion.score else { return [] }
    return sequence(first: 1) { $0 < last ? $0 * 2 : nil }.map { min($0, last) }
  }

  /// Figures at which a scale turns.
  private func turningPoints() -> [ExactNumber] {
    switch criterion.score {
    case .bands(let knots), .steps(let knots): knots.map(\.value)
    case .goalposts(let low, let high, _): [low, high]
    case .target(let value, .value(let floor), _): [value, floor]
    case .target(let value, .worst, _): [value] + figures
    case .yesNo: [.zero, ExactNumber(1)]
    case .none: [.zero, criterion.maximum]
    default: figures
    }
  }

  /// The last figure worth trying; nil where there is no way.
  private func limit(isUp: Bool) -> ExactNumber? {
    let start = current ?? .zero
    let fixed: (low: ExactNumber, high: ExactNumber)?
    switch criterion.score {
    case .yesNo: fixed = (.zero, ExactNumber(1))
    case .steps(let knots):
      // Below the first step, and above the last where less is better, there is one figure more.
      fixed = knots.first.flatMap { first in
        knots.last.map { (first.value - grid.step, $0.value + grid.step) }
      }
    case .bands(let knots):
      fixed = knots.first.flatMap { first in knots.last.map { (first.value, $0.value) } }
    case .goalposts(let low, let high, true): fixed = (low, high)
    case .none where trial.isPoints: fixed = (.zero, criterion.maximum)
    default: fixed = nil
    }
    var (low, high) = fixed ?? open(around: start)
    if criterion.enteredKind == .percent { high = min(high, ExactNumber(100)) }
    if low < .zero, figures.first.map({ $0 >= .zero }) ?? true, start >= .zero { low = .zero }
    let limit = isUp ? high : low
    return (isUp ? limit > start || current == nil : limit < start) ? limit : nil
  }

  /// The distance between worst and best figure beyond either; targets and posts are in reach.
  private func open(around start: ExactNumber) -> (low: ExactNumber, high: ExactNumber) {
    let points = figures + turningPoints() + [start]
    let (least, greatest) = (points.min() ?? .zero, points.max() ?? .zero)
    let spread = least == greatest ? max(greatest.magnitude, ExactNumber(1)) : greatest - least
    return (least - spread, greatest + spread)
  }
}

/// The figures that a criterion can have: counts are whole, others have so many decimals.
struct FigureGrid {
  let step: ExactNumber

  init(_ criterion: Criterion, figures: [ExactNumber], form: RatingForm) {
    switch criterion.enteredKind {
    case .count, .yesNo: step = ExactNumber(1)
    case .points: step = form.step ?? FigureGrid.step(of: figures)
    default: step = FigureGrid.step(of: figures)
    }
  }

  /// The decimals that the figures have, at most six; where one has no end, a hundredth of their
  /// spread or finer, two decimals at least.
  private static func step(of figures: [ExactNumber]) -> ExactNumber {
    let powers = (0...6).map { ExactNumber(dividing: 1, by: .powerOfTen($0)) }
    let hundredth = powers[2]
    guard let least = figures.first, let greatest = figures.last else { return hundredth }
    let places = figures.map { figure in powers.firstIndex { (figure / $0).isWhole } }
    if let most = places.compactMap(\.self).max(), !places.contains(nil) { return powers[most] }
    let fine = (greatest - least) / ExactNumber(100)
    return powers.first { $0 <= fine && $0 <= hundredth } ?? powers[6]
  }

  /// The figure so many steps away; the first is the nearest multiple of the step.
  func figure(_ count: Int, from current: ExactNumber?, isUp: Bool) -> ExactNumber {
    let start = (current ?? .zero) / step
    let base = isUp ? start.floor : -(-start).floor
    let number = BigInteger(isUp ? count : -count) + base
    return ExactNumber(dividing: number, by: 1) * step
  }

  /// How many steps away the last figure not beyond a limit is; 0 for none.
  func distance(to limit: ExactNumber, from current: ExactNumber?, isUp: Bool) -> Int {
    let start = (current ?? .zero) / step
    let base = isUp ? start.floor : -(-start).floor
    let end = isUp ? (limit / step).floor : -(-limit / step).floor
    let count = isUp ? end - base : base - end
    return max(0, Int(exactly: count) ?? Int(Int32.max))
  }

  /// The steps next to a figure, before and after it.
  func around(_ figure: ExactNumber, from current: ExactNumber?, isUp: Bool) -> [Int] {
    let count = distance(to: figure, from: current, isUp: isUp)
    return [count, count + 1]
  }
}
