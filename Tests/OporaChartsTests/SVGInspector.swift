@testable import OporaCharts

/// Reads a picture as a viewer would, and lists what a reader or a viewer would trip over.
///
/// It knows nothing of the layout that made the picture: it takes elements from the text of the
/// file, hands attributes down from groups, and measures texts itself. One element stands on each
/// line, so lines are enough to read it.
struct SVGInspector {
  private let lines: [Substring]
  private var texts: [TextMark] = []
  private var rules: [(left: Double, top: Double, right: Double, bottom: Double)] = []

  init(_ svg: String) {
    lines = svg.split(separator: "\n")
    collect()
  }

  /// Everything that is wrong with the picture.
  func faults(_ russian: Bool) -> [String] {
    rootFaults + elementFaults + layoutFaults + textFaults(russian)
  }

  /// The texts in the order of the file.
  var words: [String] { texts.map(\.text) }
}

/// Reading.
extension SVGInspector {
  private static func attributes(_ line: Substring) -> [Substring: Substring] {
    let tag = line.prefix { $0 != ">" }
    let parts = tag.split(separator: "\"", omittingEmptySubsequences: false)
    var attributes: [Substring: Substring] = [:]
    for index in stride(from: 0, to: parts.count - 1, by: 2) {
      let name = parts[index].split(separator: " ").last?.dropLast() ?? ""
      attributes[name] = parts[index + 1]
    }
    return attributes
  }

  private static func name(_ line: Substring) -> Substring {
    line.dropFirst().prefix { $0.isLetter }
  }

  private mutating func collect() {
    let inherited: Set<Substring> = [
      "font-size", "font-weight", "text-anchor", "fill", "stroke",
    ]
    var groups: [[Substring: Substring]] = []
    for line in lines {
      if line.hasPrefix("</") {
        _ = groups.popLast()
        continue
      }
      let own = SVGInspector.attributes(line)
      let all = (groups.last ?? [:]).merging(own) { $1 }
      switch SVGInspector.name(line) {
      case "svg", "g": groups.append(all.filter { inherited.contains($0.key) })
      case "text": texts.append(SVGInspector.text(line, all))
      case "line", "path": if let rule = SVGInspector.rule(all) { rules.append(rule) }
      default: break
      }
    }
  }

  private static func text(_ line: Substring, _ all: [Substring: Substring]) -> TextMark {
    var content = String(line.drop { $0 != ">" }.dropFirst().dropLast("</text>".count))
    for (escape, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ] {
      content = content.replacing(escape, with: character)
    }
    let style = TextStyle(
      size: number(all["font-size"]), bold: all["font-weight"] == "bold",
      colour: String(all["fill"] ?? ""))
    return TextMark(
      text: content, x: number(all["x"]), baseline: number(all["y"]), style: style,
      anchor: all["text-anchor"].flatMap { .init(rawValue: String($0)) } ?? .start)
  }

  private static func number(_ text: Substring?) -> Double { text.flatMap { Double($0) } ?? 0 }

  /// A straight line across or down that is dark enough to strike a text through.
  private static func rule(
    _ all: [Substring: Substring]
  ) -> (left: Double, top: Double, right: Double, bottom: Double)? {
    guard let stroke = all["stroke"], stroke != "none",
      Contrast.ratio(String(stroke), "#FFFFFF") >= 1.6
    else { return nil }
    var ends = ["x1", "y1", "x2", "y2"].map { number(all[$0]) }
    if let data = all["d"] {
      let points = data.split(whereSeparator: { "ML".contains($0) })
      guard points.count == 2, !data.hasSuffix("Z") else { return nil }
      ends = points.flatMap { $0.split(separator: " ").map { number($0) } }
    }
    guard ends.count == 4, ends[0] == ends[2] || ends[1] == ends[3] else { return nil }
    return (
      min(ends[0], ends[2]), min(ends[1], ends[3]), max(ends[0], ends[2]), max(ends[1], ends[3])
    )
  }
}

/// What is wrong.
extension SVGInspector {
  private static let safe: Set<Substring> = [
    "svg", "g", "rect", "line", "path", "circle", "text", "title", "desc",
  ]
  private static let known: Set<Substring> = [
    "xmlns", "width", "height", "viewBox", "role", "aria-labelledby", "aria-hidden", "lang", "id",
    "font-family", "font-size", "font-weight", "text-anchor", "fill", "stroke", "stroke-width",
    "stroke-dasharray", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "d",
  ]

