import OporaLanguage

/// Where the lines of places stand: places at both ends, names and movements at the right.
///
/// Where there are few periods and room, those that moved are named at the left too, so that a
/// crossing line can be read from either end.
struct PlacesLayout {
  let places: Places
  let width: Double
  let names: [[String]]
  let styles: [TextStyle]
  /// Names at the left; empty for units that stay in their row, and for all where there is no room.
  private let leftNames: [[String]]
  /// The least room for lines between names on both sides.
  private static let leastSlope = 170.0

  init(_ places: Places, width: Double) {
    self.places = places
    self.width = width
    let styles = places.units.map { $0.isFocus ? TextStyle.focus : .label }
    self.styles = styles
    names = zip(places.units, styles).map {
      TextWrap.balanced($0.name, width: width * 0.38, style: $1)
    }
    let lines = zip(zip(places.units, names), styles).map { pair, style in
      pair.0.rows.first == pair.0.rows.last
        ? [] : TextWrap.balanced(pair.0.name, width: width * 0.3, style: style)
    }
    let most = names.map(\.count).max() ?? 1
    let isFew = (2...3).contains(places.periods.count) && lines.allSatisfy { $0.count <= most }
    let room =
      width - 2 * Canvas.margin - PlacesLayout.width(of: lines, styles) - 100
      - PlacesLayout.width(of: names, styles)
    let steps = Double(places.periods.count - 1)
    leftNames = isFew && room >= steps * PlacesLayout.leastSlope ? lines : lines.map { _ in [] }
  }

  private static func width(of lines: [[String]], _ styles: [TextStyle]) -> Double {
    zip(lines, styles).map { $1.width(ofLines: $0) }.max() ?? 0
  }

  private var nameWidth: Double { PlacesLayout.width(of: names, styles) }
  private var leftNameWidth: Double {
    let width = PlacesLayout.width(of: leftNames, styles)
    return width > 0 ? width + 10 : 0
  }
  private var placeWidth: Double { TextStyle.focus.width(String(places.units.count)) }
  private var moveWidth: Double { placeWidth + 26 }
  private var pitch: Double { max(26, 8 + 14 * Double(names.map(\.count).max() ?? 1)) }
  private var left: Double { Canvas.margin + leftNameWidth + placeWidth + 14 }
  private var right: Double {
    width - Canvas.margin - nameWidth - placeWidth - moveWidth - 18
  }

  var leastWidth: Double {
    width - (right - left) + Double(max(1, places.periods.count - 1)) * 48 + 40
  }

  private var columns: [Double] {
    let count = places.periods.count
    guard count > 1 else { return [right] }
    // The first head is wider than a place; it must not leave the picture.
    let start = leftNameWidth > 0 ? left : left + 24
    return (0..<count).map { start + (right - start) * Double($0) / Double(count - 1) }
  }

  func draw(on canvas: inout Canvas) {
    drawHeads(on: &canvas)
    let top = canvas.cursor
    func y(_ row: Int) -> Double { top + (Double(row) + 0.5) * pitch }
    let ordered =
      places.units.indices.filter { !places.units[$0].isFocus }
      + places.units.indices.filter { places.units[$0].isFocus }
    for index in ordered { drawLine(places.units[index], y, on: &canvas) }
    for index in places.units.indices { drawTexts(index, y, on: &canvas) }
    canvas.cursor = top + pitch * Double(places.units.count)
  }

  private func drawHeads(on canvas: inout Canvas) {
    let style = TextStyle(size: 11.5, bold: true)
    let columns = columns
    let step = columns.count > 1 ? columns[1] - columns[0] - 8 : 120
    let room = min(step, 2 * (columns[0] - Canvas.margin) + 30)
    let language = places.options.language
    let heads = places.periods.map { period in
      let long = period.long(language)
      return places.periods.count <= 3 && style.width(long) <= room
        ? [long]
        : TextWrap.balanced(period.upper(language), width: max(40, room), style: style)
          + (period.lower.map { [$0] } ?? [])
    }
    let bottom = canvas.cursor + Double(heads.map(\.count).max() ?? 1) * style.lineHeight
    for (head, x) in zip(heads, columns) {
      let half = style.width(ofLines: head) / 2
      canvas.add(
        lines: head, x: max(x, Canvas.margin + half), bottom: bottom, style: style,
        anchor: .middle)
    }
    canvas.cursor = bottom + 6
  }

  private func colour(_ unit: Places.Unit) -> String {
    if unit.isFocus { return Palette.focus }
    return unit.rise > 0 ? Palette.better : unit.rise < 0 ? Palette.target : Palette.unchanged
  }

  private func drawLine(_ unit: Places.Unit, _ y: (Int) -> Double, on canvas: inout Canvas) {
    let points = zip(columns, unit.rows).map { (x: $0, y: y($1)) }
    canvas.add(
      LineMark(points: points, colour: colour(unit), width: unit.isFocus ? 3.5 : 1.5))
    canvas.add(points: points, radius: unit.isFocus ? 4.5 : 3, colour: colour(unit))
  }

  private func drawTexts(_ index: Int, _ y: (Int) -> Double, on canvas: inout Canvas) {
    let unit = places.units[index]
    guard let first = unit.rows.first, let last = unit.rows.last, let from = unit.places.first,
      let to = unit.places.last
    else { return }
    let columns = columns
    let end = columns[columns.count - 1]
    if columns.count > 1 {
      canvas.add(
        lines: [String(from)], x: columns[0] - 9, middle: y(first), style: styles[index],
        anchor: .end)
      canvas.add(
        lines: leftNames[index], x: Canvas.margin + leftNameWidth - 10, middle: y(first),
        style: styles[index], anchor: .end)
    }
    let placeLeft = end + 9
    canvas.add(lines: [String(to)], x: placeLeft, middle: y(last), style: styles[index])
    var style = styles[index]
    style.colour = colour(unit)
    let x = placeLeft + placeWidth + 10
    if unit.rise != 0 {
      canvas.add(
        PointMark(
          at: (x + 4, y(last)), symbol: unit.rise > 0 ? .triangleUp : .triangleDown, radius: 4.5,
          colour: style.colour))
      canvas.add(lines: ["\(unit.rise.magnitude)"], x: x + 11, middle: y(last), style: style)
    }
    canvas.add(lines: names[index], x: x + moveWidth, middle: y(last), style: styles[index])
  }
}
