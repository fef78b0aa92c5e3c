import OporaLanguage

extension Takeaway {
  func english(_ format: ValueFormat) -> String {
    switch self {
    case .noData:
      return "no data"
    case .insufficient(let missing, let total, let subject):
      return "too little data: \(missing) of \(subject.counted.text(total, .en)) missing"
    case .single(let name, let value):
      return Takeaway.named(name, format.full(value))
    case .equal(let value, let count, let subject):
      return "all \(subject.counted.text(count, .en)) have the same value, \(format.full(value))"
    case .planned(let result):
      return result.english(format)
    case .spread(let highest, let lowest):
      guard let (high, low) = Takeaway.short(highest.name, lowest.name) else {
        return "values \(format.range(lowest.value, highest.value))"
      }
      return "\(high) has the highest value (\(format.full(highest.value))), \(low) the lowest"
        + " (\(format.full(lowest.value)))"
    default:
      return englishOverTime(format) ?? englishOfSeveral(format)
    }
  }

  private func englishOverTime(_ format: ValueFormat) -> String? {
    switch self {
    case .reachedSince(let name, let period):
      return Takeaway.named(name, "planned value reached \(period)")
    case .lastAgainstTarget(let name, let value, let target):
      return Takeaway.named(
        name, "\(format.full(value)) against a planned value of \(format.planned(target))")
    case .streak(let name, let steps, let from, let to):
      let count = Int(steps.magnitude)
      let word = steps > 0 ? "up" : "down"
      let periods = count == 1 ? "1 period" : "\(count) periods in a row"
      return Takeaway.named(
        name, "\(word) \(periods), from \(format.plain(from)) to \(format.full(to))")
    case .change(let name, let from, let to):
      if format.sameText(from, to) {
        return Takeaway.named(name, "no change, \(format.full(to))")
      }
      let word = to > from ? "up" : "down"
      return Takeaway.named(
        name, "\(word) from \(format.plain(from)) to \(format.full(to))")
    case .rises(0, let total, let subject):
      return "values rose over the time shown in none of \(subject.counted.text(total, .en))"
    case .rises(let count, let total, let subject) where count == total && total > 1:
      return "values rose over the time shown in all \(subject.counted.text(total, .en))"
    case .rises(let count, let total, let subject):
      return "values rose over the time shown in \(count) of"
        + " \(subject.counted.text(total, .en))"
    case .places(let name, let from, let to, let total):
      if from == to { return Takeaway.named(name, "place \(to) of \(total) kept") }
      let verb = from > to ? "up" : "down"
      return Takeaway.named(name, "\(verb) from place \(from) to \(to) of \(total)")
    case .placeRange(let name, let place, let low, let high, let total):
      return Takeaway.named(
        name,
        low == high
          ? "always place \(place) of \(total)"
          : "place \(place) of \(total), range from \(low) to \(high)")
    case .steadyPlaces(let count, let total, let subject):
      let known = subject.counted.text(total, .en)
      if count == 0 { return "places of all \(known) vary" }
      return count == total
        ? "places of all \(known) are steady" : "places of \(count) of \(known) are steady"
    case .movements(let up, let down, let total, let subject):
      if up + down == 0 { return "no change of places" }
      return "of \(subject.counted.text(total, .en)), \(up) moved up and \(down) down"
    default: return nil
    }
  }

  private func englishOfSeveral(_ format: ValueFormat) -> String {
    let percent = ValueFormat(.en, unit: "%", decimals: 0)
    switch self {
    case .unitAlone(let name, let count):
      return Takeaway.named(name, Plural.indicator.text(count, .en))
    case .belowAllMedians(let count, let subject):
      let noun = subject.counted.text(count, .en)
      return "\(count == 0 ? "no " + subject.counted.singular : noun)"
        + " below the median on every indicator with data"
    case .betterThanMedian(let name, 0, let total):
      return Takeaway.named(
        name, "better than the median on none of \(Plural.indicator.text(total, .en))")
    case .betterThanMedian(let name, let count, let total):
      return Takeaway.named(
        name, "better than the median on \(count) of \(Plural.indicator.text(total, .en))")
    case .atMedian(let name, let total):
      return Takeaway.named(name, "at the median on \(Plural.indicator.text(total, .en))")
    case .bestOnMost(let name, let count, let total):
      return Takeaway.named(
        name, "best value on \(count) of \(Plural.indicator.text(total, .en))")
    case .shares(let part, let lowest, let highest):
      return percent.sameText(lowest, highest)
        ? "share of \(part): \(percent.full(highest))"
        : "share of \(part) \(percent.range(lowest, highest))"
    case .share(let part, let name, let share):
      return Takeaway.named(name, "share of \(part) \(percent.full(share))")
    case .gaps(let first, let second, let lowest, let highest):
      if format.sameText(lowest, 0), format.sameText(highest, 0) {
        return "no " + Takeaway.pair("gap", "between", second, first, .en)
      }
      let pair = Takeaway.pair("gap", "between", second, first, .en)
      let high = format.style.with(unit: format.differenceUnit, format.plain(highest))
      return format.sameText(lowest, highest)
        ? "\(pair): \(high)" : "\(pair): \(format.plain(lowest)) to \(high)"
    case .signs(let above, let below, let total, let subject):
      let known = subject.counted.text(total, .en)
      if total == 1 { return above == 1 ? "above zero" : below == 1 ? "below zero" : "zero" }
      if above + below == 0 { return "zero for all \(known)" }
      if above == total { return "all \(known) above zero" }
      if below == total { return "all \(known) below zero" }
      return "of \(known), \(above) above zero and \(below) below"
    case .aboveBothMedians(_, 1, let subject):
      return "\(subject.counted.text(1, .en)) shown"
    case .aboveBothMedians(0, let total, let subject):
      return "none of \(subject.counted.text(total, .en)) above the median on both values"
    case .aboveBothMedians(let count, let total, let subject):
      return "\(count) of \(subject.counted.text(total, .en)) above the median on both values"
    case .figuresReached(_, 0):
      return "no planned values given"
    case .figuresReached(let count, 1):
      return "planned value \(count == 1 ? "" : "not ")reached"
    case .figuresReached(0, let total):
      return "planned value reached on none of \(Plural.indicator.text(total, .en))"
    case .figuresReached(let count, let total) where count == total:
      return "planned value reached on all \(Plural.indicator.text(total, .en))"
    case .figuresReached(let count, let total):
      return "\(count) of \(Plural.indicator.text(total, .en)) with a planned value reached"
    default: return ""
    }
  }
}
