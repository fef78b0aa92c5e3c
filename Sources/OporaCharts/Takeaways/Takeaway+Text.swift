import OporaLanguage

extension Takeaway {
  /// The takeaway as a headline without a full stop.
  public func text(_ format: ValueFormat) -> String {
    let clause = clause(format)
    // An English name stays as it is written, also at the head of a sentence.
    if format.language == .en, let name = leadingName, clause.hasPrefix(name) { return clause }
    return Sentence.capitalised(clause)
  }

  /// The name that the clause may begin with.
  private var leadingName: String? {
    switch self {
    case .single(let name, _), .reachedSince(let name, _), .lastAgainstTarget(let name, _, _),
      .unitAlone(let name, _), .betterThanMedian(let name, _, _), .atMedian(let name, _),
      .bestOnMost(let name, _, _), .places(let name, _, _, _),
      .placeRange(let name, _, _, _, _), .share(_, let name, _):
      Takeaway.short(name)
    case .streak(let name, _, _, _), .change(let name, _, _): Takeaway.short(name)
    case .spread(let highest, _): Takeaway.short(highest.name)
    default: nil
    }
  }

  /// The takeaway as it stands inside a sentence.
  func clause(_ format: ValueFormat) -> String {
    format.language == .ru ? russian(format) : english(format)
  }

  /// Names longer than this make a headline unreadable; it then gives the numbers alone.
  static let mostNameCharacters = 75

  private func russian(_ format: ValueFormat) -> String {
    switch self {
    case .noData:
      return "нет данных"
    case .insufficient(let missing, let total, let subject):
      return "данных недостаточно: нет значений у \(missing) из"
        + " \(subject.countedGenitive.text(total, .ru))"
    case .single(let name, let value):
      return Takeaway.named(name, format.full(value))
    case .equal(let value, let count, let subject):
      return "у всех \(subject.countedGenitive.text(count, .ru)) одно значение —"
        + " \(format.full(value))"
    case .planned(let result):
      return result.russian(format)
    case .spread(let highest, let lowest):
      guard let (high, low) = Takeaway.short(highest.name, lowest.name) else {
        return "значения — \(format.range(lowest.value, highest.value))"
      }
      return "\(high) — наибольшее значение (\(format.full(highest.value))), \(low) —"
        + " наименьшее (\(format.full(lowest.value)))"
    default:
      return russianOverTime(format) ?? russianOfSeveral(format)
    }
  }

  private func russianOverTime(_ format: ValueFormat) -> String? {
    switch self {
    case .reachedSince(let name, let period):
      return Takeaway.named(name, "плановое значение достигается \(period)")
    case .lastAgainstTarget(let name, let value, let target):
      return Takeaway.named(
        name, "\(format.full(value)) при плановом значении \(format.planned(target))")
    case .streak(let name, let steps, let from, let to):
      let word = steps > 0 ? "рост" : "снижение"
      let count = "\(steps.magnitude) \(periods(steps)) подряд"
      return Takeaway.named(
        name, "\(word) \(count), с \(format.plain(from)) до \(format.full(to))")
    case .change(let name, let from, let to):
      if format.sameText(from, to) {
        return Takeaway.named(name, "без изменений, \(format.full(to))")
      }
      let word = to > from ? "рост" : "снижение"
      return Takeaway.named(
        name, "\(word) с \(format.plain(from)) до \(format.full(to))")
    case .rises(let count, let total, let subject):
      let known = subject.countedGenitive.text(total, .ru)
      let lead = "за показанное время показатель "
      if count == 0 {
        return lead + "не вырос \(subject.none("ни у одного", "ни у одной")) из \(known)"
      }
      return lead
        + (count == total && total > 1 ? "вырос у всех \(known)" : "вырос у \(count) из \(known)")
    case .places(let name, let from, let to, let total):
      if from == to { return Takeaway.named(name, "место сохранено, \(to)-е из \(total)") }
      let verb = from > to ? "подъём" : "снижение"
      return Takeaway.named(
        name, "\(verb) \(from == 2 ? "со" : "с") \(from)-го на \(to)-е\u{A0}место из \(total)")
    case .placeRange(let name, let place, let low, let high, let total):
      return Takeaway.named(
        name,
        low == high
          ? "неизменно \(place)-е\u{A0}место из \(total)"
          : "\(place)-е\u{A0}место из \(total), диапазон — от \(low)-го до \(high)-го\u{A0}места")
    case .steadyPlaces(let count, let total, let subject):
      let known = subject.countedGenitive.text(total, .ru)
      if count == 0 { return "место меняется у всех \(known)" }
      return count == total
        ? "место неизменно у всех \(known)" : "место неизменно у \(count) из \(known)"
    case .movements(let up, let down, let total, let subject):
      if up + down == 0 { return "места не изменились" }
      return "из \(subject.countedGenitive.text(total, .ru)) поднялись \(up),"
        + " опустились \(down)"
    default: return nil
    }
  }

