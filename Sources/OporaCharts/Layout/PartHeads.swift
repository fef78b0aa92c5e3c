/// Where the names of parts stand over the parts of a bar: in one row, or by turns in two.
struct PartHeads {
  private static let gap = 10.0

  /// The row of each name, 0 for the upper one.
  let rows: [Int]
  let centres: [Double]
  private let widths: [Double]

  var rowCount: Int { (rows.max() ?? 0) + 1 }

  /// All names side by side; nil where there is no room.
  static func oneRow(
    _ middles: [Double], _ widths: [Double], within range: ClosedRange<Double>
  ) -> PartHeads? {
    let needed = widths.reduce(0, +) + gap * Double(widths.count - 1)
    guard needed <= range.upperBound - range.lowerBound else { return nil }
    let centres = Separation.centres(wanted: middles, lengths: widths, gap: gap, within: range)
    return PartHeads(rows: middles.map { _ in 0 }, centres: centres, widths: widths)
  }

  /// Every second name above the others, each straight over its part; nil where lines from the
  /// upper row would strike through the lower one.
  static func twoRows(
    _ middles: [Double], _ widths: [Double], within range: ClosedRange<Double>
  ) -> PartHeads? {
    for odd in [0, 1] {
      let rows = middles.indices.map { ($0 + odd) % 2 == 0 ? 1 : 0 }
      var centres = middles
      for row in [0, 1] {
        let members = middles.indices.filter { rows[$0] == row }
        let placed = Separation.centres(
          wanted: members.map { middles[$0] }, lengths: members.map { widths[$0] }, gap: gap,
          within: range)
        for (index, centre) in zip(members, placed) { centres[index] = centre }
      }
      for lower in middles.indices where rows[lower] == 1 {
        let lines = middles.indices.filter { rows[$0] == 0 }.map { middles[$0] }
        centres[lower] = moved(centres[lower], widths[lower], awayFrom: lines)
      }
      let heads = PartHeads(rows: rows, centres: centres, widths: widths)
      if heads.isClear(middles, range) { return heads }
    }
    return nil
  }

  /// The centre of a name moved aside from lines that would run through it.
  private static func moved(
    _ centre: Double, _ width: Double, awayFrom lines: [Double]
  ) -> Double {
    var centre = centre
    let reach = width / 2 + 4
    for line in lines where (line - centre).magnitude < reach {
      centre = line > centre ? line - reach : line + reach
    }
    return centre
  }

  /// Whether the line of a name can fall straight.
  func isStraight(_ index: Int, _ middle: Double) -> Bool {
    (middle - centres[index]).magnitude <= max(1, widths[index] / 2 - 6)
  }

  /// Whether all lines can fall straight.
  func isStraight(_ middles: [Double]) -> Bool {
    middles.indices.allSatisfy { isStraight($0, middles[$0]) }
  }

  private func isClear(_ middles: [Double], _ range: ClosedRange<Double>) -> Bool {
    guard isStraight(middles) else { return false }
    return middles.indices.allSatisfy { index in
      let reach = widths[index] / 2
      let isInside =
        centres[index] - reach >= range.lowerBound - 1
        && centres[index] + reach <= range.upperBound + 1
      return isInside
        && middles.indices.allSatisfy { other in
          if other == index { return true }
          if rows[other] == rows[index] {
            return (centres[other] - centres[index]).magnitude >= reach + widths[other] / 2 + 4
          }
          return rows[index] == 0 || (middles[other] - centres[index]).magnitude > reach + 2
        }
    }
  }
}
