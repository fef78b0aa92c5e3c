public import OporaLanguage

/// The kinds of charts; raw values are the names on the command line.
///
/// A new kind is a case here, its `ChartForm` in a file of `Kinds/`, and one line in `form`.
public enum ChartKind: String, Sendable, CaseIterable {
  /// Bars in order of value, with the planned and the previous value.
  case rankedBar = "ranked-bar"
  /// Lines over periods with planned values as steps.
  case trend
  /// Indicators beside their planned values.
  case bullet
  /// Places at two or three periods.
  case slope
  /// Places over more periods.
  case bump
  /// Units by indicators, shaded within each column.
  case heat
  /// Two values for each unit and the gap between them.
  case dumbbell
  /// Shares of a whole.
  case stacked
  /// Signed values on both sides of zero.
  case diverging
  /// Values with the range they may lie in.
  case dotRange = "dot-range"
  /// A small line chart for each unit.
  case multiples
  /// Two values of each unit against one another.
  case scatter
  /// The spread of one value.
  case beeswarm
  /// A schematic map.
  case tiles
  /// Key figures in a strip.
  case figures
  /// From a starting level through changes to the end.
  case waterfall
  /// A line the size of a word.
  case sparkline

  /// The kind of a name on the command line, whatever its case.
  ///
  /// - Parameter name: Such as `ranked-bar`; underscores count as hyphens.
  /// - Returns: The kind.
  /// - Throws: `unknownKind` with the nearest name there is.
  public static func named(_ name: String) throws(ChartError) -> ChartKind {
    let wanted = name.lowercased().replacing("_", with: "-")
    if let kind = ChartKind(rawValue: wanted) { return kind }
    let nearest = Spelling.nearest(to: wanted, among: allCases.map(\.rawValue))
    throw .unknownKind(name, nearest: nearest)
  }

  /// What the kind is called.
  public func title(_ language: Language) -> String { form.title[language] }

  /// The columns of the kind's table; optional ones in brackets: `name,value[,target]`.
  public var columnsDescription: String {
    var text = ""
    var openBrackets = 0
    for (index, column) in columns.enumerated() {
      let separator = index == 0 ? "" : ","
      if column.isRequired {
        text += separator + (column.isRepeated ? "‹\(column.name)…›" : column.name)
      } else {
        text += (openBrackets == 0 ? "[" : "") + separator + column.name
        openBrackets = 1
      }
    }
    return text + (openBrackets == 1 ? "]" : "")
  }

  var columns: [ChartColumn] { form.columns }

  /// The list of kinds.
  var form: any ChartForm.Type {
    switch self {
    case .rankedBar: RankedBar.self
    case .trend: Trend.self
    case .heat: Heat.self
    case .dumbbell: Dumbbell.self
    case .stacked: Stacked.self
    case .diverging: Diverging.self
    case .dotRange: DotRange.self
    case .sparkline: Sparkline.self
    case .bullet: Bullet.self
    case .slope: Slope.self
    case .bump: Bump.self
    case .multiples: Multiples.self
    case .scatter: Scatter.self
    case .beeswarm: Beeswarm.self
    case .tiles: Tiles.self
    case .figures: Figures.self
    case .waterfall: Waterfall.self
    }
  }
}
