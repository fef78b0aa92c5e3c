import Testing

@testable import OporaCharts

@Suite struct TicksTests {
  /// Computed with d3 7 for the same domains and a count of five.
  @Test(
    arguments: [
      (0.0, 87.3, [0, 20, 40, 60, 80]), (0, 100, [0, 20, 40, 60, 80, 100]),
      (49.8, 87.3, [50, 60, 70, 80]), (45, 90, [50, 60, 70, 80, 90]),
      (8.8, 34.5, [10, 15, 20, 25, 30]),
      (0, 12_840, [0, 2000, 4000, 6000, 8000, 10_000, 12_000]),
      (0, 31, [0, 5, 10, 15, 20, 25, 30]), (-3.2, 4.1, [-2, 0, 2, 4]),
      (0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]), (0, 0.45, [0, 0.1, 0.2, 0.3, 0.4]),
      (62, 63.1, [62, 62.2, 62.4, 62.6, 62.8, 63]), (1, 11, [2, 4, 6, 8, 10]),
      (0, 98_214, [0, 20_000, 40_000, 60_000, 80_000]),
      (78.4, 78.9, [78.4, 78.5, 78.6, 78.7, 78.8, 78.9]),
    ] as [(Double, Double, [Double])])
  func stepsAreThoseOfD3(low: Double, high: Double, expected: [Double]) {
    #expect(Ticks(in: low...high).values == expected)
  }

  @Test func ticksAroundADomainCoverIt() {
    for (low, high) in [(49.8, 87.3), (-3.2, 4.1), (0.001, 0.0017), (5, 1e15), (-1e15, 1e15)] {
      let ticks = Ticks(around: low...high)
      #expect(ticks.domain.lowerBound <= low && ticks.domain.upperBound >= high)
      #expect((2...12).contains(ticks.values.count))
    }
  }

  /// No axis is crowded, none is without a second number to read it by.
  @Test func ticksAroundADomainAreSixAtMost() {
    for low in stride(from: -103.7, through: 96.1, by: 7.3) {
      for span in [0.013, 0.4, 1, 2.6, 9.9, 25.6, 30, 47, 99, 700, 12_345] {
        let ticks = Ticks(around: low...(low + span))
        #expect((2...6).contains(ticks.values.count), "\(low) \(span): \(ticks.values)")
        // The last bits of sums are no reason for another tick.
        #expect(ticks.domain.lowerBound <= low + 1e-6)
        #expect(low + span <= ticks.domain.upperBound + 1e-6)
      }
    }
  }

  /// «Шкала — с 72 %» between ticks of 70 and 75 would puzzle a reader.
  @Test func scalesBeginAtATickOrHalfWay() {
    #expect(Ticks(around: 72.9...89.1).domain == 70...90)
    #expect(Ticks(around: 46...88).domain == 45...90)
    #expect(Ticks(around: -25...81).values == [-50, 0, 50, 100])
    // Unless that would leave a third of the plot empty.
    #expect(Ticks(around: -7.3...99_999, count: 3).domain.lowerBound == -10_000)
  }

  @Test func countsHaveWholeSteps() {
    let ticks = Ticks(around: 1...3, wholeOnly: true)
    #expect(ticks.values == [1, 2, 3])
    #expect(ticks.decimals == 0)
  }

  @Test func labelsAreMovedApartInOrder() {
    let centres = Separation.centres(
      wanted: [50, 52, 10, 51], lengths: [14, 14, 14, 14], gap: 3, within: 0...100)
    #expect(centres == [34, 68, 10, 51])
    let crowded = Separation.centres(
      wanted: [99, 99, 99], lengths: [14, 14, 14], gap: 3, within: 0...100)
    #expect(crowded == [59, 76, 93])
  }

  /// Sums of the fonts' own advances, at 12 pixels.
  @Test func textIsAtLeastAsWideAsInTheFonts() {
    let text = "Верхнеозёрский муниципальный округ"
    #expect(TextMetrics.width(text, size: 12) >= 249.828)
    #expect(TextMetrics.width(text, size: 12) < 260)
    #expect(TextMetrics.width(text, size: 12, bold: true) >= 273.444)
  }

  @Test func linesKeepAbbreviationsAndNumbersTogether() {
    let style = TextStyle(size: 12)
    #expect(
      TextWrap.balanced("Закрытое образование Светлогорск-12", width: 150, style: style)
        == ["Закрытое образование", "Светлогорск-12"])
    let lines = TextWrap.greedy("дети в г. о. Азов № 5 — всего", width: 70, style: style)
    #expect(!lines.contains { $0.hasSuffix(" в") || $0.hasSuffix("г.") || $0.hasSuffix("№") })
    #expect(!lines.contains { $0.hasPrefix("—") })
    let leaning = TextWrap.greedy("не лучше по всем из пяти", width: 62, style: style)
    #expect(!leaning.contains { [" не", " по", " из"].contains(String($0.suffix(3))) })
    let word = String(repeating: "Ж", count: 60)
    #expect(TextWrap.greedy(word, width: 100, style: style).joined() == word)
  }
}
