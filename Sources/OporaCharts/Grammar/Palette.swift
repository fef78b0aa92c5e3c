/// The few colours of every chart, with their contrast to white.
enum Palette {
  /// The paper; opaque, so that dark pages do not shine through.
  static let background = "#FFFFFF"
  /// Text, 15.9 : 1.
  static let text = "#222222"
  /// Second-rank text, 7.0 : 1.
  static let secondaryText = "#595959"
  /// Lines of the many, 4.5 : 1.
  static let muted = "#767676"
  /// The highlighted unit, 10.3 : 1.
  static let focus = "#12436D"
  /// Bars of the many, 3.3 : 1, and 3.1 : 1 to `focus`.
  static let bar = "#5B93C7"
  /// A second series, 5.0 : 1.
  static let second = "#2073BC"
  /// The planned value and what fell short, 6.6 : 1.
  static let target = "#A33A00"
  /// What was reached or rose, 4.8 : 1.
  static let better = "#1B7F77"
  /// Lines of units that kept their place.
  ///
  /// Paler than `muted`, which some people cannot tell from `better`; every such line is named.
  static let unchanged = "#A8A8A8"
  /// Gridlines; faint on purpose.
  static let grid = "#E3E3E3"
  /// Lines of the others behind a small chart; darker than the grid, fainter than any mark.
  static let ghost = "#CFCFCF"
  /// The way to a planned value behind a bar.
  static let track = "#E9ECEF"
  /// Ghost lines, bands and connecting bars.
  static let pale = "#BFBFBF"
  /// A cell without data.
  static let missing = "#F2F2F2"
  /// Five steps of one hue, pale to dark.
  static let steps = ["#EFF3FF", "#BDD7E7", "#6BAED6", "#2171B5", "#084594"]
  /// The text colour that reads on each of `steps`, at least 5.1 : 1.
  static let stepTexts = ["#222222", "#222222", "#111111", "#FFFFFF", "#FFFFFF"]
}
