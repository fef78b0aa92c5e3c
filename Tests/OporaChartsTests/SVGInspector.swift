@testable import OporaCharts

/// Reads a picture as a viewer would and lists what would go wrong.
///
/// One element stands on each line, so lines are enough to read it.
struct SVGInspector {
  private let lines: [Substring]

  init(_ svg: String) { lines = svg.split(separator: "\n") }

  /// Faults of markup and of text; layout is judged by the canvas itself.
  func faults(_ russian: Bool) -> [String] {
    rootFaults + balanceFaults + elementFaults + textFaults(russian)
  }

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

  private var balanceFaults: [String] {
    var open: [Substring] = []
    for line in lines {
      guard line.hasPrefix("<"), line.hasSuffix(">") else { return ["not markup: \(line)"] }
      let name = line.dropFirst().prefix { $0.isLetter }
      if line.hasPrefix("</") {
        guard open.popLast() == line.dropFirst(2).dropLast() else { return ["unbalanced: \(line)"] }
      } else if !line.hasSuffix("/>"), !line.hasSuffix("</\(name)>") {
        open.append(name)
      }
    }
    return open.isEmpty ? [] : ["not closed: \(open)"]
  }

  private static let safe: Set<Substring> = [
    "svg", "g", "rect", "line", "path", "circle", "text", "title", "desc",
  ]
  private static let attributes: Set<Substring> = [
    "xmlns", "width", "height", "viewBox", "role", "aria-labelledby", "aria-hidden", "lang", "id",
    "font-family", "font-size", "font-weight", "text-anchor", "fill", "stroke", "stroke-width",
    "stroke-dasharray", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "d",
  ]

  private var elementFaults: [String] {
    var faults: [String] = []
    for line in lines where !line.hasPrefix("</") {
      let name = line.dropFirst().prefix { $0.isLetter }
      if !SVGInspector.safe.contains(name) { faults.append("element \(name)") }
      let tag = line.prefix { $0 != ">" }
      for part in tag.split(separator: "\"", omittingEmptySubsequences: false).enumerated()
      where part.offset % 2 == 0 {
        let attribute = part.element.split(separator: " ").last?.dropLast() ?? ""
        if part.element.hasSuffix("="), !SVGInspector.attributes.contains(attribute) {
          faults.append("attribute \(attribute)")
        }
      }
      if tag.contains("NaN") || tag.contains("inf") { faults.append("not a number: \(line)") }
    }
    return faults
  }

  private func textFaults(_ russian: Bool) -> [String] {
    var faults: [String] = []
    for line in lines where line.hasPrefix("<text ") {
      let content = line.drop { $0 != ">" }.dropFirst().dropLast("</text>".count)
      if content.contains("<") || content.contains(">") { faults.append("markup in \(content)") }
      if content.hasSuffix("…") { faults.append("cut text \(content)") }
      let isNumber = content.allSatisfy { "0123456789.,\u{A0}%\u{2212}+-".contains($0) }
      if isNumber, content.contains("-") { faults.append("hyphen for minus in \(content)") }
      if isNumber, russian, content.contains(".") { faults.append("point in \(content)") }
    }
    return faults
  }
}
