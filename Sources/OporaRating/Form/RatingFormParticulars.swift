import OporaDefinitions
import OporaDiagnostics
import OporaLanguage

/// Keys that few forms have: tie rules, the frame, powers and caps; and sums of weights.
extension RatingFormReading {
  /// Power and cap of a group, or of the whole form.
  mutating func particulars(of group: inout CriterionGroup, _ fields: ObjectReader) {
    if let value = fields["power"] {
      group.power = power(value) ?? group.power
      if group.aggregation != .power {
        reader.report(
          "E906", at: value.span,
          LocalizedText(
            ru: "«power» относится к aggregation: 'power'",
            en: "‘power’ belongs to aggregation: 'power'"))
      }
    } else if group.aggregation == .power, fields["aggregation"] != nil {
      _ = fields.value("power", required: true)
    }
    guard let value = fields["cap"] else { return }
    group.cap = reader.number(value, name: "cap", above: 0)
    if kind == .weights {
      reader.report(
        "E906", at: value.span,
        LocalizedText(
          ru: "«cap» ограничивает сумму баллов и возможен только в форме kind: 'points'",
          en: "‘cap’ limits a sum of points and is possible only in a form of kind: 'points'"))
    }
  }

  private mutating func power(_ value: JSON5Value) -> Int? {
    let range = -9...9
    if let number = reader.number(value, name: "power"), number.isWhole, !number.isZero,
      let power = Int(exactly: number.numerator), range.contains(power)
    {
      return power
    }
    reader.report(
      "E901", at: value.span,
      LocalizedText(
        ru: "«power» — целое число от −9 до 9, кроме 0",
        en: "‘power’ is a whole number from −9 to 9 other than 0"))
    return nil
  }

  /// `ties: 'share'`, or a list of ids whose points decide, the first ones first.
  mutating func tieBreaks(_ fields: ObjectReader, of root: CriterionGroup) -> [String] {
    guard let value = fields["ties"] else { return [] }
    guard case .array(let items) = value.kind else {
      if reader.text(value, name: "ties").map({ $0 == "share" }) == false {
        reader.unknownWord(
          reader.text(value, name: "ties") ?? "", at: value.span, name: "ties", among: ["share"])
      }
      return []
    }
    let known = root.criteria.map(\.id) + root.selfAndGroups.dropFirst().map(\.id)
    return items.compactMap { item in
      guard let id = reader.text(item, name: "ties") else { return nil }
      if known.contains(id) { return id }
      reader.unknownWord(id, at: item.span, name: "ties", among: known)
      return nil
    }
  }

  /// The frame of relative methods; a form that does not name it is told that its scale moves.
  mutating func frame(_ fields: ObjectReader, of root: CriterionGroup) -> FrameKind {
    let relative = root.criteria.filter(\.score.isRelative)
    guard let value = fields["frame"] else {
      if kind == .points, !reader.found.hasErrors, let first = relative.first {
        reader.report(
          "W918", at: fields.span, severity: .info, value: first.id,
          LocalizedText(
            ru: "критерий «\(first.id)» сравнивается с другими участниками: шкала меняется "
              + "каждый период; если так велит приказ, укажите frame: 'period'",
            en: "the criterion ‘\(first.id)’ compares with the others: its scale moves every "
              + "period; if the order says so, write frame: 'period'"))
      }
      return .period
    }
    let frame = reader.choice(value, name: "frame", of: FrameKind.self) ?? .period
    if frame == .fixed {
      for criterion in relative {
        reader.report(
          "E917", at: value.span, value: criterion.id,
          LocalizedText(
            ru: "frame: 'fixed', а критерий «\(criterion.id)» (\(criterion.score.name)) "
              + "сравнивается с другими участниками",
            en: "frame: 'fixed', but the criterion ‘\(criterion.id)’ (\(criterion.score.name)) "
              + "compares with the others"))
      }
    }
    return frame
  }

  /// Weights that were meant to add up to 100, or to 1, and nearly do.
  mutating func checkWeights(of root: CriterionGroup, _ fields: ObjectReader) {
    if kind == .points {
      let sum = root.criteria.filter { $0.effect == .ordinary }.map(\.maximum).reduce(.zero, +)
      report(sum: sum, of: root, fields.span)
      return
    }
    for group in root.selfAndGroups where group.members.count > 1 {
      report(sum: group.members.map(\.weight).reduce(.zero, +), of: group, fields.span)
    }
  }

  private mutating func report(sum: ExactNumber, of group: CriterionGroup, _ span: SourceSpan) {
    let scaled = sum < ExactNumber(2) ? sum * ExactNumber(100) : sum
    let distance = (scaled - ExactNumber(100)).magnitude
    guard !distance.isZero, distance <= ExactNumber(10) else { return }
    let whole = sum < ExactNumber(2) ? "1" : "100"
    let place = group.id == "total" ? "" : " раздела «\(group.id)»"
    let english = group.id == "total" ? "" : " of ‘\(group.id)’"
    let words =
      kind == .points
      ? LocalizedText(ru: "максимумы", en: "the maxima")
      : LocalizedText(ru: "веса\(place)", en: "the weights\(english)")
    reader.report(
      "W919", at: span, severity: .warning, value: sum.description,
      LocalizedText(
        ru: "\(words.ru) в сумме дают \(sum), а не \(whole)",
        en: "\(words.en) add up to \(sum), not \(whole)"))
  }
}
