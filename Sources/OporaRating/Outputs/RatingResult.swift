public import OporaLanguage

/// What a rating takes: one figure of one unit (municipality) for one criterion.
public struct CriterionInput: Sendable, Hashable {
  /// The unit's code.
  public var unit: String
  /// The criterion's id in the form.
  public var criterion: String
  /// The indicator's value or the figure entered; nil if missing.
  public var raw: ExactNumber?
  /// A machine code of the reason when `raw` is nil, such as `notReported`.
  public var missingReason: String
  /// The figure or points the municipality claims, where the criterion is entered.
  public var claimed: ExactNumber?
  /// The figure the regional centre accepted; nil if it has not decided.
  public var accepted: ExactNumber?
  /// The evidence named (link, file); empty if none.
  public var evidence: String
  /// The indicator's denominator, for minimum denominators and small-number notes.
  public var denominator: ExactNumber?
  /// Whether the figure is a share of the denominator in percent: chance moves it where that is
  /// small.
  public var isShare: Bool
  /// The value of the previous period, for the policy `previous`.
  public var previous: ExactNumber?
  /// The status letter of the indicator's value.
  public var status: String

  /// Makes an input; set what else is known.
  public init(unit: String, criterion: String, raw: ExactNumber?, missingReason: String = "") {
    self.unit = unit
    self.criterion = criterion
    self.raw = raw
    self.missingReason = missingReason
    self.claimed = nil
    self.accepted = nil
    self.evidence = ""
    self.denominator = nil
    self.previous = nil
    self.status = "A"
    self.isShare = false
  }
}

/// The points of one unit for one criterion, with the rule that gave them (строка листа баллов).
public struct CriterionPoints: Sendable, Hashable {
  /// The unit's code.
  public var unit: String
  /// The criterion's id.
  public var criterion: String
  /// The id of the indicator behind it; empty for entered criteria.
  public var indicator: String
  /// The value that was scored; nil if missing.
  public var raw: ExactNumber?
  /// What was claimed.
  public var claimed: ExactNumber?
  /// What was accepted.
  public var accepted: ExactNumber?
  /// Points given, quantised to the form's step.
  ///
  /// Nil where the criterion does not apply, and in forms with a mean that is not arithmetic:
  /// there a total is no sum.
  public var points: ExactNumber?
  /// The most points the criterion can give this unit; zero where it does not apply.
  public var maximum: ExactNumber
  /// The score before weight and rounding, usually 0…100; nil where the criterion does not apply.
  public var score: ExactNumber?
  /// The rule applied, in a stable machine spelling.
  ///
  /// For example `bands`, `none:capped`, `zero:notReported`, `not-applicable:smallDenominator`,
  /// `previous:notReported:bands`.
  public var rule: String
  /// The rule in words, with the numbers.
  public var explanation: LocalizedText
  /// The status letter.
  public var status: String
  /// The evidence.
  public var evidence: String

  /// Makes a row.
  public init(unit: String, criterion: String, indicator: String, maximum: ExactNumber) {
    self.unit = unit
    self.criterion = criterion
    self.indicator = indicator
    self.raw = nil
    self.claimed = nil
    self.accepted = nil
    self.points = nil
    self.maximum = maximum
    self.score = nil
    self.rule = ""
    self.explanation = LocalizedText(ru: "")
    self.status = "A"
    self.evidence = ""
  }
}

/// A unit's total and place (строка рейтинга).
public struct RatedUnit: Sendable, Hashable {
  /// The unit's code.
  public var unit: String
  /// The best place it shares; nil if the unit has no place (вне рейтинга).
  public var placeFrom: Int?
  /// The last place it shares; equals `placeFrom` where it is alone.
  public var placeTo: Int?
  /// The exact total.
  public var points: ExactNumber
  /// The most points it could have.
  public var maximum: ExactNumber
  /// Criteria that got their maximum.
  public var criteriaMet: Int
  /// Criteria that apply.
  public var criteriaTotal: Int
  /// The share of weight with data, 0…1.
  public var coverage: ExactNumber
  /// The best place under any weights within ±10 % of the form's; nil if it was not computed.
  public var placeLow: Int?
  /// The worst place under any weights within ±10 % of the form's; nil if it was not computed.
  public var placeHigh: Int?
  /// Why the unit has no place; empty texts if it has one.
  public var exclusion: LocalizedText
  /// The id of the criterion or group that parted it from units with the same total, by the form's
  /// tie rule; empty where none did.
  public var tieBreak: String
  /// The unit's place in the previous period, such as `3` or `3–4`; empty if unknown.
  public var previousPlace: String

  /// Makes a row.
  public init(unit: String, points: ExactNumber, maximum: ExactNumber) {
    self.unit = unit
    self.placeFrom = nil
    self.placeTo = nil
    self.placeLow = nil
    self.placeHigh = nil
    self.points = points
    self.maximum = maximum
    self.criteriaMet = 0
    self.criteriaTotal = 0
    self.coverage = ExactNumber(1)
    self.exclusion = LocalizedText(ru: "")
    self.tieBreak = ""
    self.previousPlace = ""
  }

  /// The place as people write it: `3`, or `3–4` for a shared one; empty without a place.
  public var placeText: String {
    guard let from = placeFrom, let to = placeTo else { return "" }
    return from == to ? "\(from)" : "\(from)–\(to)"
  }
}

/// A rating of one period: places and the points they come from (рейтинг).
public struct RatingResult: Sendable {
  /// The period's id.
  public var period: String
  /// Units by place, those without a place last; equal places by code.
  public var units: [RatedUnit]
  /// Points by unit (in the order of `units`) and criterion (in the order of the form).
  public var points: [CriterionPoints]
  /// Subtotals by unit (in the order of `units`) and group (in the order of the form, outer groups
  /// before inner ones, `total` first).
  public var groups: [GroupPoints]

  /// Makes a result.
  public init(
    period: String, units: [RatedUnit], points: [CriterionPoints], groups: [GroupPoints] = []
  ) {
    self.period = period
    self.units = units
    self.points = points
    self.groups = groups
  }

  /// The result without the ranges of places, which belong to the internal annex: weights are fixed
  /// by order.
  public var withoutRanges: RatingResult {
    var result = self
    for index in result.units.indices {
      result.units[index].placeLow = nil
      result.units[index].placeHigh = nil
    }
    return result
  }

  /// The result with points only: «место определяет РМЦ».
  var withoutPlaces: RatingResult {
    var result = withoutRanges
    for index in result.units.indices {
      result.units[index].placeFrom = nil
      result.units[index].placeTo = nil
      result.units[index].previousPlace = ""
      result.units[index].exclusion = LocalizedText(
        ru: "место определяет РМЦ", en: "the regional centre decides the place")
    }
    for index in result.groups.indices {
      result.groups[index].placeFrom = nil
      result.groups[index].placeTo = nil
    }
    return result
  }

  /// The row of a unit.
  public func unit(_ code: String) -> RatedUnit? { units.first { $0.unit == code } }

  /// The points of a unit, in the order of the form.
  public func points(of code: String) -> [CriterionPoints] { points.filter { $0.unit == code } }

  /// The subtotals of a unit, in the order of the form.
  public func groups(of code: String) -> [GroupPoints] { groups.filter { $0.unit == code } }
}
