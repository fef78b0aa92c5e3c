public import OporaLanguage

/// A rating form: what is rated, how figures become points, how points become places
/// (форма рейтингования).
///
/// A form is data, `indicators/ratings/<id>.json5`; ``read(_:indicators:findings:)`` makes one of
/// its tree. The regional centre issues it, so nothing of it is code.
public struct RatingForm: Sendable, Hashable {
  /// What the total is made of.
  public enum Kind: String, Sendable, CaseIterable {
    /// A criterion gives up to its maximum, and points add up.
    case points
    /// Scores, usually 0…100, are averaged by weight, groups by theirs.
    case weights
  }

  /// The form's id: the name of its file.
  public var id: String
  /// The version, a whole number from 1.
  public var version: Int
  /// The title.
  public var title: LocalizedText
  /// What the form rests on: an order, or «методика по умолчанию, не утверждена РМЦ».
  public var basis: LocalizedText
  /// What the total is made of.
  public var kind: Kind
  /// Points are rounded to multiples of it before they are added; nil for `none` (research).
  public var step: ExactNumber?
  /// The share of weight with data, 0…1, below which a unit gets no place.
  public var minimumCoverage: ExactNumber
  /// The whole form as a group: its members are the groups of the form.
  public var root: CriterionGroup
  /// What decides between equal totals, by id of criterion or group, first ones first; empty where
  /// equal totals share a place.
  public var tieBreaks: [String]
  /// Against which figures relative methods measure.
  public var frame: FrameKind

  /// Makes a form of ready parts.
  public init(
    id: String, version: Int, title: LocalizedText, basis: LocalizedText, kind: Kind,
    step: ExactNumber?, minimumCoverage: ExactNumber, root: CriterionGroup
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.basis = basis
    self.kind = kind
    self.step = step
    self.minimumCoverage = minimumCoverage
    self.root = root
    tieBreaks = []
    frame = .period
  }

  /// The groups of the first level, in the order of the form.
  public var groups: [CriterionGroup] {
    root.members.compactMap { if case .group(let group) = $0 { group } else { nil } }
  }

  /// All criteria in the order of the form.
  public func criteria() -> [Criterion] { root.criteria }

  /// The criterion with an id.
  public func criterion(_ id: String) -> Criterion? { root.criteria.first { $0.id == id } }

  /// The most points a unit can have: the sum of maxima, or 100 in a form of weights.
  ///
  /// Bonuses count, penalties do not, and no group gives more than its cap.
  public var maximum: ExactNumber {
    kind == .weights ? ExactNumber(100) : root.greatestPoints
  }

  /// The sum of the maxima of criteria that are neither bonus nor penalty.
  var ordinaryMaximum: ExactNumber {
    kind == .weights
      ? ExactNumber(100)
      : root.criteria.filter { $0.effect == .ordinary }.map(\.maximum).reduce(.zero, +)
  }

  /// The ids of the indicators that the form scores, each once, in the order of the form.
  public var indicators: [String] {
    var seen: Set<String> = []
    return root.criteria.compactMap(\.indicator).filter { seen.insert($0).inserted }
  }
}

/// Against which figures relative methods measure (база сравнения).
public enum FrameKind: String, Sendable, CaseIterable {
  /// The figures of the period that is rated.
  case period
  /// The figures of all periods of a table together: earlier scores change with every new period.
  case pooled
  /// Only scales of the form are allowed: no relative method.
  case fixed
}

/// How the scores of a group's members become one.
public enum Aggregation: String, Sendable, CaseIterable {
  /// The mean by weight: a weak score is made up for by a strong one.
  case arithmetic
  /// The geometric mean by weight: weak scores cost more; a zero makes the group zero.
  case geometric
  /// The harmonic mean by weight: weak scores cost most; a zero makes the group zero.
  case harmonic
  /// Wins minus losses in comparisons of every two units (правило Копленда).
  case copeland
  /// The generalised mean by weight: the root of the mean of powers; the power is the group's.
  case power
}

/// A group of criteria or of groups (раздел формы).
public struct CriterionGroup: Sendable, Hashable {
  /// What a group holds.
  public enum Member: Sendable, Hashable {
    /// A criterion.
    case criterion(Criterion)
    /// A group in the group.
    indirect case group(CriterionGroup)

    /// The weight within the group.
    public var weight: ExactNumber {
      switch self {
      case .criterion(let criterion): criterion.weight
      case .group(let group): group.weight
      }
    }

    /// The id.
    public var id: String {
      switch self {
      case .criterion(let criterion): criterion.id
      case .group(let group): group.id
      }
    }
  }

  /// The id, unique in the form.
  public var id: String
  /// The title.
  public var title: LocalizedText
  /// The weight among its neighbours; in a form of points the sum of the maxima inside.
  public var weight: ExactNumber
  /// How members' scores become the group's; a file that does not say takes the outer group's.
  public var aggregation: Aggregation
  /// Scores below it count as it, where the aggregation is geometric or harmonic; nil for none.
  public var floor: ExactNumber?
  /// The power of a generalised mean, a whole number from −9 to 9 but not 0; 1 for other means.
  public var power: Int
  /// The most points of the group together, in a form of points; nil for no cap.
  public var cap: ExactNumber?
  /// The share of weight with data inside the group below which a unit gets no place.
  public var minimumCoverage: ExactNumber?
  /// Criteria and groups in the order of the form.
  public var members: [Member]

  /// Makes a group; weights inside must be above zero.
  public init(
    id: String, title: LocalizedText, weight: ExactNumber, aggregation: Aggregation,
    members: [Member]
  ) {
    self.id = id
    self.title = title
    self.weight = weight
    self.aggregation = aggregation
    self.members = members
    power = 1
  }

  /// The most points inside: maxima of criteria that are no penalties, cut by caps.
  var greatestPoints: ExactNumber {
    let sum = members.map { member in
      switch member {
      case .criterion(let criterion): criterion.effect == .penalty ? .zero : criterion.maximum
      case .group(let group): group.greatestPoints
      }
    }.reduce(.zero, +)
    return cap.map { min($0, sum) } ?? sum
  }

  /// The members whose scores make the group's: all but bonuses, penalties and groups of them.
  var ordinaryMembers: [Member] {
    members.filter { member in
      switch member {
      case .criterion(let criterion): criterion.effect == .ordinary
      case .group(let group): !group.ordinaryMembers.isEmpty
      }
    }
  }

  /// All criteria inside, in the order of the form.
  public var criteria: [Criterion] {
    members.flatMap { member in
      switch member {
      case .criterion(let criterion): [criterion]
      case .group(let group): group.criteria
      }
    }
  }

  /// Whether a score inside may be irrational: z-scores and geometric means.
  var isIrrational: Bool {
    selfAndGroups.contains { $0.aggregation == .geometric || $0.aggregation == .power }
      || criteria.contains { if case .zScore = $0.score { true } else { false } }
  }

  /// This group and all groups inside, outer ones first.
  public var selfAndGroups: [CriterionGroup] {
    [self]
      + members.flatMap { member in
        if case .group(let group) = member { group.selfAndGroups } else { [CriterionGroup]() }
      }
  }
}
