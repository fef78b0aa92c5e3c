/// A unit with its value and its planned value, as takeaways of rankings need it.
public struct RankedUnit: Sendable, Hashable {
  /// The unit's name.
  public var name: String
  /// The value; nil where it is missing.
  public var value: Double?
  /// The planned value; nil where there is none.
  public var target: Double?

  /// Makes a unit.
  public init(name: String, value: Double?, target: Double? = nil) {
    self.name = name
    self.value = value
    self.target = target
  }

  /// Whether the planned value is reached; nil where value or planned value is missing.
  public func reachesTarget(higherIsBetter: Bool) -> Bool? {
    guard let value, let target else { return nil }
    return higherIsBetter ? value >= target : value <= target
  }
}

extension Takeaway {
  /// Whether more than a fifth of the units have no value.
  public static func isInsufficient(missing: Int, of total: Int) -> Bool { missing * 5 > total }

  /// What a ranking says: lack of data, then planned values, then the spread.
  ///
  /// - Parameters:
  ///   - units: All units, those without data included.
  ///   - higherIsBetter: Whether greater values are better.
  ///   - format: Decides which values are written alike.
  ///   - subject: What the units are.
  /// - Returns: The first takeaway that holds.
  public static func ranking(
    _ units: [RankedUnit], higherIsBetter: Bool, format: ValueFormat, subject: ChartSubject
  ) -> Takeaway {
    let values = units.compactMap(\.value)
    let missing = units.count - values.count
    if values.isEmpty { return .noData }
    if isInsufficient(missing: missing, of: units.count) {
      return .insufficient(missing: missing, total: units.count, subject)
    }
    let reached = units.compactMap { $0.reachesTarget(higherIsBetter: higherIsBetter) }
    if units.count > 1, !reached.isEmpty {
      let targets = Set(units.compactMap(\.target))
      return .planned(
        PlannedResult(
          target: targets.count == 1 ? targets.first : nil, unmet: reached.count { !$0 },
          total: reached.count, isPartial: reached.count < units.count,
          higherIsBetter: higherIsBetter, subject: subject))
    }
    return spread(units, format: format, subject: subject)
  }

  /// The greatest and least values of units; equality where they are written alike.
  public static func spread(
    _ units: [RankedUnit], format: ValueFormat, subject: ChartSubject
  ) -> Takeaway {
    let known = units.filter { $0.value != nil }
    let values = known.compactMap(\.value)
    guard let high = values.max(), let low = values.min() else { return .noData }
    if known.count == 1 {
      guard let target = known[0].target else {
        return .single(name: known[0].name, value: high)
      }
      return .lastAgainstTarget(name: known[0].name, value: high, target: target)
    }
    if format.sameText(high, low) {
      return .equal(value: high, count: known.count, subject)
    }
    func owner(_ value: Double) -> NamedValue {
      let owners = known.filter { format.sameText($0.value ?? .nan, value) }
      return NamedValue(name: owners.count == 1 ? owners[0].name : nil, value: value)
    }
    return .spread(highest: owner(high), lowest: owner(low))
  }

  /// How many last steps of a series rose, or fell (negative), each visibly; missing values end it.
  public static func streak(_ values: [Double?], format: ValueFormat) -> Int {
    var steps = 0
    for (earlier, later) in zip(values, values.dropFirst()).reversed() {
      guard let earlier, let later, !format.sameText(earlier, later) else { break }
      let direction = later > earlier ? 1 : -1
      if steps != 0, steps.signum() != direction { break }
      steps += direction
    }
    return steps
  }

  /// The first index from which every period has a value that reaches its planned value.
  ///
  /// - Parameters:
  ///   - values: A unit's values by period.
  ///   - targets: The planned values by period.
  ///   - higherIsBetter: Whether greater values are better.
  /// - Returns: The index, or nil where the last period does not reach its planned value.
  public static func reachedSince(
    _ values: [Double?], targets: [Double?], higherIsBetter: Bool
  ) -> Int? {
    var since: Int?
    for index in values.indices.reversed() {
      let unit = RankedUnit(name: "", value: values[index], target: targets[index])
      guard unit.reachesTarget(higherIsBetter: higherIsBetter) == true else { break }
      since = index
    }
    return since
  }

  /// The middle of some values; the mean of the two middle ones where their count is even.
  public static func median(_ values: [Double]) -> Double? {
    guard !values.isEmpty else { return nil }
    let sorted = values.sorted()
    let middle = sorted.count / 2
    return sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
  }
}
