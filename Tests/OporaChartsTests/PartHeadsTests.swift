import Testing

@testable import OporaCharts

@Suite struct PartHeadsTests {
  @Test func namesWithRoomStandInOneRow() throws {
    let heads = try #require(
      PartHeads.oneRow([50, 150, 250], [60, 60, 60], within: 0...300))
    #expect(heads.rows == [0, 0, 0])
    #expect(heads.centres == [50, 150, 250])
    #expect(PartHeads.oneRow([10, 20], [60, 60], within: 0...100) == nil)
  }

  /// The parts of a real bar: no line of the upper row runs through a name of the lower one.
  @Test func wideNamesTakeTurnsInTwoRows() throws {
    let middles = [366.0, 417, 483, 581, 661, 701]
    let widths = [77.0, 125, 103, 91, 86, 92]
    let heads = try #require(PartHeads.twoRows(middles, widths, within: 300...708))
    for lower in middles.indices where heads.rows[lower] == 1 {
      for upper in middles.indices where heads.rows[upper] == 0 {
        #expect((middles[upper] - heads.centres[lower]).magnitude > widths[lower] / 2)
      }
    }
    #expect(heads.isStraight(middles))
  }

  @Test func whatCannotBeArrangedIsRefused() {
    #expect(PartHeads.twoRows([10, 11, 12, 13], [90, 90, 90, 90], within: 0...200) == nil)
  }
}
