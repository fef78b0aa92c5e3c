import OporaLanguage

/// How the most points of a form are shared among the criteria that apply to one unit.
///
/// A criterion that does not apply leaves its share to the rest of its group, a group without any
/// to its neighbours: every unit with a place can reach the same total, so totals compare fairly.
struct Allotment {
  /// The most points of each criterion, in the order of the form; zero where it does not apply.
  private(set) var maxima: [ExactNumber]

  /// Shares the form's maximum.
  ///
  /// - Parameters:
  ///   - form: the form; in a form of points shares are kept multiples of its step.
  ///   - applies: whether each criterion applies, in the order of the form.
  init(form: RatingForm, applies: [Bool]) {
    maxima = []
    share(form.ordinaryMaximum, in: form.root, applies: applies)
    if form.kind == .points, let step = form.step, applies.contains(false) {
      let criteria = form.criteria()
      roundShares(
        to: step, total: form.ordinaryMaximum, order: criteria.map(\.id),
        isOrdinary: criteria.map { $0.effect == .ordinary })
    }
  }

  /// Bonuses keep their own maximum and penalties have none; neither takes part in the sharing.
  private mutating func share(
    _ amount: ExactNumber, in group: CriterionGroup, applies: [Bool]
  ) {
    var position = maxima.count
    let members = group.members.map { member in
      let width = Allotment.width(member)
      defer { position += width }
      let inside = applies[position..<position + width]
      return (member: member, counts: Allotment.counts(member, inside))
    }
    let total = members.filter(\.counts).map(\.member.weight).reduce(.zero, +)
    for (member, counts) in members {
      let part = counts ? amount * member.weight / total : .zero
      switch member {
      case .criterion(let criterion) where criterion.effect == .bonus:
        maxima.append(applies[maxima.count] ? criterion.maximum : .zero)
      case .criterion: maxima.append(part)
      case .group(let inner): share(part, in: inner, applies: applies)
      }
    }
  }

  /// Whether a member has an ordinary criterion that applies.
  private static func counts(
    _ member: CriterionGroup.Member, _ applies: ArraySlice<Bool>
  ) -> Bool {
    let criteria =
      switch member {
      case .criterion(let criterion): [criterion]
      case .group(let group): group.criteria
      }
    return zip(criteria, applies).contains { $0.effect == .ordinary && $1 }
  }

  private static func width(_ member: CriterionGroup.Member) -> Int {
    switch member {
    case .criterion: 1
    case .group(let group): group.criteria.count
    }
  }

  /// Rounds shares to multiples of the step so that they still add up to the total: what is cut
  /// off goes to the largest remainders, equal ones by id.
  private mutating func roundShares(
    to step: ExactNumber, total: ExactNumber, order: [String], isOrdinary: [Bool]
  ) {
    let exact = maxima
    let shared = maxima.indices.filter { isOrdinary[$0] }
    for index in shared {
      maxima[index] = ExactNumber(dividing: (exact[index] / step).floor, by: 1) * step
    }
    let remainders = shared.filter { exact[$0] != maxima[$0] }.sorted {
      let (left, right) = (exact[$0] - maxima[$0], exact[$1] - maxima[$1])
      if left != right { return left > right }
      return order[$0].utf8.lexicographicallyPrecedes(order[$1].utf8)
    }
    var rest = total - shared.map { maxima[$0] }.reduce(.zero, +)
    for index in remainders where rest > .zero {
      maxima[index] = maxima[index] + min(step, rest)
      rest = rest - min(step, rest)
    }
  }
}
