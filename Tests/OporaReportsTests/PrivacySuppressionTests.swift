import OporaIndicators
import OporaLanguage
@testable import OporaReports
import Testing

@Suite("privacy suppression")
struct PrivacySuppressionTests {
  /// A region with one indicator: covered and all children by municipality and by sex.
  struct Region: CustomTestStringConvertible {
    var seed: UInt64
    var cells: [IndicatorValue]
    var testDescription: String { "seed \(seed)" }

    /// Counts from a small generator: many below the threshold, some zero.
    init(seed: UInt64) {
      self.seed = seed
      var state = seed &* 6_364_136_223_846_793_005 &+ 1
      func next(_ limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
      }
      cells = []
      var sums = [0, 0]
      for unit in 0..<(2 + next(6)) {
        let parts = [next(9), next(30)]
        for (index, part) in parts.enumerated() {
          sums[index] += part
          cells.append(Region.cell("m\(unit)", part, ["m", "f"][index]))
        }
        cells.append(Region.cell("m\(unit)", parts[0] + parts[1], ""))
      }
      for (index, sum) in sums.enumerated() {
        cells.append(Region.cell("total", sum, ["m", "f"][index]))
      }
      cells.append(Region.cell("total", sums[0] + sums[1], ""))
    }

    static func cell(_ municipality: String, _ count: Int, _ category: String) -> IndicatorValue {
      var cell = IndicatorValue(
        period: "2024-S1", municipality: municipality, indicator: "coverage",
        outcome: .number(ExactNumber(count)), unit: "percent", version: 1)
      cell.breakdown = category.isEmpty ? "" : "sex"
      cell.category = category
      cell.numerator = ExactNumber(count)
      cell.denominator = ExactNumber(1000)
      return cell
    }

    var published: IndicatorValues {
      PrivacySuppression.suppressed(
        IndicatorValues(cells),
        by: PrivacyRules(
          threshold: 5, indicators: ["coverage"],
          openDenominators: ["coverage"]))
    }
  }

  static let regions = (1...60).map { Region(seed: UInt64($0)) }

  @Test(arguments: regions)
  func noSmallCountIsShown(region: Region) {
    for cell in region.published.cells {
      guard let numerator = cell.numerator else {
        #expect(cell.outcome == .missing(.suppressed))
        #expect(cell.denominator == nil && cell.status == .suppressed)
        continue
      }
      #expect(numerator.isZero || !(numerator < ExactNumber(5)))
    }
  }

  @Test(arguments: regions)
  func noHiddenCountFollowsFromTheShownOnes(region: Region) {
    let cells = region.published.cells
    let unknown = cells.indices.filter { cells[$0].numerator == nil }
    let equations = Equations.all(cells).map { row in unknown.map { row[$0] } }
    let rank = Equations.rank(equations)
    for position in unknown.indices {
      var unit = [Double](repeating: 0, count: unknown.count)
      unit[position] = 1
      #expect(Equations.rank(equations + [unit]) == rank + 1)
    }
  }

  @Test(arguments: regions)
  func shownCellsAreUntouched(region: Region) {
    let original = IndicatorValues(region.cells)
    for (before, after) in zip(original.cells, region.published.cells)
    where after.outcome.reason != .suppressed {
      #expect(before == after)
    }
  }

  @Test func aRegionWithoutSmallCountsIsShownWhole() {
    let cells = [Region.cell("a", 20, ""), Region.cell("b", 0, ""), Region.cell("total", 20, "")]
    let values = PrivacySuppression.suppressed(
      IndicatorValues(cells), by: PrivacyRules(threshold: 5, indicators: ["coverage"]))
    #expect(values.cells == IndicatorValues(cells).cells)
  }

  @Test func aThresholdOfOneHidesNothing() {
    let values = IndicatorValues(PrivacySuppressionTests.regions[0].cells)
    let published = PrivacySuppression.suppressed(
      values, by: PrivacyRules(threshold: 1, indicators: ["coverage"]))
    #expect(published.cells == values.cells)
  }

  @Test func theSmallestOtherCellIsHiddenWithALoneSmallOne() {
    let cells = [
      Region.cell("a", 3, ""), Region.cell("b", 12, ""), Region.cell("c", 40, ""),
      Region.cell("total", 55, ""),
    ]
    let values = PrivacySuppression.suppressed(
      IndicatorValues(cells),
      by: PrivacyRules(
        threshold: 5, indicators: ["coverage"],
        openDenominators: ["coverage"]))
    #expect(values.cells.map { $0.numerator == nil } == [true, true, false, false])
  }

  @Test func aHiddenCountDoesNotStandInAnotherIndicator() {
    let cells = [
      Region.cell("a", 3, ""), Region.cell("b", 12, ""), Region.cell("c", 40, ""),
      Region.cell("total", 55, ""),
    ]
    let others = cells.filter { $0.municipality == "b" }.map { cell in
      var other = cell
      other.indicator = "programmes"
      other.denominator = other.numerator
      other.numerator = ExactNumber(30)
      return other
    }
    let values = PrivacySuppression.suppressed(
      IndicatorValues(cells + others),
      by: PrivacyRules(
        threshold: 5, indicators: ["coverage", "programmes"], openDenominators: ["coverage"]))
    #expect(values.cell("programmes", "b", "2024-S1")?.outcome == .missing(.suppressed))
  }

