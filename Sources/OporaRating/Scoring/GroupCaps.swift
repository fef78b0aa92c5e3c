import OporaLanguage

/// Limits on the points of groups (предельный балл раздела).
struct GroupCaps {
  let form: RatingForm

  /// Cuts the points of groups above their caps, inner groups first.
  ///
  /// What is too much is taken from the criteria with points above zero in proportion to them, in
  /// steps of the form; the rest of the division from the largest remainders, equal ones by id.
  func cut(_ points: inout [ExactNumber?]) {
    var position = 0
    cut(form.root, &points, &position)
  }

  private func cut(
    _ group: CriterionGroup, _ points: inout [ExactNumber?], _ position: inout Int
  ) {
    let start = position
    for member in group.members {
      switch member {
      case .criterion: position += 1
      case .group(let inner): cut(inner, &points, &position)
      }
    }
    guard let cap = group.cap else { return }
    let inside = Array(start..<position)
    let excess = inside.compactMap { points[$0] }.reduce(.zero, +) - cap
    guard excess > .zero else { return }
    take(excess, from: inside, ids: group.criteria.map(\.id), &points)
  }

  private func take(
    _ excess: ExactNumber, from inside: [Int], ids: [String], _ points: inout [ExactNumber?]
  ) {
    let givers = inside.enumerated().compactMap { offset, index in
      points[index].flatMap { $0 > .zero ? (index: index, points: $0, id: ids[offset]) : nil }
    }
    let sum = givers.map(\.points).reduce(.zero, +)
    guard sum > .zero else { return }
    let exact = givers.map { excess * $0.points / sum }
    guard let step = form.step else {
      for (giver, part) in zip(givers, exact) { points[giver.index] = giver.points - part }
      return
    }
    var parts = exact.map { ExactNumber(dividing: ($0 / step).floor, by: 1) * step }
    var rest = excess - parts.reduce(.zero, +)
    let order = givers.indices.sorted { left, right in
      let (first, second) = (exact[left] - parts[left], exact[right] - parts[right])
      if first != second { return first > second }
      return givers[left].id.utf8.lexicographicallyPrecedes(givers[right].id.utf8)
    }
    for index in order where rest > .zero {
      let piece = min(step, rest)
      parts[index] = parts[index] + piece
      rest = rest - piece
    }
    for (giver, part) in zip(givers, parts) { points[giver.index] = giver.points - part }
  }

  /// The most points of a group when its criteria can give these.
  func most(of group: CriterionGroup, maxima: [String: ExactNumber]) -> ExactNumber {
    let sum = group.members.map { member in
      switch member {
      case .criterion(let criterion): maxima[criterion.id] ?? .zero
      case .group(let inner): most(of: inner, maxima: maxima)
      }
    }.reduce(.zero, +)
    return group.cap.map { min($0, sum) } ?? sum
  }
}
