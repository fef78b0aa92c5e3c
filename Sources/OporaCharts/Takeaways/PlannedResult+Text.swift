import OporaLanguage

extension PlannedResult {
  func russian(_ format: ValueFormat) -> String {
    let known = subject.countedGenitive.text(total, .ru) + (isPartial ? " с данными" : "")
    let value = target.map { " " + format.planned($0) } ?? ""
    let own = target == nil ? "своего " : ""
    if !higherIsBetter {
      let accusative = (target == nil ? "своё " : "") + "плановое значение" + value
      if unmet == 0 { return "\(accusative) не \(none("превысил")) из \(known)" }
      if unmet == total, total > 1 { return "\(accusative) превысили все \(all)" }
      return "\(accusative) \(verb("превысил")) \(unmet) из \(known)"
    }
    let genitive = own + "планового значения" + value
    if unmet == 0 {
      return "\(genitive) \(total > 1 ? "достигли все \(all)" : "\(verb("достиг")) \(all)")"
    }
    if unmet == total, total > 1 { return "\(genitive) не \(none("достиг")) из \(known)" }
    return "\(genitive) не \(verb("достиг")) \(unmet) из \(known)"
  }

  /// «5 муниципалитетов с данными».
  private var all: String { subject.counted.text(total, .ru) + (isPartial ? " с данными" : "") }

  /// A verb of the past in the number and gender of those that fell short.
  private func verb(_ masculine: String) -> String {
    Plural.agreeing(
      max(1, unmet), .ru, one: subject.none(masculine, masculine + "ла"), other: masculine + "ли")
  }

  /// «Достиг ни один», «достигла ни одна».
  private func none(_ masculine: String) -> String {
    subject.none("\(masculine) ни один", "\(masculine)ла ни одна")
  }
}

extension PlannedResult {
  func english(_ format: ValueFormat) -> String {
    let known = subject.counted.text(total, .en) + (isPartial ? " with data" : "")
    let value =
      target.map { "the planned value of " + format.planned($0) }
      ?? "their planned value"
    let isAll = unmet == total && total > 1
    if unmet == 0 || isAll {
      return (unmet == 0) == higherIsBetter
        ? "all \(known) \(higherIsBetter ? "reached" : "exceeded") \(value)"
        : "none of \(known) \(higherIsBetter ? "reached" : "exceeded") \(value)"
    }
    return higherIsBetter
      ? "\(unmet) of \(known) did not reach \(value)" : "\(unmet) of \(known) exceeded \(value)"
  }
}
