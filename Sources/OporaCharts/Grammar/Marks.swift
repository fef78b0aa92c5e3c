/// Something drawn: a shape whose place is already in pixels.
///
/// The names are those of Swift Charts. A mark becomes elements of the safe subset only.
protocol Mark {
  /// The shapes, bottom first.
  var elements: [SVGElement] { get }
}

/// A bar from a base line to a value.
struct BarMark: Mark {
  var x: ClosedRange<Double>
  var y: ClosedRange<Double>
  var colour: String

  var elements: [SVGElement] {
    [RectangleMark(x: x, y: y, colour: colour).element]
  }
}

/// A filled rectangle: a cell, a band, a swatch.
struct RectangleMark: Mark {
  var x: ClosedRange<Double>
  var y: ClosedRange<Double>
  var colour: String
  /// The colour of a one-pixel outline.
  var outline: String?
  /// Whether the outline is dashed, as for a unit without data.
  var isDashed = false

  var elements: [SVGElement] { [element] }

  fileprivate var element: SVGElement {
    SVGElement("rect").with("x", x.lowerBound).with("y", y.lowerBound)
      .with("width", x.upperBound - x.lowerBound).with("height", y.upperBound - y.lowerBound)
      .with("fill", colour).with("stroke", outline)
      .with("stroke-dasharray", isDashed ? "3 3" : nil)
  }
}

/// A frame without a filling.
struct FrameMark: Mark {
  var x: ClosedRange<Double>
  var y: ClosedRange<Double>
  var colour: String
  var width = 2.5

  var elements: [SVGElement] {
    [
      SVGElement("rect").with("x", x.lowerBound).with("y", y.lowerBound)
        .with("width", x.upperBound - x.lowerBound).with("height", y.upperBound - y.lowerBound)
        .with("fill", "none").with("stroke", colour).with("stroke-width", width)
    ]
  }
}

/// A straight line across or down the plot: a base line, a planned value, a grid line.
struct RuleMark: Mark {
  var from: (x: Double, y: Double)
  var to: (x: Double, y: Double)
  var colour: String
  var width = 1.0
  var isDashed = false
  /// The width of a white line beneath, which parts the rule from what it crosses.
  var halo: Double?

  var elements: [SVGElement] {
    var lines: [SVGElement] = []
    if let halo { lines.append(line(Palette.background, halo)) }
    lines.append(line(colour, width).with("stroke-dasharray", isDashed ? "5 3" : nil))
    return lines
  }

  private func line(_ colour: String, _ width: Double) -> SVGElement {
    SVGElement("line").with("x1", from.x).with("y1", from.y).with("x2", to.x).with("y2", to.y)
      .with("stroke", colour).with("stroke-width", width == 1 ? nil : SVGNumber.text(width))
  }
}

/// A line through points; a step line where `isStepped`.
struct LineMark: Mark {
  var points: [(x: Double, y: Double)]
  var colour: String
  var width = 1.5
  /// The lengths of dash and gap; nil for a solid line.
  var dash: String?
  /// The width of a white line beneath.
  var halo: Double?

  var elements: [SVGElement] {
    guard points.count > 1 else { return [] }
    let data = LineMark.data(points)
    var paths: [SVGElement] = []
    if let halo { paths.append(path(data, Palette.background, halo)) }
    paths.append(path(data, colour, width).with("stroke-dasharray", dash))
    return paths
  }

  /// The points as commands of a path.
  static func data(_ points: [(x: Double, y: Double)]) -> String {
    var data = ""
    for (index, point) in points.enumerated() {
      data += "\(index == 0 ? "M" : "L")\(SVGNumber.text(point.x)) \(SVGNumber.text(point.y))"
    }
    return data
  }

  private func path(_ data: String, _ colour: String, _ width: Double) -> SVGElement {
    SVGElement("path").with("d", data).with("fill", "none").with("stroke", colour)
      .with("stroke-width", width)
  }
}

/// Many thin lines of one colour as a single path: what stands behind as a ghost.
struct GhostMark: Mark {
  var lines: [[(x: Double, y: Double)]]
  var colour: String
  var width = 1.0

  var elements: [SVGElement] {
    let data = lines.filter { $0.count > 1 }.map(LineMark.data).joined()
    guard !data.isEmpty else { return [] }
    return [
      SVGElement("path").with("d", data).with("fill", "none").with("stroke", colour)
        .with("stroke-width", width == 1 ? nil : SVGNumber.text(width))
    ]
  }
}

/// A symbol at a point.
struct PointMark: Mark {
  enum Symbol { case circle, ring, diamond, triangleUp, triangleDown, tick }

  var at: (x: Double, y: Double)
  var symbol = Symbol.circle
  /// Half of the width in pixels.
  var radius = 4.0
  var colour: String

  var elements: [SVGElement] {
    switch symbol {
    case .circle:
      [circle.with("fill", colour)]
    case .ring:
      [circle.with("fill", Palette.background).with("stroke", colour).with("stroke-width", 1.5)]
    case .diamond:
      [polygon([(0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)])]
    case .triangleUp:
      [polygon([(0, -1), (1, 0.8), (-1, 0.8)])]
    case .triangleDown:
      [polygon([(0, 1), (1, -0.8), (-1, -0.8)])]
    case .tick:
      LineMark(
        points: [(-1, 0), (-0.3, 0.8), (1, -0.9)].map {
          (x: at.x + $0.0 * radius, y: at.y + $0.1 * radius)
        }, colour: colour, width: 1.8
      ).elements
    }
  }

  private var circle: SVGElement {
    SVGElement("circle").with("cx", at.x).with("cy", at.y).with("r", radius)
  }

  private func polygon(_ corners: [(Double, Double)]) -> SVGElement {
    let points = corners.map {
      "\(SVGNumber.text(at.x + $0.0 * radius)) \(SVGNumber.text(at.y + $0.1 * radius))"
    }
    return SVGElement("path").with("d", "M" + points.joined(separator: "L") + "Z")
      .with("fill", colour)
  }
}

/// One line of text on a baseline.
struct TextMark: Mark {
  enum Anchor: String { case start, middle, end }

  var text: String
  var x: Double
  var baseline: Double
  var style: TextStyle
  var anchor = Anchor.start

  var elements: [SVGElement] {
    [
      SVGElement("text", text: text).with("x", x).with("y", baseline)
        .with("text-anchor", anchor == .start ? nil : anchor.rawValue)
        .with("font-size", style.size == 12 ? nil : SVGNumber.text(style.size))
        .with("font-weight", style.bold ? "bold" : nil)
        .with("fill", style.colour == Palette.text ? nil : style.colour)
    ]
  }

  /// One mark for each line of a label, the block's middle at a height.
  static func lines(
    _ lines: [String], x: Double, middle: Double, style: TextStyle, anchor: Anchor = .start
  ) -> [TextMark] {
    let first = middle - style.lineHeight * Double(lines.count - 1) / 2 + 0.35 * style.size
    return lines.enumerated().map { index, line in
      TextMark(
        text: line, x: x, baseline: first + Double(index) * style.lineHeight, style: style,
        anchor: anchor)
    }
  }

  /// The box that the ink may fill, by the widest of the fonts.
  var box: TextBox {
    let width = style.width(text)
    let left =
      switch anchor {
      case .start: x
      case .middle: x - width / 2
      case .end: x - width
      }
    return TextBox(
      text: text, left: left, top: baseline - 0.74 * style.size, right: left + width,
      bottom: baseline + 0.2 * style.size)
  }
}