  private var rootFaults: [String] {
    guard let root = lines.first, lines.count > 3 else { return ["no root"] }
    var faults: [String] = []
    for part in ["role=\"img\"", "aria-labelledby=", " lang=", "viewBox=\"0 0 ", "xmlns="]
    where !root.contains(part) {
      faults.append("root without \(part)")
    }
    if !lines[1].hasPrefix("<title id=") || lines[1].contains("><") { faults.append("no title") }
    if !lines[2].hasPrefix("<desc id=") || lines[2].contains("><") { faults.append("no desc") }
    if !lines[3].hasPrefix("<rect ") || !lines[3].contains("#FFFFFF") {
      faults.append("no background")
    }
    return faults
  }

  private var elementFaults: [String] {
    var faults: [String] = []
    var open: [Substring] = []
    for line in lines {
      guard line.hasPrefix("<"), line.hasSuffix(">") else { return ["not markup: \(line)"] }
      let name = SVGInspector.name(line)
      if line.hasPrefix("</") {
        if open.popLast() != line.dropFirst(2).dropLast() { faults.append("unbalanced: \(line)") }
        continue
      }
      if !line.hasSuffix("/>"), !line.hasSuffix("</\(name)>") { open.append(name) }
      if !SVGInspector.safe.contains(name) { faults.append("element \(name)") }
      for (attribute, value) in SVGInspector.attributes(line) {
        if !SVGInspector.known.contains(attribute) { faults.append("attribute \(attribute)") }
        if value == "nan" || value.contains("inf") { faults.append("not a number: \(line)") }
        if value.hasPrefix("#"), value.count != 7 { faults.append("colour \(value)") }
        if SVGInspector.hasLongFraction(value) { faults.append("more than 2 decimals: \(line)") }
      }
    }
    return open.isEmpty ? faults : faults + ["not closed: \(open)"]
  }

  private static func hasLongFraction(_ value: Substring) -> Bool {
    guard !value.contains(where: { $0 != "L" && $0 != "M" && $0 != "Z" && $0.isLetter }) else {
      return false
    }
    return value.split(whereSeparator: { " MLZ".contains($0) }).contains { number in
      number.split(separator: ".").dropFirst().first.map { $0.count > 2 } ?? false
    }
  }

  private var layoutFaults: [String] {
    let root = lines.first.map { SVGInspector.attributes($0) } ?? [:]
    let (width, height) = (SVGInspector.number(root["width"]), SVGInspector.number(root["height"]))
    var faults: [String] = []
    let boxes = texts.map(\.box).sorted { $0.top < $1.top }
    for (index, box) in boxes.enumerated() {
      if box.left < -1 || box.right > width + 1 || box.top < -1 || box.bottom > height + 1 {
        faults.append("text outside the canvas: \(box.text)")
      }
      for other in boxes[(index + 1)...] {
        if other.top >= box.bottom { break }
        if box.overlaps(other) { faults.append("text over text: \(box.text) / \(other.text)") }
      }
      let isCrossed = rules.contains {
        $0.left < box.right - 1 && $0.right > box.left + 1 && $0.top < box.bottom - 2
          && $0.bottom > box.top + 2
      }
      if isCrossed { faults.append("line through text: \(box.text)") }
    }
    return faults
  }

  private func textFaults(_ russian: Bool) -> [String] {
    var faults: [String] = []
    for text in texts {
      let content = text.text
      if content.hasSuffix("…") { faults.append("cut text \(content)") }
      if text.style.size < 11 { faults.append("text under 11 px \(content)") }
      let isNumber = content.allSatisfy { "0123456789.,\u{A0}%\u{2212}+-".contains($0) }
      if isNumber, content.contains("-") { faults.append("hyphen for minus in \(content)") }
      let parts = content.split(separator: ".")
      let hasPoint = zip(parts, parts.dropFirst()).contains {
        ($0.last?.isNumber ?? false) && ($1.first?.isNumber ?? false)
      }
      if isNumber, russian, hasPoint { faults.append("point in \(content)") }
      if isNumber, russian, content.contains("%"), content.count > 1,
        !content.contains("\u{A0}%")
      {
        faults.append("percent without a no-break space in \(content)")
      }
    }
    return faults
  }
}
