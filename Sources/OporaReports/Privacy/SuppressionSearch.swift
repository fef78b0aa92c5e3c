import OporaIndicators
import OporaLanguage

/// Finds the cells of one period that must be hidden.
struct SuppressionSearch {
  /// What a count of a cell is.
  enum Role: Int, CaseIterable {
    case numerator, denominator, value
  }

  /// Counts that add up: parts, and the whole as one more member.
  struct Line: Hashable {
    /// Positions in ``counts``.
    var parts: [Int]
    /// The whole's position.
    var whole: Int
  }

  private let cells: [IndicatorValue]
  private let rules: PrivacyRules
  private let threshold: ExactNumber
  /// The counts of all cells: whose, in which role, how many.
  private let counts: [(cell: Int, role: Role, size: ExactNumber)]
  /// Lines that may give a count away, apart for each indicator and role.
  private let lines: [[Line]]
  private var hidden: Set<Int> = []

  init(cells: [IndicatorValue], rules: PrivacyRules) {
    self.cells = cells
    self.rules = rules
    threshold = ExactNumber(rules.threshold)
    counts = cells.indices.flatMap { index in
      let counted = rules.counted.contains(cells[index].indicator)
      return SuppressionSearch.counts(of: cells[index], counted: counted)
        .map { (index, $0.0, $0.1) }
    }
    let secret = counts.indices.filter { [cells, counts] index in
      counts[index].role != .denominator
        || !rules.openDenominators.contains(cells[counts[index].cell].indicator)
    }
    lines = SuppressionSearch.lines(cells, counts, among: secret)
  }

  /// The positions of the cells to hide, in order.
  mutating func hiddenCells() -> [Int] {
    for count in counts where isSmall(count.size) { hidden.insert(count.cell) }
    var changed = !hidden.isEmpty
    while changed {
      changed = completeLines()
      if hideTwins() { changed = true }
      if hideCompanions() { changed = true }
      if !changed { changed = breakEquations() }
    }
    return hidden.sorted()
  }

  private func isSmall(_ size: ExactNumber) -> Bool { .zero < size && size < threshold }

  /// Hides more in every line whose hidden counts would follow from its total.
  private mutating func completeLines() -> Bool {
    var changed = false
    for line in lines.joined() {
      while let next = nextToHide(in: line) {
        hidden.insert(counts[next].cell)
        changed = true
      }
    }
    return changed
  }

  /// The count to hide next in a line that gives its hidden counts away; nil if it does not.
  private func nextToHide(in line: Line) -> Int? {
    let members = line.parts + [line.whole]
    let covered = members.filter { hidden.contains(counts[$0].cell) }
    let sum = covered.map { counts[$0].size }.reduce(.zero, +)
    // Zeros that are hidden beside something else are no secret: more of them would not hide them.
    guard .zero < sum, covered.count < 2 || sum < threshold else { return nil }
    return shown(members).min { order($0) < order($1) }
  }

  /// Hides cells of the same place that show a count which is hidden elsewhere.
  private mutating func hideTwins() -> Bool {
    struct Sighting: Hashable {
      var municipality: String
      var breakdown: String
      var category: String
      var size: ExactNumber
    }
    func sighting(_ count: (cell: Int, role: Role, size: ExactNumber)) -> Sighting {
      let cell = cells[count.cell]
      return Sighting(
        municipality: cell.municipality, breakdown: cell.breakdown, category: cell.category,
        size: count.size)
    }
    let secret = Set(
      counts.filter { hidden.contains($0.cell) && !$0.size.isZero && !isOpen($0) }.map(sighting))
    let twins = counts.filter { !hidden.contains($0.cell) && secret.contains(sighting($0)) }
    hidden.formUnion(twins.map(\.cell))
    return !twins.isEmpty
  }

  /// Hides at the same place what shares a count with a hidden cell or is computed from it.
  private mutating func hideCompanions() -> Bool {
    struct Spot: Hashable {
      var indicator: String
      var municipality: String
      var breakdown: String
      var category: String
    }
    func spot(_ cell: IndicatorValue, _ indicator: String) -> Spot {
      Spot(
        indicator: indicator, municipality: cell.municipality, breakdown: cell.breakdown,
        category: cell.category)
    }
    let spots = Set(
      hidden.flatMap { index in
        rules.companions(of: cells[index].indicator).map { spot(cells[index], $0) }
      })
    let found = cells.indices.filter {
      !hidden.contains($0) && spots.contains(spot(cells[$0], cells[$0].indicator))
    }
    hidden.formUnion(found)
    return !found.isEmpty
  }