  @Test func whatSharesACountOrIsComputedFromItIsHiddenBesideIt() {
    let base = [Region.cell("a", 3, ""), Region.cell("b", 12, ""), Region.cell("total", 15, "")]
    var rules = PrivacyRules(threshold: 5, indicators: ["coverage", "uncovered", "gap"])
    rules.linked = [["coverage", "uncovered"]]
    rules.derived = ["coverage": ["gap"]]
    let others = ["uncovered", "gap"].flatMap { indicator in
      base.map { cell in
        var other = cell
        other.indicator = indicator
        other.numerator = nil
        other.denominator = nil
        return other
      }
    }
    let values = PrivacySuppression.suppressed(IndicatorValues(base + others), by: rules)
    for indicator in ["uncovered", "gap"] {
      #expect(values.cell(indicator, "a", "2024-S1")?.outcome == .missing(.suppressed))
    }
  }

  /// Zeros that go with a hidden cell are no secret: hiding all the others would not keep them.
  @Test func zerosBesideAHiddenCellDoNotSpread() {
    let base = [
      Region.cell("a", 3, ""), Region.cell("b", 12, ""), Region.cell("c", 40, ""),
      Region.cell("d", 60, ""), Region.cell("total", 115, ""),
    ]
    var rules = PrivacyRules(
      threshold: 5, indicators: ["coverage", "statistical"],
      openDenominators: ["coverage", "statistical"])
    rules.derived = ["coverage": ["statistical"], "statistical": ["coverage"]]
    let others = base.map { cell in
      var other = cell
      other.indicator = "statistical"
      other.outcome = .number(.zero)
      other.numerator = .zero
      return other
    }
    let values = PrivacySuppression.suppressed(IndicatorValues(base + others), by: rules)
    for indicator in ["coverage", "statistical"] {
      let hidden = values.cells.filter {
        $0.indicator == indicator && $0.outcome == .missing(.suppressed)
      }
      #expect(hidden.map(\.municipality) == ["a", "b"])
    }
  }

  @Test func theRulesComeFromTheDefinitions() {
    let rules = PrivacyRules(SampleDefinitions.catalogue, threshold: 5)
    #expect(rules.indicators == ["coverage-5-18", "programmes-per-child"])
    #expect(rules.openDenominators == ["coverage-5-18"])
    #expect(rules.counted.isEmpty)
  }

  @Test func aPublicReportHoldsNoSmallCountAndNothingInternal() {
    var input = SampleRegion.input()
    input.isPublic = true
    let output = Report.output(Forms.region, of: input)
    let text = output.file("report.md")?.text ?? ""
    #expect(!text.contains("Не для публикации") && !text.contains("зачисления.csv"))
    #expect(output.file("tables/findings.csv") == nil)
    let rows = (output.file("tables/values.csv")?.text ?? "").split(separator: "\n").dropFirst()
    for row in rows where row.contains("coverage-5-18,,") {
      let fields = row.split(separator: ",", omittingEmptySubsequences: false)
      let small = (1..<5).map { "\($0)" }
      #expect(!small.contains(String(fields[6])))
    }
    #expect(rows.contains { $0.contains(",Q,suppressed,") })
    #expect(text.contains("меньше 5 человек скрыты"))
  }
}

/// An independent check by floating-point rank, apart from the program's own elimination.
enum Equations {
  /// One row per line of the table: parts with 1, the whole with −1.
  static func all(_ cells: [IndicatorValue]) -> [[Double]] {
    var rows: [[Double]] = []
    let units = Set(cells.map(\.municipality)).sorted()
    func row(_ part: (IndicatorValue) -> Bool, whole: (IndicatorValue) -> Bool) -> [Double] {
      cells.map { part($0) ? 1 : whole($0) ? -1 : 0 }
    }
    for unit in units {
      rows.append(
        row(
          { $0.municipality == unit && !$0.category.isEmpty },
          whole: { $0.municipality == unit && $0.category.isEmpty }))
    }
    for category in ["", "m", "f"] {
      rows.append(
        row(
          { $0.municipality != "total" && $0.category == category },
          whole: { $0.municipality == "total" && $0.category == category }))
    }
    return rows
  }

  static func rank(_ matrix: [[Double]]) -> Int {
    var rows = matrix
    var rank = 0
    for column in 0..<(rows.first?.count ?? 0) {
      let pivot = rows[rank...].indices.max { abs(rows[$0][column]) < abs(rows[$1][column]) }
      guard let pivot, abs(rows[pivot][column]) > 1e-9 else { continue }
      rows.swapAt(rank, pivot)
      for index in rows.indices where index > rank {
        let factor = rows[index][column] / rows[rank][column]
        for position in rows[index].indices {
          rows[index][position] -= factor * rows[rank][position]
        }
      }
      rank += 1
      if rank == rows.count { break }
    }
    return rank
  }
}
