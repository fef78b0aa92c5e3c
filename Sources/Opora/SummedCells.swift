import OporaDefinitions
import OporaIndicators
import OporaLanguage

/// The whole of several municipalities where only their figures are known, not their registries.
///
/// Numerators and denominators are added up. A child that learns in two municipalities counts twice
/// then: it is said beside the figure, and its status is that of low reliability.
struct SummedCells {
  let definition: IndicatorDefinition

  /// The cell of the whole.
  ///
  /// - Parameters:
  ///   - cells: the cells of the municipalities, of one indicator, period and category.
  ///   - frame: the whole's cell as the workspace has it, for its target; nil if there is none.
  /// - Returns: nil without cells.
  func whole(of cells: [IndicatorValue], like frame: IndicatorValue?) -> IndicatorValue? {
    guard let first = cells.first else { return nil }
    var whole = first
    whole.municipality = IndicatorValue.total
    whole.target = frame?.target
    whole.notes = []
    whole.numerator = nil
    whole.denominator = nil
    whole.unknownRows = cells.map(\.unknownRows).reduce(0, +)
    let expected = cells.filter { $0.outcome.reason != .notApplicable }
    let reported = expected.filter { $0.outcome.number != nil }
    whole.reported = reported.count
    whole.expected = expected.count
    guard !expected.isEmpty else { return missing(.notApplicable, whole) }
    guard !reported.isEmpty, hasEnough(reported.count, of: expected.count) else {
      return missing(.notReported, whole)
    }
    return added(reported, whole)
  }

  private func hasEnough(_ reported: Int, of expected: Int) -> Bool {
    if definition.partial == .strict { return reported == expected }
    return ExactNumber(reported) / ExactNumber(expected) >= definition.minReported
  }

  private func missing(_ reason: MissingReason, _ cell: IndicatorValue) -> IndicatorValue {
    var cell = cell
    cell.outcome = .missing(reason)
    cell.status = reason == .notApplicable ? .notApplicable : .missing
    return cell
  }

  private func added(_ cells: [IndicatorValue], _ frame: IndicatorValue) -> IndicatorValue {
    var whole = frame
    let numerators = cells.compactMap(\.numerator)
    let denominators = cells.compactMap(\.denominator)
    if numerators.count == cells.count, denominators.count == cells.count,
      let scale = SummedCells.scale(of: cells)
    {
      let (above, below) = (numerators.reduce(.zero, +), denominators.reduce(.zero, +))
      whole.numerator = above
      whole.denominator = below
      guard !below.isZero else { return missing(.undefined, whole) }
      whole.outcome = .number(above / below * scale)
    } else if isAdditive(definition.value) {
      whole.outcome = .number(cells.compactMap(\.outcome.number).reduce(.zero, +))
    } else {
      whole = missing(.notReported, whole)
      whole.notes = [
        LocalizedText(
          ru: "по отчётам муниципалитетов итог не выводится, нужны реестры",
          en: "the whole does not follow from submissions, registries are needed")
      ]
      return whole
    }
    whole.status =
      countsDistinct ? .unreliable : whole.reported < whole.expected ? .provisional : .normal
    whole.notes = [note]
    return whole
  }

  /// The factor between a quotient and its value: 100 for percents, 1 for other ratios; nil if a
  /// cell's value is something else.
  private static func scale(of cells: [IndicatorValue]) -> ExactNumber? {
    let scale = ExactNumber(cells.first?.unit == "percent" ? 100 : 1)
    let isRatio = cells.allSatisfy { cell in
      guard let above = cell.numerator, let below = cell.denominator, !below.isZero,
        let value = cell.outcome.number
      else { return false }
      return MachineNumber.text(above / below * scale) == MachineNumber.text(value)
    }
    return isRatio ? scale : nil
  }

  /// Whether values of parts add up: counts and sums, and sums and differences of them.
  private func isAdditive(_ expression: Expression) -> Bool {
    switch expression {
    case .name(let path, _):
      guard path.count == 1, let measure = definition.measures.first(where: { $0.name == path[0] })
      else { return false }
      switch measure.aggregate {
      case .countRows, .countDistinct, .sum: return true
      case .minimum, .maximum, .mean, .share: return false
      }
    case .binary(let sign, let left, let right, _):
      return (sign == .add || sign == .subtract) && isAdditive(left) && isAdditive(right)
    default: return false
    }
  }

  private var countsDistinct: Bool {
    definition.measures.contains { measure in
      if case .countDistinct = measure.aggregate { true } else { false }
    }
  }

  private var note: LocalizedText {
    countsDistinct
      ? LocalizedText(
        ru: "сумма по муниципалитетам, дети могут повторяться",
        en: "a sum of municipalities, children may be counted twice")
      : LocalizedText(ru: "сумма по муниципалитетам", en: "a sum of municipalities")
  }
}