  private func russianOfSeveral(_ format: ValueFormat) -> String {
    let percent = ValueFormat(.ru, unit: "%", decimals: 0)
    switch self {
    case .unitAlone(let name, let count):
      return Takeaway.named(name, Plural.indicator.text(count, .ru))
    case .belowAllMedians(let count, let subject):
      return count == 0
        ? "ниже медианы сразу по всем показателям нет никого"
        : "\(subject.counted.text(count, .ru)) ниже медианы по всем показателям с данными"
    case .betterThanMedian(let name, 0, let total):
      return Takeaway.named(
        name, "не лучше медианы ни по одному из \(Plural.ofIndicators.text(total, .ru))")
    case .betterThanMedian(let name, let count, let total):
      return Takeaway.named(
        name, "лучше медианы по \(count) из \(Plural.ofIndicators.text(total, .ru))")
    case .atMedian(let name, let total):
      return Takeaway.named(
        name, "на уровне медианы по \(ChartSubject.indicators.countedDative.text(total, .ru))")
    case .bestOnMost(let name, let count, let total):
      return Takeaway.named(
        name, "лучшее значение по \(count) из \(Plural.ofIndicators.text(total, .ru))")
    case .shares(let part, let lowest, let highest):
      return percent.sameText(lowest, highest)
        ? "доля \(part) — \(percent.full(highest))"
        : "доля \(part) — \(percent.range(lowest, highest))"
    case .share(let part, let name, let share):
      return Takeaway.named(name, "доля \(part) — \(percent.full(share))")
    case .gaps(let first, let second, let lowest, let highest):
      if format.sameText(lowest, 0), format.sameText(highest, 0) {
        return Takeaway.pair("разрыва", "между", second, first, .ru) + " нет"
      }
      let pair = Takeaway.pair("разрыв", "между", second, first, .ru)
      let high = format.style.with(unit: format.differenceUnit, format.plain(highest))
      return format.sameText(lowest, highest)
        ? "\(pair) — \(high)" : "\(pair) — от \(format.plain(lowest)) до \(high)"
    case .signs(let above, let below, let total, let subject):
      return russianSigns(above, below, total, subject)
    case .aboveBothMedians(_, 1, let subject):
      return "\(subject.none("показан", "показана")) \(subject.counted.text(1, .ru))"
    case .aboveBothMedians(let count, let total, let subject):
      let known = subject.countedGenitive.text(total, .ru)
      return count == 0
        ? "\(subject.none("ни один", "ни одна")) из \(known) не выше медианы по обоим значениям"
        : "по обоим значениям выше медианы \(count) из \(known)"
    case .figuresReached(let count, let total):
      return russianFigures(count, total)
    default: return ""
    }
  }

  private func russianSigns(
    _ above: Int, _ below: Int, _ total: Int, _ subject: ChartSubject
  ) -> String {
    let known = subject.countedGenitive.text(total, .ru)
    if total == 1 { return above == 1 ? "выше нуля" : below == 1 ? "ниже нуля" : "ноль" }
    if above + below == 0 { return "у всех \(known) — ноль" }
    if above == total { return "выше нуля все \(subject.counted.text(total, .ru))" }
    if below == total { return "ниже нуля все \(subject.counted.text(total, .ru))" }
    if below == 0 { return "из \(known) выше нуля \(above), у остальных ноль" }
    if above == 0 { return "из \(known) ниже нуля \(below), у остальных ноль" }
    return "из \(known) выше нуля \(above), ниже нуля \(below)"
  }

  private func russianFigures(_ count: Int, _ total: Int) -> String {
    let indicators = Plural.ofIndicators.text(total, .ru)
    if total == 0 { return "плановые значения не заданы" }
    if total == 1 { return "плановое значение \(count == 1 ? "" : "не ")достигнуто" }
    if count == 0 { return "плановое значение не достигнуто ни по одному из \(indicators)" }
    if count == total {
      let all = ChartSubject.indicators.countedDative.text(total, .ru)
      return "плановое значение достигнуто по всем \(all)"
    }
    return "достигнуто \(count) из \(indicators) с плановым значением"
  }

  private func periods(_ steps: Int) -> String {
    Plural(one: "период", few: "периода", many: "периодов", singular: "period")
      .form(for: steps, .ru)
  }

  /// The name as it stands in a headline, nil where it is too long or shared by several.
  static func short(_ name: String?) -> String? {
    name.flatMap { !$0.isEmpty && $0.count <= mostNameCharacters ? $0 : nil }
  }

  /// Two names that a headline can hold together, nil where they are too long or the same.
  static func short(_ first: String?, _ second: String?) -> (String, String)? {
    guard let first = short(first), let second = short(second), first != second,
      first.count + second.count <= mostNameCharacters
    else { return nil }
    return (first, second)
  }

  /// «Разрыв между городом и селом»; the noun alone where the two have no names.
  static func pair(
    _ noun: String, _ between: String, _ left: String?, _ right: String?, _ language: Language
  ) -> String {
    guard let left, let right else { return noun }
    return "\(noun) \(between) " + CaseForms.between(left, right, language)
  }

  /// A statement about a unit; without the name where that is too long.
  static func named(_ name: String?, _ statement: String) -> String {
    short(name).map { "\($0): \(statement)" } ?? statement
  }
}
