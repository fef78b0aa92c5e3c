import OporaLanguage

/// A sheet that is filled from top to bottom and remembers where its texts are.
struct Canvas {
  /// The space left free at every edge.
  static let margin = 12.0
  /// Families in order of likeness to the font that the layout is measured for.
  private static let fonts = "DejaVu Sans,Verdana,Noto Sans,Arial,sans-serif"

  let width: Double
  /// Where the next thing may start.
  var cursor = Canvas.margin
  /// The space left free below.
  var bottomMargin = Canvas.margin
  private var elements: [SVGElement] = []
  private(set) var record = LayoutRecord()

  init(width: Double) { self.width = width }

  /// The left edge of what is drawn.
  var left: Double { Canvas.margin }
  /// The right edge of what is drawn.
  var right: Double { width - Canvas.margin }
  /// The height so far.
  var height: Double { (cursor + bottomMargin).rounded(.up) }

  /// The faults of the layout so far.
  var faults: [LayoutFault] { record.faults(width: width, height: height) }

  /// Draws a mark on top of what is there.
  mutating func add(_ mark: some Mark) {
    elements += mark.elements
    if let text = mark as? TextMark { record.add(text.box) }
    if let rule = mark as? RuleMark { record.add(rule) }
    if let line = mark as? LineMark { record.add(line) }
  }

  /// Draws lines of text on patches of paper, which part them from the grid beneath.
  mutating func addBacked(_ marks: [TextMark]) {
    addDecoration(
      marks.map { mark in
        let box = mark.box
        return RectangleMark(
          x: (box.left - 2)...(box.right + 2), y: (box.top - 1)...(box.bottom + 1),
          colour: Palette.background)
      })
    for mark in marks { add(mark) }
  }

  /// Draws a label of one or more lines, the block's middle at a height.
  mutating func add(
    lines: [String], x: Double, middle: Double, style: TextStyle,
    anchor: TextMark.Anchor = .start
  ) {
    for mark in TextMark.lines(lines, x: x, middle: middle, style: style, anchor: anchor) {
      add(mark)
    }
  }

  /// Draws lines of text one below the other, the last line's box ending at a height.
  mutating func add(
    lines: [String], x: Double, bottom: Double, style: TextStyle,
    anchor: TextMark.Anchor = .start
  ) {
    let height = style.lineHeight * Double(lines.count)
    add(lines: lines, x: x, middle: bottom - height / 2, style: style, anchor: anchor)
  }

  /// Draws a paragraph at the cursor and moves it below.
  ///
  /// - Parameters:
  ///   - text: The words.
  ///   - style: Their size, weight and colour.
  ///   - balanced: Whether the lines are made even, as for a headline.
  mutating func addParagraph(_ text: String, style: TextStyle, balanced: Bool = false) {
    let wrap = balanced ? TextWrap.balanced : TextWrap.greedy
    for line in wrap(text, right - left, style) {
      cursor += style.lineHeight
      add(
        TextMark(text: line, x: left, baseline: cursor - style.lineHeight * 0.25, style: style))
    }
  }

  /// Draws circles of one colour and size.
  mutating func add(points: [(x: Double, y: Double)], radius: Double, colour: String) {
    guard !points.isEmpty else { return }
    let circles = points.map {
      SVGElement("circle").with("cx", $0.x).with("cy", $0.y).with("r", radius)
    }
    elements.append(SVGElement("g", children: circles).with("fill", colour))
  }

  /// Puts shapes that say nothing to a screen reader into a group of their own.
  mutating func addDecoration(_ marks: [any Mark]) {
    guard !marks.isEmpty else { return }
    elements.append(
      SVGGrouping.group(
        marks.flatMap(\.elements), into: SVGElement("g").with("aria-hidden", "true")))
  }

  /// Frames every text by the box that was kept free for it.
  mutating func addBoxes() {
    addDecoration(
      record.boxes.map {
        FrameMark(x: $0.left...$0.right, y: $0.top...$0.bottom, colour: Palette.target, width: 0.5)
      })
  }

  /// The headline and the subtitle.
  mutating func addHeader(_ words: ChartWords) {
    cursor -= 4
    addParagraph(words.title, style: .title, balanced: true)
    if !words.subtitle.isEmpty {
      cursor += 2
      addParagraph(words.subtitle, style: .subtitle)
    }
    cursor += 10
  }

  /// Notes and source.
  mutating func addFooter(_ words: ChartWords) {
    let texts = words.notes.map(Sentence.ended) + (words.source.map { [$0] } ?? [])
    guard !texts.isEmpty else { return }
    cursor += 8
    for text in texts { addParagraph(text, style: .note) }
  }

  /// The document with title and description for those who do not see it.
  func document(_ words: ChartWords) -> String {
    let background = SVGElement("rect").with("width", width).with("height", height)
      .with("fill", Palette.background)
    let children =
      [
        SVGElement("title", text: words.title).with("id", words.id + "-t"),
        SVGElement("desc", text: words.description).with("id", words.id + "-d"),
        background,
      ] + SVGGrouping.grouped(elements)
    let root = SVGElement("svg", children: children)
      .with("xmlns", "http://www.w3.org/2000/svg")
      .with("width", width).with("height", height)
      .with("viewBox", "0 0 \(SVGNumber.text(width)) \(SVGNumber.text(height))")
      .with("role", "img").with("aria-labelledby", "\(words.id)-t \(words.id)-d")
      .with("lang", words.language.rawValue)
      .with("font-family", Canvas.fonts).with("font-size", "12").with("fill", Palette.text)
    var output = ""
    root.write(to: &output)
    return output
  }
}
