public import OporaLanguage

/// A rating with the answers to questions about it: how sure a place is, what would change it, what
/// the criteria have to do with one another (анализ рейтинга).
///
/// ```swift
/// let analysis = RatingAnalysis(form: form, period: "2024-S1", units: codes, inputs: inputs)
/// analysis.result.unit("99601000")?.placeText        // "4"
/// analysis.placeRanges(within: ExactNumber(numerator: 1, denominator: 4))
/// ```
///
/// Answers are computed when they are asked for; each says what it costs where that matters.
public struct RatingAnalysis: Sendable {
  /// Places and points.
  public let result: RatingResult
  let computation: RatingComputation
  private let decidesPlaces: Bool
  /// The positions of the units that have a place, by code.
  let placed: [Int]

  /// The form.
  public var form: RatingForm { computation.form }

  /// Rates units.
  ///
  /// - Parameters:
  ///   - form: the rating form.
  ///   - period: the period's id.
  ///   - units: the codes of the units; each gets a row, with or without inputs.
  ///   - inputs: one figure for a unit and criterion (of two the first counts); what is not in the
  ///     form is left aside.
  ///   - previous: the rating of the previous period, for places before and the policy `previous`.
  ///   - pool: figures of other periods, which relative methods of a form with `frame: 'pooled'`
  ///     measure against too.
  ///   - decidesPlaces: whether all that are rated together are here; if not, points are given and
  ///     no places: they are decided by the regional centre.
  public init(
    form: RatingForm, period: String, units: [String], inputs: [CriterionInput],
    previous: RatingResult? = nil, pool: [CriterionInput] = [], decidesPlaces: Bool = true
  ) {
    self.init(
      RatingComputation(
        form: form, units: Set(units).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) },
        inputs: inputs, previous: previous, pool: form.frame == .pooled ? pool : []),
      period: period, decidesPlaces: decidesPlaces)
  }

  /// Points and places without anything that explains them, which is faster.
  ///
  /// - Parameters:
  ///   - form: the rating form.
  ///   - units: the codes of the units.
  ///   - inputs: one figure for a unit and criterion.
  /// - Returns: the units, sorted by code.
  public static func standing(
    form: RatingForm, units: [String], inputs: [CriterionInput]
  ) -> [RatedUnit] {
    RatingComputation(
      form: form, units: Set(units).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) },
      inputs: inputs, previous: nil
    ).standing()
  }

  init(_ computation: RatingComputation, period: String, decidesPlaces: Bool = true) {
    self.computation = computation
    let rated = computation.result(period: period)
    result = decidesPlaces ? rated : rated.withoutPlaces
    self.decidesPlaces = decidesPlaces
    let withPlace = Set(result.units.filter { $0.placeFrom != nil }.map(\.unit))
    placed = computation.units.indices.filter { withPlace.contains(computation.units[$0]) }
  }

  /// The same rating with one figure changed, everything recomputed: the appeal of a cell.
  ///
  /// - Parameters:
  ///   - unit: the unit's code.
  ///   - figures: new figures by criterion's id; of an entered criterion, as accepted.
  /// - Returns: the changed rating; nil if the unit or a criterion is unknown.
  public func changing(_ unit: String, to figures: [(criterion: String, figure: ExactNumber)])
    -> RatingAnalysis?
  {
    guard let position = computation.units.firstIndex(of: unit) else { return nil }
    var changed = computation
    for (id, figure) in figures {
      guard let index = computation.criteria.firstIndex(where: { $0.id == id }) else { return nil }
      changed.replace(index, unit: position, input: changed.input(index, position, figure))
    }
    return RatingAnalysis(changed, period: result.period, decidesPlaces: decidesPlaces)
  }
}

extension RatingComputation {
  /// The input of a cell with another figure in it.
  func input(_ index: Int, _ unit: Int, _ figure: ExactNumber) -> CriterionInput {
    var input =
      inputs[index][unit]
      ?? CriterionInput(unit: units[unit], criterion: criteria[index].id, raw: nil)
    input.missingReason = ""
    input.status = "A"
    if criteria[index].enteredKind != nil, input.claimed != nil || input.accepted != nil {
      input.accepted = figure
    } else {
      input.raw = figure
    }
    return input
  }
}
