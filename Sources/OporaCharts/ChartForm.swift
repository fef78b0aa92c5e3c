import OporaLanguage

/// A kind of chart: what it reads, what it says, how it is drawn.
///
/// A conformer reads and checks its table in `init`, computes its takeaway from the numbers, and
/// draws below the headline. `ChartMatrixTests` holds every kind to the same list of hard inputs.
protocol ChartForm {
  /// What the kind is called in both languages.
  static var title: LocalizedText { get }
  /// The columns of its table, required ones first.
  static var columns: [ChartColumn] { get }
  /// The most rows of its table.
  static var mostRows: Int { get }
  /// The width where none is asked for, and the widths that may be.
  static var widths: (usual: Int, allowed: ClosedRange<Int>) { get }

  /// Reads a table.
  init(_ table: inout TableReader) throws(ChartError)

  /// How its numbers are written.
  var format: ValueFormat { get }
  /// What the numbers say.
  var takeaway: Takeaway { get }
  /// Descriptions from the fullest to the shortest; the first that is short enough is used.
  var descriptions: [String] { get }
  /// What the reader must know about the scale, after the subtitle.
  var scaleNotes: [String] { get }
  /// What is missing or left out, under the picture.
  var notes: [String] { get }
  /// Whether headline, subtitle, notes and source are drawn.
  static var hasFrame: Bool { get }

  /// The least width in pixels in which everything fits.
  func leastWidth(_ wanted: Double) -> Double
  /// Draws between the canvas's cursor and where it leaves the cursor.
  func draw(on canvas: inout Canvas)
}

extension ChartForm {
  static var mostRows: Int { 200 }
  static var widths: (usual: Int, allowed: ClosedRange<Int>) { (720, 320...2000) }
  static var hasFrame: Bool { true }
  var scaleNotes: [String] { [] }
  var notes: [String] { [] }
  func leastWidth(_ wanted: Double) -> Double { wanted }
}
