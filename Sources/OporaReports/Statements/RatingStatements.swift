import OporaLanguage
import OporaRating

/// Sentences on places and points.
extension ReportContext {
  /// The place of the focus municipality and how it moved.
  func place() -> Statement? {
    guard let rating = input.rating, let focus = input.focus,
      let unit = rating.current.unit(focus)
    else { return nil }
    let all = rating.current.units.count { $0.placeFrom != nil }
    let total = numbers.integer(all)
    guard unit.placeFrom != nil else {
      let reason = unit.exclusion[language]
      let tail = reason.isEmpty ? "" : ": \(reason)"
      return Statement(
        kind: .place,
        predicate: say("Место в рейтинге не определено", "No place in the rating") + tail)
    }
    let points = self.points(unit, rating)
    let tail = movement(of: unit).map { "; " + $0 } ?? ""
    return Statement(
      kind: .place,
      predicate: say(
        "Место в рейтинге — \(unit.placeText) из \(total), \(points)",
        "Place in the rating — \(unit.placeText) of \(total), \(points)") + tail)
  }

  /// Points of the maximum: «73,50 из 100 баллов».
  func points(_ unit: RatedUnit, _ rating: RatingInput) -> String {
    let given = numbers.text(unit.points, decimals: decimals(of: rating.form))
    let maximum = count(unit.maximum)
    return say("\(given) из \(maximum) баллов", "\(given) of \(maximum) points")
  }

  /// Decimals in print of points: as many as the form's step has, 2 without a step.
  func decimals(of form: RatingForm) -> Int {
    let digits = form.step?.exactDecimal?.split(separator: ".") ?? []
    return form.step == nil ? 2 : digits.count > 1 ? digits[1].count : 0
  }

  /// The move from the previous place in words; nil where the previous place is unknown.
  func movement(of unit: RatedUnit) -> String? {
    guard let now = unit.placeFrom, let before = PlaceText.first(unit.previousPlace) else {
      return nil
    }
    let (old, new) = (unit.previousPlace, unit.placeText)
    if now == before {
      return say("место не изменилось", "the place has not changed")
    }
    return now < before
      ? say(
        "муниципалитет поднялся \(PlaceText.from(old))-го на \(new)-е место",
        "up from place \(old) to \(new)")
      : say(
        "муниципалитет опустился \(PlaceText.from(old))-го на \(new)-е место",
        "down from place \(old) to \(new)")
  }

  /// Who stands first; ties named together.
  func leader() -> Statement? {
    guard let rating = input.rating else { return nil }
    let first = rating.current.units.filter { $0.placeFrom == 1 }
    guard let best = first.first, rating.current.units.count(where: { $0.placeFrom != nil }) > 1
    else { return nil }
    let names = ListText.joined(
      ordered(first.map(\.unit)).map { shortName($0) }, language, limit: 3)
    let points = self.points(best, rating)
    return Statement(
      kind: .leader,
      predicate: say(
        "Первое место в рейтинге — \(names): \(points)", "First place — \(names): \(points)")
    )
  }

  /// The greatest move up between two periods; nil where nobody moved up.
  func greatestMove() -> Statement? {
    guard let rating = input.rating else { return nil }
    let moves = rating.current.units.compactMap { unit -> (RatedUnit, Int)? in
      guard let now = unit.placeFrom, let before = PlaceText.first(unit.previousPlace) else {
        return nil
      }
      return (unit, before - now)
    }
    guard let best = moves.map(\.1).max(), best > 0 else { return nil }
    let movers = moves.filter { $0.1 == best }.map(\.0)
    let parts = ordered(movers.map(\.unit)).compactMap { code in
      movers.first { $0.unit == code }.map { unit in
        say(
          "\(shortName(code)) (\(PlaceText.from(unit.previousPlace))-го на \(unit.placeText)-е место)",
          "\(shortName(code)) (from place \(unit.previousPlace) to \(unit.placeText))")
      }
    }
    let names = ListText.joined(parts, language, limit: 3)
    return Statement(
      kind: .movement,
      predicate: say("Наибольшее продвижение в рейтинге: \(names)", "Greatest move up: \(names)"))
  }
}

/// Places as texts: `3`, `3–4`.
enum PlaceText {
  /// The place after «с»: «с 3», but «со 2», which is read «со второго».
  static func from(_ text: String) -> String {
    text == "2" || text.hasPrefix("2–") ? "со \(text)" : "с \(text)"
  }

  /// The best place of a text; nil if there is none.
  static func first(_ text: String) -> Int? {
    Int(String(text.prefix { ("0"..."9").contains($0) }))
  }
}
