import OporaLanguage

/// A schematic map: a tile for each unit at its row and column, shaded by fifths.
struct Tiles: ChartForm {
  static let title = LocalizedText(ru: "плиточная карта", en: "tile map")
  static let columns: [ChartColumn] = [
    .required("name"), .required("row"), .required("column"), .required("value"),
    .optional("focus"),
  ]
  /// Beyond this a map has more gaps than tiles.
  static let mostLines = 40

  struct Tile {
    var name: String
    var row: Int
    var column: Int
    var value: Double?
    var isFocus: Bool
  }

  let options: ChartOptions
  let format: ValueFormat
  let takeaway: Takeaway
  let tiles: [Tile]

  init(_ table: inout TableReader) throws(ChartError) {
    let options = table.options
    self.options = options
    var tiles: [Tile] = []
    var taken: Set<[Int]> = []
    for index in 0..<table.count {
      let name = try table.name("name", index)
      let row = try Tiles.line("row", index, table)
      let column = try Tiles.line("column", index, table)
      guard taken.insert([row, column]).inserted else {
        throw .repeatedCell(name: "\(row)", other: "\(column)", row: index + 1)
      }
      tiles.append(
        Tile(
          name: name, row: row, column: column, value: try table.number("value", index),
          isFocus: table.isFocus(name, index)))
    }
    table.warnUnlessFound(focusIn: tiles.map(\.name))
    let firstRow = tiles.map(\.row).min() ?? 0
    let firstColumn = tiles.map(\.column).min() ?? 0
    // Reading order, so that the file does not depend on the order of the table.
    self.tiles = tiles.map {
      var tile = $0
      tile.row -= firstRow
      tile.column -= firstColumn
      return tile
    }.sorted { ($0.row, $0.column) < ($1.row, $1.column) }
    format = ValueFormat(options.language, unit: options.unit, decimals: table.decimals)
    takeaway = .ranking(
      tiles.map { RankedUnit(name: $0.name, value: $0.value, target: options.target) },
      higherIsBetter: options.higherIsBetter, format: format, subject: options.subject)
  }

  private static func line(
    _ column: String, _ row: Int, _ table: TableReader
  ) throws(ChartError) -> Int {
    let text = table.text(column, row)
    guard let line = Int(text), (0...mostLines).contains(line) else {
      throw .badNumber(text: text, column: column, row: row + 1)
    }
    return line
  }

  var descriptions: [String] {
    let kind = options.language == .ru ? "Плиточная карта" : "Tile map"
    let units = tiles.map {
      RankedUnit(name: $0.name, value: $0.value, target: options.target)
    }
    return RankedWords(format: format, options: options).descriptions(
      of: units.filter { $0.value != nil }, missing: units.count { $0.value == nil }, kind: kind)
  }

  var notes: [String] {
    [
      options.language == .ru
        ? "Плитки стоят схематично, как на карте; штриховая рамка — нет данных"
        : "Tiles stand schematically, as on a map; a dashed frame means no data"
    ]
  }

  private static let style = TextStyle(size: 11)
  private var columns: Int { (tiles.map(\.column).max() ?? 0) + 1 }
  private var valueWidth: Double {
    tiles.map { TextStyle(size: 12, bold: true).width(text($0)) }.max() ?? 0
  }

  private func text(_ tile: Tile) -> String {
    tile.value.map(format.plain) ?? format.style.missing
  }

  /// The side of a tile: longest words and numbers fit, words of monstrous length are broken.
  private func side(_ width: Double) -> Double {
    let words =
      tiles.flatMap { TextWrap.words($0.name) }
      .map { TextStyle(size: 11, bold: true).width($0) }.max() ?? 0
    let least = max(64, min(150, words) + 10, valueWidth + 8)
    return max(least, min(110, (width - 2 * Canvas.margin) / Double(columns)))
  }

  func leastWidth(_ wanted: Double) -> Double {
    2 * Canvas.margin + Double(columns) * side(wanted)
  }

  func draw(on canvas: inout Canvas) {
    let side = side(canvas.width)
    let names = tiles.map { tile in
      TextWrap.balanced(
        tile.name, width: side - 8, style: TextStyle(size: 11, bold: tile.isFocus))
    }
    let lines = names.map(\.count).max() ?? 1
    // Wide tiles for long names need not be tall as well.
    let height = max(min(side * 0.75, 68), Double(lines) * 13 + 34)
    let column = Heat.Column(
      head: "", lowerIsBetter: !options.higherIsBetter, format: format,
      values: tiles.map(\.value))
    canvas.addShadeKey(
      options.language == .ru ? "Заливка — пятая часть по значению:" : "Shade: fifth by value:",
      options.language)
    let top = canvas.cursor
    for (index, tile) in tiles.enumerated() {
      let left = canvas.left + Double(tile.column) * side
      let upper = top + Double(tile.row) * height
      draw(
        tile, shade: column.shade(index), lines: names[index], x: (left + 1)...(left + side - 1),
        y: (upper + 1)...(upper + height - 1), on: &canvas)
    }
    canvas.cursor = top + Double((tiles.map(\.row).max() ?? 0) + 1) * height
  }

  private func draw(
    _ tile: Tile, shade: Int?, lines: [String], x: ClosedRange<Double>, y: ClosedRange<Double>,
    on canvas: inout Canvas
  ) {
    canvas.add(
      RectangleMark(
        x: x, y: y, colour: shade.map { Palette.steps[$0] } ?? Palette.background,
        outline: shade == nil ? Palette.muted : nil, isDashed: shade == nil))
    if tile.isFocus {
      // A white line inside the dark frame parts it from a dark tile.
      for (inset, colour) in [(0.0, Palette.text), (2.5, Palette.background)] {
        canvas.add(
          FrameMark(
            x: (x.lowerBound + inset)...(x.upperBound - inset),
            y: (y.lowerBound + inset)...(y.upperBound - inset), colour: colour))
      }
    }
    let colour = shade.map { Palette.stepTexts[$0] } ?? Palette.secondaryText
    let middle = (x.lowerBound + x.upperBound) / 2
    canvas.add(
      lines: lines, x: middle, middle: y.lowerBound + 8 + Double(lines.count) * 6.5,
      style: TextStyle(size: 11, bold: tile.isFocus, colour: colour), anchor: .middle)
    canvas.add(
      lines: [text(tile)], x: middle, middle: y.upperBound - 13,
      style: TextStyle(size: 12, bold: true, colour: colour), anchor: .middle)
  }
}
