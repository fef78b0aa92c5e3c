import OporaDefinitions
import OporaLanguage
import OporaRegistry

/// People of age bands that a range of ages cuts, such as 15–19 under «5 ..< 18».
///
/// A band has the same number of people at each age; what comes out is an estimate and is marked as
/// one. Bands that repeat narrower rows – a total over all ages – add nothing.
struct BandSplit {
  /// The share of cut bands by cell: facet · unitCount + unit.
  private(set) var amounts: [ExactNumber]
  /// How many rows of the cell were decided.
  private(set) var rows: [Int]
  /// How many of them gave something.
  private(set) var added: [Int]

  /// How the condition of a measure cuts bands.
  struct Plan {
    let from: Int
    let to: Int
    let low: Int64
    let high: Int64
    /// The rest of the condition.
    let others: RowProgram.Truth
    let time: RowProgram.Truth
  }

  private struct Band {
    var row: Int
    var unit: Int
    var start: Int64
    var end: Int64
    var isCut: Bool
    var group: [Int32]
    /// The digits of how many people there are; −1 where it is not said.
    var people: Int64
    var width: Int64 { end - start + 1 }

    /// Whether this band stands for the same people better: it is narrower, or starts earlier, or has
    /// fewer people; of rows that are the same in all that, one does.
    func comes(before other: Band) -> Bool {
      if width != other.width { return width < other.width }
      return (start, people, row) < (other.start, other.people, other.row)
    }
  }

  /// Splits the bands of a table.
  ///
  /// - Parameters:
  ///   - plan: how they are cut.
  ///   - measure: the measure, for its column and facets.
  ///   - table: the table.
  ///   - units: the municipality of each row that may be looked at, else −1.
  ///   - program: the steps of the plan's registers.
  ///   - unitCount: how many municipalities there are.
  init(
    _ plan: Plan, of measure: MeasurePlan, in table: Table, units: [Int32], program: RowProgram,
    unitCount: Int
  ) {
    let cells = measure.facets.facets.count * unitCount
    amounts = [ExactNumber](repeating: .zero, count: cells)
    rows = [Int](repeating: 0, count: cells)
    added = rows
    let people = measure.column.flatMap { table.columns[$0] }
    let bands = BandSplit.bands(plan, table, units, program, people: people)
    let groups = Dictionary(grouping: bands) { $0.group }
    for band in bands where band.isCut {
      let others = groups[band.group] ?? []
      let isTotal = others.contains { other in
        other.row != band.row && other.start <= min(band.end, plan.high)
          && other.end >= max(band.start, plan.low)
          && (!other.isCut || other.comes(before: band))
      }
      let share = isTotal ? nil : share(of: band, plan, measure, table)
      for cell in BandSplit.cells(of: band, measure, table, unitCount) {
        rows[cell] += 1
        guard let share else { continue }
        amounts[cell] = amounts[cell] + share
        added[cell] += 1
      }
    }
  }

  private func share(
    of band: Band, _ plan: Plan, _ measure: MeasurePlan, _ table: Table
  ) -> ExactNumber? {
    guard let people = measure.column.flatMap({ table.columns[$0] })?.number(band.row) else {
      return nil
    }
    let ages = min(band.end, plan.high) - max(band.start, plan.low) + 1
    return people * ExactNumber(numerator: Int128(ages), denominator: Int128(band.width))
  }

  private static func bands(
    _ plan: Plan, _ table: Table, _ units: [Int32], _ program: RowProgram, people: Column?
  ) -> [Band] {
    let others = RowTruth.evaluate(program, plan.others, over: table)
    let time = RowTruth.evaluate(program, plan.time, over: table)
    let codes = table.columns.compactMap { $0 }.filter { !$0.codes.isEmpty }
    guard let starts = table.columns[plan.from], let ends = table.columns[plan.to] else {
      return []
    }
    return (0..<table.rowCount).compactMap { row in
      guard units[row] >= 0, others[row] == 1, time[row] == 1, !starts.isMissing(row),
        !ends.isMissing(row)
      else { return nil }
      let (start, end) = (starts.wide[row], ends.wide[row])
      guard start <= plan.high, end >= plan.low, start <= end else { return nil }
      return Band(
        row: row, unit: Int(units[row]), start: start, end: end,
        isCut: start < plan.low || end > plan.high,
        group: [units[row]] + codes.map { $0.small[row] },
        people: people?.isMissing(row) == false ? people?.wide[row] ?? -1 : -1)
    }
  }

  private static func cells(
    of band: Band, _ measure: MeasurePlan, _ table: Table, _ unitCount: Int
  ) -> [Int] {
    [band.unit]
      + measure.facets.divisions.flatMap { division -> [Int] in
        guard let column = table.columns[division.column] else { return [] }
        return division.facets(of: column.small[band.row]).filter { $0 >= 0 }
          .map { $0 * unitCount + band.unit }
      }
  }
}

extension RowCompiler {
  /// How a condition cuts bands; nil if it does not, or in more than one way.
  mutating func bandPlan(
    _ condition: Expression, time: RowProgram.Truth
  ) throws(RowCompilationError) -> BandSplit.Plan? {
    var found: (from: Int, to: Int, low: Int64, high: Int64)?
    var others: [RowProgram.Truth] = []
    for part in condition.conjuncts {
      if found == nil,
        case .inRange(let value, let lower, let upper, let isClosed, false, _) = part,
        case .name(let path, _) = value, path.count == 1, let band = band(path[0]),
        let low = scope.constant(lower).flatMap(wholeBound),
        let high = scope.constant(upper).flatMap(wholeBound)
      {
        found = (band.from, band.to, low, isClosed ? high : high - 1)
      } else {
        others.append(try truth(part))
      }
    }
    guard let found else { return nil }
    return BandSplit.Plan(
      from: found.from, to: found.to, low: found.low, high: found.high, others: all(others),
      time: time)
  }
}
