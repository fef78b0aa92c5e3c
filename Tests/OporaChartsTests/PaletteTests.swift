import Testing

@testable import OporaCharts

@Suite struct PaletteTests {
  @Test(arguments: [
    Palette.text, Palette.secondaryText, Palette.muted, Palette.focus, Palette.target,
    Palette.better, Palette.second,
  ])
  func textReadsOnPaper(colour: String) {
    #expect(Contrast.ratio(colour, Palette.background) >= 4.5)
  }

  @Test(arguments: zip(Palette.steps, Palette.stepTexts))
  func textReadsOnEveryShade(shade: String, text: String) {
    #expect(Contrast.ratio(shade, text) >= 4.5)
  }

  @Test func marksStandOutFromPaperAndFromTheFocus() {
    #expect(Contrast.ratio(Palette.bar, Palette.background) >= 3)
    #expect(Contrast.ratio(Palette.bar, Palette.focus) >= 3)
  }

  @Test func theMeasureIsThatOfTheRules() {
    // Known values: black on white 21, #767676 on white 4.54.
    #expect((Contrast.ratio("#000000", "#FFFFFF") - 21).magnitude < 1e-9)
    #expect((Contrast.ratio("#767676", "#FFFFFF") - 4.54).magnitude < 0.01)
  }

  /// Colours that meet in one chart and mean different things.
  private static let pairs = [
    (Palette.focus, Palette.bar), (Palette.focus, Palette.second),
    (Palette.focus, Palette.target), (Palette.focus, Palette.better),
    (Palette.focus, Palette.pale), (Palette.focus, Palette.muted),
    (Palette.bar, Palette.target), (Palette.second, Palette.target),
    (Palette.bar, Palette.track), (Palette.target, Palette.better),
    (Palette.unchanged, Palette.better), (Palette.unchanged, Palette.target),
    (Palette.unchanged, Palette.focus), (Palette.muted, Palette.pale),
    (Palette.muted, Palette.text),
  ]

  /// Eleven is the least distance of the four colours that the Analysis Function recommends.
  @Test(arguments: ColourVision.allCases, pairs)
  func coloursThatMeetAreToldApart(vision: ColourVision, pair: (String, String)) {
    // On grey paper bars, steps and arrows also differ by side, weight or shape.
    let least: Double = vision == .greyscale ? 7 : 11
    #expect(vision.distance(pair.0, pair.1) >= least, "\(pair) \(vision)")
  }

  @Test(arguments: ColourVision.allCases, zip(Palette.steps, Palette.steps.dropFirst()).map { $0 })
  func shadesAreToldApart(vision: ColourVision, pair: (String, String)) {
    #expect(vision.distance(pair.0, pair.1) >= 11, "\(pair) \(vision)")
  }

  @Test func theDistanceIsThatOfTheStandard() {
    #expect((ColourVision.usual.distance("#000000", "#FFFFFF") - 100).magnitude < 0.01)
    // Blue and yellow are each other's farthest; red and green come near for a protanope.
    #expect(ColourVision.usual.distance("#FF0000", "#00FF00") > 150)
    #expect(ColourVision.protanopia.distance("#A03000", "#404000") < 20)
  }
}
