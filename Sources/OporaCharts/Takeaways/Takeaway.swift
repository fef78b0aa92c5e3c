/// What the numbers of a chart say, decided by predicates and never typed by hand.
///
/// Each case carries the numbers that a reader could check it with; `text` words it. A difference
/// that is lost in rounding, or a tie, never becomes a rise, a fall or a record.
public enum Takeaway: Sendable, Hashable {
  /// Nothing was reported.
  case noData
  /// More than a fifth of the units did not report.
  case insufficient(missing: Int, total: Int, ChartSubject)
  /// One unit only.
  case single(name: String, value: Double)
  /// All values are written alike.
  case equal(value: Double, count: Int, ChartSubject)
  /// How many did not reach a planned value, or their own ones where `target` is nil.
  case planned(PlannedResult)
  /// The greatest and the least value with their owners; nil where several share it.
  case spread(highest: NamedValue, lowest: NamedValue)
  /// A unit reaches its planned value in every period from one on («с I полугодия 2024 г.»).
  case reachedSince(name: String, period: String)
  /// A unit's last value beside its planned value.
  case lastAgainstTarget(name: String, value: Double, target: Double)
  /// A unit's value rose or fell period by period.
  case streak(name: String?, steps: Int, from: Double, to: Double)
  /// A unit's value at both ends of the time shown.
  case change(name: String?, from: Double, to: Double)
  /// How many of several units rose over the time shown.
  case rises(count: Int, total: Int, ChartSubject)
  /// One unit with so many indicators and nothing to compare it with.
  case unitAlone(name: String, indicators: Int)
  /// Units below the median of every indicator they have.
  case belowAllMedians(count: Int, ChartSubject)
  /// On how many indicators a unit is better than the median.
  case betterThanMedian(name: String, count: Int, total: Int)
  /// A unit stands at the median of all its indicators.
  case atMedian(name: String, total: Int)
  /// A unit has the best value on most indicators.
  case bestOnMost(name: String, count: Int, total: Int)
  /// A unit's place at both ends of the time shown.
  case places(name: String, from: Int, to: Int, total: Int)
  /// A unit's place and the range it may lie in.
  case placeRange(name: String, place: Int, low: Int, high: Int, total: Int)
  /// How many units have the same place throughout their range.
  case steadyPlaces(count: Int, total: Int, ChartSubject)
  /// How many units changed their place.
  case movements(up: Int, down: Int, total: Int, ChartSubject)
  /// The least and greatest share of parts, named as after «доля», among units, in percent.
  case shares(part: String, lowest: Double, highest: Double)
  /// One unit's share of parts, named as after «доля», in percent.
  case share(part: String, name: String, percent: Double)
  /// The least and greatest difference between two values of a unit; nil for values without names.
  case gaps(first: String?, second: String?, lowest: Double, highest: Double)
  /// How many of the units are above and below zero.
  case signs(above: Int, below: Int, total: Int, ChartSubject)
  /// How many units are above the medians of both of their values.
  case aboveBothMedians(count: Int, total: Int, ChartSubject)
  /// How many of the figures with a planned value reached it.
  case figuresReached(count: Int, total: Int)
}

/// A value with its owner; several share it where the name is nil.
public struct NamedValue: Sendable, Hashable {
  /// The owner, nil where several have the value.
  public var name: String?
  /// The value.
  public var value: Double

  /// Makes a value with its owner.
  public init(name: String?, value: Double) {
    self.name = name
    self.value = value
  }
}

/// How many units reached a planned value.
public struct PlannedResult: Sendable, Hashable {
  /// The planned value; nil where each unit has its own.
  public var target: Double?
  /// Units that did not reach it.
  public var unmet: Int
  /// Units with a value and a planned value.
  public var total: Int
  /// Whether other units had no data.
  public var isPartial: Bool
  /// Whether greater values are better.
  public var higherIsBetter: Bool
  /// What the units are.
  public var subject: ChartSubject

  /// Makes a result.
  public init(
    target: Double?, unmet: Int, total: Int, isPartial: Bool, higherIsBetter: Bool,
    subject: ChartSubject
  ) {
    self.target = target
    self.unmet = unmet
    self.total = total
    self.isPartial = isPartial
    self.higherIsBetter = higherIsBetter
    self.subject = subject
  }
}
