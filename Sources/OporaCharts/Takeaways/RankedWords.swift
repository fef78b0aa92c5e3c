import OporaLanguage

/// Descriptions of charts with one value for each row.
struct RankedWords {
  let format: ValueFormat
  let options: ChartOptions

  /// From the fullest to the shortest.
  func descriptions(of units: [RankedUnit], missing: Int, kind: String) -> [String] {
    let russian = options.language == .ru
    let total = units.count + missing
    let subject =
      russian
      ? "по \(options.subject.countedDative.text(total, .ru))"
      : "by \(options.subject.counted.text(total, .en))"
    let measure = options.measure.map { Label.clean($0) + " " } ?? ""
    let lead = "\(kind): \(measure)\(subject)"
    let bare = "\(kind): \(subject)"
    guard let high = units.max(by: { ($0.value ?? 0) < ($1.value ?? 0) }),
      let low = units.min(by: { ($0.value ?? 0) < ($1.value ?? 0) }),
      let highest = high.value, let lowest = low.value
    else { return [lead, bare].map { $0 + (russian ? "; данных нет" : "; no data") } }
    let named =
      russian
      ? "от \(format.plain(lowest)) (\(low.name)) до \(format.full(highest)) (\(high.name))"
      : "from \(format.plain(lowest)) (\(low.name)) to \(format.full(highest)) (\(high.name))"
    let tail = planned(units) + (missing > 0 ? absent(missing) : "")
    let numbers = format.range(lowest, highest)
    return [
      "\(lead); \(named)\(tail)", "\(bare); \(named)\(tail)", "\(lead); \(numbers)\(tail)",
      "\(bare); \(numbers)\(tail)", bare,
    ]
  }

  private func planned(_ units: [RankedUnit]) -> String {
    let results = units.compactMap { $0.reachesTarget(higherIsBetter: options.higherIsBetter) }
    guard !results.isEmpty else { return "" }
    let targets = Set(units.compactMap(\.target))
    let value = targets.count == 1 ? targets.first.map { " " + format.planned($0) } ?? "" : ""
    let met = results.count { $0 }
    return options.language == .ru
      ? "; планового значения\(value) достигли \(met) из \(results.count)"
      : "; \(met) of \(results.count) reached the planned value\(value.isEmpty ? "" : " of")\(value)"
  }

  private func absent(_ missing: Int) -> String {
    options.language == .ru ? "; нет данных: \(missing)" : "; no data: \(missing)"
  }
}
