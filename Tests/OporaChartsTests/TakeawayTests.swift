import OporaLanguage
import Testing

@testable import OporaCharts

/// Headlines recomputed from the same numbers by the shortest program that could: no headline may
/// say what the numbers do not.
@Suite struct TakeawayTests {
  /// Random tables from a fixed seed: few values, so that ties are common.
  private struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % sides
    }

    /// A value of one decimal between 40 and 60; nil in one of so many rolls.
    mutating func value(missingIn rolls: Int) -> Double? {
      roll(rolls) == 0 ? nil : 40 + Double(roll(201)) / 10
    }
  }

  private static let seeds = Array(UInt64(1)...60)

  private func headline(
    _ kind: ChartKind, _ columns: [String], _ rows: [[String]], _ options: ChartOptions
  ) throws -> String {
    try Chart.draw(kind, ChartTable(columns: columns, rows: rows), options).headline
  }

  private var percent: ChartOptions {
    var options = ChartOptions()
    options.unit = "%"
    return options
  }

  private func text(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }

  private func russian(_ value: Double) -> String {
    NumberStyle(.ru).text(value, decimals: 1)
  }

  @Test(arguments: seeds)
  func aRankingCountsThoseBelowThePlannedValue(seed: UInt64) throws {
    var dice = Dice(state: seed)
    let values = (0..<(2 + dice.roll(20))).map { _ in dice.value(missingIn: 9) }
    var options = percent
    options.target = 50
    let rows = values.enumerated().map { ["М\($0)", text($1)] }
    let headline = try headline(.rankedBar, ["name", "value"], rows, options)
    let known = values.compactMap(\.self)
    let missing = values.count - known.count
    let below = known.count { $0 < 50 }
    if known.isEmpty {
      #expect(headline == "Нет данных")
    } else if missing * 5 > values.count {
      #expect(headline.hasPrefix("Данных недостаточно: нет значений у \(missing) из "))
    } else if below == 0 {
      #expect(headline.hasPrefix("Планового значения 50\u{A0}% достиг"))
      #expect(headline.contains(" \(known.count) муниципалитет"))
      #expect(headline.hasSuffix(" с данными") == (missing > 0))
    } else if below == known.count, below > 1 {
      #expect(headline.hasPrefix("Планового значения 50\u{A0}% не достиг ни один из \(below) "))
    } else {
      let verb = below % 10 == 1 && below % 100 != 11 ? "не достиг" : "не достигли"
      #expect(
        headline.hasPrefix("Планового значения 50\u{A0}% \(verb) \(below) из \(known.count) "))
      #expect(headline.hasSuffix(" с данными") == (missing > 0))
    }
  }

  @Test(arguments: seeds)
  func aSpreadNamesOnlyWhoStandsAloneAtTheEnds(seed: UInt64) throws {
    var dice = Dice(state: seed)
    let values = (0..<(2 + dice.roll(6))).map { _ in 40 + Double(dice.roll(6)) }
    let rows = values.enumerated().map { ["М\($0)", text($1)] }
    let headline = try headline(.rankedBar, ["name", "value"], rows, percent)
    let (high, low) = (values.max() ?? 0, values.min() ?? 0)
    let highest = values.indices.filter { values[$0] == high }
    let lowest = values.indices.filter { values[$0] == low }
    if high == low {
      #expect(headline.contains("одно значение — \(russian(high))"))
    } else if highest.count == 1, lowest.count == 1 {
      #expect(
        headline == "М\(highest[0]) — наибольшее значение (\(russian(high))\u{A0}%),"
          + " М\(lowest[0]) — наименьшее (\(russian(low))\u{A0}%)")
    } else {
      #expect(headline == "Значения — от \(russian(low)) до \(russian(high))\u{A0}%")
    }
  }

  @Test(arguments: seeds)
  func aSeriesReachesItsPlannedValueOnlyToTheEnd(seed: UInt64) throws {
    var dice = Dice(state: seed)
    let values = (0..<7).map { _ in dice.value(missingIn: 8) }
    let targets = (0..<7).map { 44 + Double($0) }
    let reached = Takeaway.reachedSince(values, targets: targets, higherIsBetter: true)
    let expected = (0..<7).first { start in
      (start..<7).allSatisfy { index in values[index].map { $0 >= targets[index] } ?? false }
    }
    #expect(reached == expected)
  }

  @Test(arguments: seeds)
  func aStreakIsAsLongAsTheLastStepsGoOneWay(seed: UInt64) throws {
    var dice = Dice(state: seed)
    let values = (0..<8).map { _ in dice.roll(9) == 0 ? nil : Double(dice.roll(5)) }
    let format = ValueFormat(.ru, unit: nil, decimals: 0)
    let streak = Takeaway.streak(values, format: format)
    func holds(_ length: Int, _ sign: Double) -> Bool {
      zip(values, values.dropFirst()).suffix(length).allSatisfy { earlier, later in
        guard let earlier, let later else { return false }
        return (later - earlier) * sign > 0
      }
    }
    let rise = (0...7).last { holds($0, 1) } ?? 0
    let fall = (0...7).last { holds($0, -1) } ?? 0
    #expect(streak == (rise > 0 ? rise : -fall))
  }

  @Test(arguments: seeds)
  func aGapIsBetweenTheLeastAndTheGreatest(seed: UInt64) throws {
    var dice = Dice(state: seed)
    let pairs = (0..<(1 + dice.roll(8))).map { _ in
      (dice.value(missingIn: 6), dice.value(missingIn: 6))
    }
    var options = percent
    options.pairLabels = ["село", "город"]
    let rows = pairs.enumerated().map { ["М\($0)", text($1.0), text($1.1)] }
    let headline = try headline(.dumbbell, ["name", "first", "second"], rows, options)
    let gaps = pairs.compactMap { pair in pair.0.flatMap { first in pair.1.map { $0 - first } } }
    guard let low = gaps.min(), let high = gaps.max() else {
      #expect(headline == "Нет данных")
      return
    }
    let lead = "Разрыв между городом и селом — "
    if russian(low) == "0,0", russian(high) == "0,0" {
      #expect(headline == "Разрыва между городом и селом нет")
      return
    }
    #expect(
      headline == lead
        + (russian(low) == russian(high)
          ? "\(russian(high))\u{A0}п.\u{A0}п."
          : "от \(russian(low)) до \(russian(high))\u{A0}п.\u{A0}п."))
  }

  @Test(arguments: seeds)
  func placesAreCountedAmongThoseWithAllPeriods(seed: UInt64) throws {
    var dice = Dice(state: seed)
    let count = 3 + dice.roll(6)
    let values = (0..<count).map { index in
      (0..<2).map { _ in index > 0 && dice.roll(7) == 0 ? nil : 1 + dice.roll(count) }
    }
    var options = ChartOptions()
    options.focus = "М0"
    let rows = values.enumerated().flatMap { index, places in
      zip(["2024-S1", "2024-S2"], places).map {
        ["М\(index)", $0, $1.map { "\($0)" } ?? ""]
      }
    }
    let headline = try headline(.slope, ["name", "period", "place"], rows, options)
    let complete = values.compactMap { pair in
      pair[0].flatMap { from in pair[1].map { (from, $0) } }
    }
    let from = 1 + complete.count { $0.0 < complete[0].0 }
    let to = 1 + complete.count { $0.1 < complete[0].1 }
    let with = from == 2 ? "со" : "с"
    #expect(
      headline
        == (from == to
          ? "М0: место сохранено, \(to)-е из \(complete.count)"
          : "М0: \(from > to ? "подъём" : "снижение") \(with) \(from)-го на \(to)-е\u{A0}место из"
            + " \(complete.count)"))
  }

  @Test(arguments: seeds)
  func aHeatTableCountsThoseBelowEveryMedian(seed: UInt64) throws {
    var dice = Dice(state: seed)
    let table = (0..<9).map { _ in (0..<2).map { _ in dice.value(missingIn: 7) } }
    let rows = table.enumerated().map { ["М\($0)"] + $1.map(text) }
    let headline = try headline(.heat, ["name", "а", "б"], rows, ChartOptions())
    let medians = [0, 1].map { column in Takeaway.median(table.compactMap { $0[column] }) }
    let below = table.count { row in
      row.contains { $0 != nil }
        && zip(row, medians).allSatisfy { value, median in
          value == nil || median.map { (value ?? 0) < $0 } ?? true
        }
    }
    if below > 0 {
      #expect(headline.hasPrefix("\(below) муниципалитет"))
      #expect(headline.contains("ниже медианы по всем показателям"))
    } else {
      #expect(!headline.contains("муниципалитет"))
    }
  }

  @Test(arguments: seeds)
  func sharesAreThoseOfTheLeadingParts(seed: UInt64) throws {
    var dice = Dice(state: seed)
    let parts = ["Техническая", "Естественнонаучная", "Художественная"]
    let counts = (0..<5).map { _ in parts.map { _ in 1 + dice.roll(40) } }
    let rows = counts.enumerated().flatMap { row in
      zip(parts, row.element).map { ["М\(row.offset)", $0, "\($1)"] }
    }
    let headline = try headline(.stacked, ["name", "part", "value"], rows, ChartOptions())
    let shares = counts.map { Double($0[0] + $0[1]) / Double($0.reduce(0, +)) * 100 }
    let ends = [shares.min() ?? 0, shares.max() ?? 0].map {
      NumberStyle(.ru).text($0, decimals: 0)
    }
    let lead = "Доля технической и естественнонаучной — "
    #expect(
      headline == lead
        + (ends[0] == ends[1] ? "\(ends[1])\u{A0}%" : "от \(ends[0]) до \(ends[1])\u{A0}%"))
  }

  @Test func nothingIsClaimedOfADifferenceLostInRounding() throws {
    let columns = ["series", "period", "value"]
    let rows = [["М", "2024-S1", "50.04"], ["М", "2024-S2", "50.01"]]
    var options = percent
    options.decimals = 1
    #expect(
      try headline(.trend, columns, rows, options) == "М: без изменений, 50,0\u{A0}%")
    #expect(
      try headline(.diverging, ["name", "value"], [["а", "0.04"], ["б", "-0.04"]], options)
        == "У всех 2 муниципалитетов — ноль")
  }

  @Test func aUnitAloneIsComparedWithNothing() throws {
    let headline = try headline(
      .heat, ["name", "а", "б"], [["Азов", "1", "2"]], ChartOptions())
    #expect(headline == "Азов: 2 показателя")
  }

  @Test(arguments: [
    (["Техническая", "Туристско-краеведческая"], "технической и туристско-краеведческой"),
    (["Техническая", "Спорт"], "«Техническая» и «Спорт»"),
    (["Часть А", "Часть Б"], "«Часть А» и «Часть Б»"),
  ])
  func namesOfPartsTakeTheirCaseWhereARuleIsSafe(parts: [String], expected: String) {
    #expect(CaseForms.genitive(parts, .ru) == expected)
  }

  @Test func aHeadlineLeavesOutNamesItCannotHold() throws {
    let long = "Закрытое административно-территориальное образование Светлогорск-12"
    let rows = [[long, "3"], ["Эвенкийско-Туруханский муниципальный район", "1"]]
    let headline = try headline(.rankedBar, ["name", "value"], rows, ChartOptions())
    #expect(headline == "Значения — от 1 до 3")
  }
}