  private func isOpen(_ count: (cell: Int, role: Role, size: ExactNumber)) -> Bool {
    count.role == .denominator && rules.openDenominators.contains(cells[count.cell].indicator)
  }

  /// Hides one more cell beside every hidden count that follows from all lines together.
  private mutating func breakEquations() -> Bool {
    var changed = false
    for lines in lines {
      let equations = lines.map { line in
        line.parts.filter { hidden.contains(counts[$0].cell) }.map { ($0, 1) }
          + (hidden.contains(counts[line.whole].cell) ? [(line.whole, -1)] : [])
      }
      for count in HiddenCounts.determined(equations) {
        let around = lines.filter { $0.parts.contains(count) || $0.whole == count }
          .flatMap { shown($0.parts + [$0.whole]) }
        guard let next = around.min(by: { order($0) < order($1) }) else { continue }
        hidden.insert(counts[next].cell)
        changed = true
      }
    }
    return changed
  }

  private func shown(_ members: [Int]) -> [Int] {
    members.filter { !hidden.contains(counts[$0].cell) }
  }

  /// Small counts first, true zeros and the whole of the workspace last; ties by position.
  private func order(_ index: Int) -> (Int, ExactNumber, Int) {
    let count = counts[index]
    let isWhole = cells[count.cell].municipality == IndicatorValue.total
    return ((count.size.isZero ? 2 : 0) + (isWhole ? 1 : 0), count.size, index)
  }
}

/// Counts and lines of cells.
extension SuppressionSearch {
  private static func counts(
    of cell: IndicatorValue, counted: Bool
  ) -> [(Role, ExactNumber)] {
    var counts: [(Role, ExactNumber)] = []
    if let numerator = cell.numerator { counts.append((.numerator, numerator)) }
    if let denominator = cell.denominator { counts.append((.denominator, denominator)) }
    if counted, let value = cell.outcome.number { counts.append((.value, value)) }
    return counts
  }

  private struct Key: Hashable {
    var indicator: String
    var role: Role
    var municipality: String
    var breakdown: String
    var category: String
  }

  /// Municipalities with their total, by category; categories with their whole, by municipality.
  private static func lines(
    _ cells: [IndicatorValue], _ counts: [(cell: Int, role: Role, size: ExactNumber)],
    among members: [Int]
  ) -> [[Line]] {
    var wholes: [Key: Int] = [:]
    for index in members {
      let count = counts[index]
      let cell = cells[count.cell]
      wholes[
        Key(
          indicator: cell.indicator, role: count.role, municipality: cell.municipality,
          breakdown: cell.breakdown, category: cell.category)] = index
    }
    var order: [Key] = []
    var lines: [Key: Line] = [:]
    func add(_ part: Int, to key: Key, mark: Key) {
      guard let whole = wholes[key] else { return }
      if lines[mark] == nil {
        order.append(mark)
        lines[mark] = Line(parts: [], whole: whole)
      }
      lines[mark]?.parts.append(part)
    }
    for index in members {
      let count = counts[index]
      let cell = cells[count.cell]
      var key = Key(
        indicator: cell.indicator, role: count.role, municipality: IndicatorValue.total,
        breakdown: cell.breakdown, category: cell.category)
      if cell.municipality != IndicatorValue.total { add(index, to: key, mark: key) }
      guard !cell.breakdown.isEmpty else { continue }
      key.municipality = cell.municipality
      key.breakdown = ""
      key.category = ""
      var mark = key
      mark.breakdown = cell.breakdown
      mark.category = "\u{0}"
      add(index, to: key, mark: mark)
    }
    struct Group: Hashable {
      var indicator: String
      var role: Int
    }
    let groups = Dictionary(grouping: order) {
      Group(indicator: $0.indicator, role: $0.role.rawValue)
    }
    return groups.keys.sorted { ($0.indicator, $0.role) < ($1.indicator, $1.role) }
      .map { group in groups[group, default: []].compactMap { lines[$0] } }
  }
}
