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
}
