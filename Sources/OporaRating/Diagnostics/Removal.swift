public import OporaLanguage

/// The rating without one criterion or one group (рейтинг без одного критерия).
public struct Removal: Sendable, Hashable {
  /// The id of what is left out.
  public var id: String
  /// Whether it is a group.
  public var isGroup: Bool
  /// Totals without it by unit, in the order of codes; nil where nothing is left.
  public var totals: [ExactNumber?]
  /// Places without it by unit, 1 for the best of those that have a place now; nil for the others.
  public var places: [Int?]
  /// By how many places units move on average.
  public var meanShift: Double
}

extension RatingAnalysis {
  /// What each criterion and each group does to the places: the rating without it.
  ///
  /// In a form of weights what is left shares the weight; in a form of points the others keep their
  /// points. Totals are not rounded to the step.
  ///
  /// - Returns: criteria by id, then groups by id; nothing for a form of one criterion, and by
  ///   Copeland's rule for more than 300 units.
  public func removals() -> [Removal] {
    let criteria = computation.criteria.map(\.id)
    let groups = form.root.selfAndGroups.dropFirst().map(\.id)
    let comparesPairs = form.root.selfAndGroups.contains { $0.aggregation == .copeland }
    guard criteria.count > 1, !comparesPairs || computation.units.count <= 300 else { return [] }
    let nominal = places(of: totals(without: nil))
    func sorted(_ ids: [String]) -> [String] {
      ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
    return (sorted(criteria).map { ($0, false) } + sorted(groups).map { ($0, true) }).map { part in
      let totals = totals(without: Part(id: part.0, isGroup: part.1))
      let places = places(of: totals)
      let shifts = zip(nominal, places).compactMap { pair -> Int? in
        guard let before = pair.0, let after = pair.1 else { return nil }
        return abs(before - after)
      }
      return Removal(
        id: part.0, isGroup: part.1, totals: totals, places: places,
        meanShift: shifts.isEmpty ? 0 : Double(shifts.reduce(0, +)) / Double(shifts.count))
    }
  }

  private struct Part {
    var id: String
    var isGroup: Bool
  }

  private func places(of totals: [ExactNumber?]) -> [Int?] {
    let withPlace = Set(placed)
    let known = totals.enumerated().map { withPlace.contains($0.offset) ? $0.element : nil }
    return Places.shared(known).map { $0?.from }
  }

  private func totals(without part: Part?) -> [ExactNumber?] {
    if form.kind == .points { return sums(without: part) }
    return scores(form.root, without: part) ?? computation.units.map { _ in nil }
  }

  private func sums(without part: Part?) -> [ExactNumber?] {
    let gone: Set<String> =
      switch part {
      case nil: []
      case let part? where !part.isGroup: [part.id]
      case let part?:
        Set(
          form.root.selfAndGroups.first { $0.id == part.id }?.criteria.map(\.id) ?? [])
      }
    let kept = computation.criteria.indices.filter { !gone.contains(computation.criteria[$0].id) }
    return computation.units.indices.map { unit in
      kept.compactMap { computation.points[unit][$0] }.reduce(.zero, +)
    }
  }

  /// The scores of a group without a part; nil if nothing is left of it.
  private func scores(_ group: CriterionGroup, without part: Part?) -> UnitScores? {
    var members: [(weight: ExactNumber, scores: UnitScores)] = []
    for member in group.members {
      switch member {
      case .criterion(let criterion):
        if part.map({ !$0.isGroup && $0.id == criterion.id }) == true { continue }
        let index = computation.criteria.firstIndex { $0.id == criterion.id } ?? 0
        members.append((criterion.weight, computation.scores[index]))
      case .group(let inner):
        if part.map({ $0.isGroup && $0.id == inner.id }) == true { continue }
        if let scores = scores(inner, without: part) { members.append((inner.weight, scores)) }
      }
    }
    guard !members.isEmpty else { return nil }
    let joined = GroupScores.join(members, of: group, units: computation.units.count)
    guard group.isIrrational else { return joined }
    return joined.map { $0?.quantised(toStep: IrrationalNumbers.finestStep) }
  }
}
