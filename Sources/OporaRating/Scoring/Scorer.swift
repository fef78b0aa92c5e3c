import OporaLanguage

/// A score and what had to be done to get it.
struct Score {
  var value: ExactNumber
  /// A suffix of the rule such as `capped`; empty if there is nothing to say.
  var remark = ""
}

/// Scores the figures of one criterion.
struct Scorer: Sendable {
  let criterion: Criterion
  let kind: RatingForm.Kind
  let frame: Frame

  private static let hundred = ExactNumber(100)

  /// Makes a scorer over the figures of the units that have one.
  init(criterion: Criterion, kind: RatingForm.Kind, figures: [ExactNumber]) {
    self.criterion = criterion
    self.kind = kind
    let turned = criterion.better == .lower ? figures.map { -$0 } : figures
    if case .zScore = criterion.score {
      frame = Frame(turned, needsDeviation: true)
    } else {
      frame = Frame(turned, needsDeviation: false)
    }
  }

  /// The score of a missing figure that counts as zero: 0, or the worst score where 0 is not the
  /// lowest (z-scores).
  var zero: Score {
    guard case .zScore = criterion.score, let worst = frame.worst else {
      return Score(value: .zero)
    }
    return score(criterion.better == .lower ? -worst : worst)
  }

  /// The score of a figure.
  func score(_ figure: ExactNumber) -> Score {
    let turned = criterion.better == .lower ? -figure : figure
    switch criterion.score {
    case .yesNo: return Score(value: yes(figure) ? Scorer.hundred : .zero)
    case .steps(let knots): return Score(value: step(figure, knots))
    case .bands(let knots): return Score(value: Scorer.band(figure, knots))
    case .goalposts(let low, let high, let clamped): return goalposts(figure, low, high, clamped)
    case .target(let target, let floor, let cap): return self.target(figure, target, floor, cap)
    case .ratioToBest: return ratioToBest(figure)
    case .minMax(let low, let high): return minMax(turned, low, high)
    case .zScore(let mean, let deviation):
      guard let inverse = frame.inverseDeviation else { return Score(value: mean, remark: "equal") }
      return Score(value: mean + deviation * (turned - frame.mean) * inverse)
    case .rank(let ties): return Score(value: frame.rank(of: turned, ties: ties))
    case .percentileRank(let ties): return percentileRank(turned, ties)
    case .borda(let ties):
      return Score(value: frame.rank(of: turned, ties: ties) - ExactNumber(1))
    case .none: return itself(figure)
    }
  }

  private func yes(_ figure: ExactNumber) -> Bool {
    criterion.better == .higher ? figure > .zero : figure <= .zero
  }

  private func step(_ figure: ExactNumber, _ knots: [ScoreMethod.Knot]) -> ExactNumber {
    let reached =
      criterion.better == .higher
      ? knots.last { figure >= $0.value } : knots.first { figure <= $0.value }
    return reached?.score ?? .zero
  }

  /// Straight lines between knots, flat outside, knots themselves included.
  static func band(_ figure: ExactNumber, _ knots: [ScoreMethod.Knot]) -> ExactNumber {
    guard let first = knots.first, let last = knots.last else { return .zero }
    if figure <= first.value { return first.score }
    for (left, right) in zip(knots, knots.dropFirst()) where figure <= right.value {
      let share = (figure - left.value) / (right.value - left.value)
      return left.score + share * (right.score - left.score)
    }
    return last.score
  }

  private func goalposts(
    _ figure: ExactNumber, _ low: ExactNumber, _ high: ExactNumber, _ clamped: Bool
  ) -> Score {
    let distance = criterion.better == .higher ? figure - low : high - figure
    let score = Scorer.hundred * distance / (high - low)
    return clamped ? Scorer.limited(score, to: Scorer.hundred) : Score(value: score)
  }

  private func target(
    _ figure: ExactNumber, _ target: ExactNumber, _ floor: ScoreMethod.Floor, _ cap: ExactNumber?
  ) -> Score {
    let base: ExactNumber
    switch floor {
    case .value(let value): base = value
    case .worst: base = (frame.worst.map { criterion.better == .lower ? -$0 : $0 }) ?? .zero
    }
    let span = criterion.better == .higher ? target - base : base - target
    // A target that even the worst unit meets leaves nothing to measure: all have reached it.
    guard span > .zero else { return Score(value: Scorer.hundred, remark: "met-by-all") }
    let distance = criterion.better == .higher ? figure - base : base - figure
    let score = Scorer.hundred * distance / span
    return Scorer.limited(score, to: cap)
  }

  private func ratioToBest(_ figure: ExactNumber) -> Score {
    guard let turned = frame.best else { return Score(value: .zero, remark: "undefined") }
    if criterion.better == .higher {
      guard turned > .zero else { return Score(value: .zero, remark: "undefined") }
      return Scorer.limited(Scorer.hundred * figure / turned, to: Scorer.hundred)
    }
    let best = -turned
    if best < .zero { return Score(value: .zero, remark: "undefined") }
    return Score(value: figure == best ? Scorer.hundred : Scorer.hundred * best / figure)
  }

  private func minMax(_ turned: ExactNumber, _ low: ExactNumber, _ high: ExactNumber) -> Score {
    guard let worst = frame.worst, let best = frame.best, worst < best else {
      return Score(value: high, remark: "equal")
    }
    return Score(value: low + (high - low) * (turned - worst) / (best - worst))
  }

  private func percentileRank(_ turned: ExactNumber, _ ties: ScoreMethod.RankTies) -> Score {
    guard frame.values.count > 1 else { return Score(value: Scorer.hundred, remark: "equal") }
    let below = frame.rank(of: turned, ties: ties) - ExactNumber(1)
    return Score(value: Scorer.hundred * below / ExactNumber(frame.values.count - 1))
  }

  /// The figure as it is; in a form of points it is points, no fewer than 0, no more than the
  /// maximum.
  private func itself(_ figure: ExactNumber) -> Score {
    guard kind == .points else { return Score(value: figure) }
    return Scorer.limited(Scorer.hundred * figure / criterion.maximum, to: Scorer.hundred)
  }

  private static func limited(_ score: ExactNumber, to cap: ExactNumber?) -> Score {
    if score < .zero { return Score(value: .zero, remark: "floored") }
    if let cap, score > cap { return Score(value: cap, remark: "capped") }
    return Score(value: score)
  }
}
