import OporaLanguage

/// Draws charts: a table of text cells in, a safe and self-contained SVG picture out.
///
///     let table = ChartTable(columns: ["name", "value"], rows: [["Азов", "82,6"], ["Яр", "н/д"]])
///     let drawing = try Chart.draw(.rankedBar, table, ChartOptions())
///
/// The same table gives the same bytes on every machine.
public enum Chart {
  /// Draws a chart of a kind.
  ///
  /// - Parameters:
  ///   - kind: What is drawn.
  ///   - table: The numbers under the kind's columns, in any order of rows.
  ///   - options: Words, unit, planned value, highlighted row, language, width.
  /// - Returns: The picture, its description, its headline and warnings.
  /// - Throws: What of the table or the options cannot be drawn.
  public static func draw(
    _ kind: ChartKind, _ table: ChartTable, _ options: ChartOptions
  ) throws(ChartError) -> ChartDrawing {
    let width = try checkedWidth(kind, options)
    let options = ChartWords.withMeasure(options)
    var reader = try TableReader(kind, table, options, mostRows: kind.form.mostRows)
    let form = try kind.form.init(&reader)
    let words = ChartWords(kind, form, options)
    var canvas = Canvas(width: fittingWidth(form, Double(width)))
    if kind.form.hasFrame { canvas.addHeader(words) }
    form.draw(on: &canvas)
    if kind.form.hasFrame { canvas.addFooter(words) }
    let faults = canvas.faults
    for fault in faults { reader.warn(fault) }
    if options.showsBoxes { canvas.addBoxes() }
    return ChartDrawing(
      svg: canvas.document(words), altText: words.description, headline: words.headline,
      warnings: reader.warnings, isLaidOutWell: faults.isEmpty)
  }

  /// The width asked for, or the least in which everything fits: a wider picture gives more room to
  /// names, so the need is asked for again.
  private static func fittingWidth(_ form: any ChartForm, _ wanted: Double) -> Double {
    var width = wanted
    for _ in 0..<24 {
      let least = form.leastWidth(width).rounded(.up)
      if least <= width { break }
      width = least
    }
    return width
  }

  /// The texts of the options with the most characters that a picture can hold of each.
  private static func texts(_ options: ChartOptions) -> [(name: String, text: String, most: Int)] {
    let single = [
      ("title", options.title, 300), ("subtitle", options.subtitle, 600),
      ("source", options.source, 600), ("measure", options.measure, 600),
      ("unit", options.unit, 60), ("previousLabel", options.previousLabel, 100),
    ]
    return single.map { ($0.0, $0.1 ?? "", $0.2) }
      + (options.pairLabels ?? []).map { ("labels", $0, 100) }
      + options.notes.map { ("notes", $0, 1000) }
  }

  private static func checkedWidth(
    _ kind: ChartKind, _ options: ChartOptions
  ) throws(ChartError) -> Int {
    if let decimals = options.decimals, !(0...6).contains(decimals) {
      throw .badDecimals(decimals)
    }
    for (name, value) in [("target", options.target), ("scaleStart", options.scaleStart)] {
      if let value, !(value.magnitude <= NumberReader.greatest) { throw .badOption(name) }
    }
    for (name, text, most) in texts(options) where text.count > most {
      throw .textTooLong(name, characters: text.count, most: most)
    }
    let (usual, allowed) = kind.form.widths
    let width = options.width ?? usual
    guard allowed.contains(width) else {
      throw .badWidth(width, from: allowed.lowerBound, to: allowed.upperBound)
    }
    return width
  }
}

extension TableReader {
  fileprivate mutating func warn(_ fault: LayoutFault) {
    switch fault {
    case .overlap(let first, let second):
      warn(
        ru: "надписи «\(first)» и «\(second)» накладываются; увеличьте ширину",
        en: "the texts “\(first)” and “\(second)” overlap; increase the width")
    case .outside(let text):
      warn(
        ru: "надпись «\(text)» выходит за край; увеличьте ширину",
        en: "the text “\(text)” leaves the picture; increase the width")
    case .crossed(let text):
      warn(
        ru: "надпись «\(text)» пересечена линией; увеличьте ширину",
        en: "the text “\(text)” is crossed by a line; increase the width")
    }
  }
}
