/// The box of a text in pixels.
struct TextBox: Equatable {
  var text: String
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  /// Whether the boxes share more than a pixel in both directions.
  func overlaps(_ other: TextBox) -> Bool {
    min(right, other.right) - max(left, other.left) > 1
      && min(bottom, other.bottom) - max(top, other.top) > 1
  }
}

/// A fault of layout that a reader would trip over.
enum LayoutFault: Equatable {
  /// Two texts lie over one another.
  case overlap(String, String)
  /// A text leaves the picture.
  case outside(String)
  /// A dark rule crosses a text.
  case crossed(String)
}

/// What was put on a canvas, so that a picture can be checked before it is written.
struct LayoutRecord {
  private(set) var boxes: [TextBox] = []
  private var segments: [(from: (x: Double, y: Double), to: (x: Double, y: Double))] = []
  private var rules: [(left: Double, top: Double, right: Double, bottom: Double)] = []

  mutating func add(_ box: TextBox) { boxes.append(box) }

  mutating func add(_ rule: RuleMark) {
    // Grid lines are faint enough to lie behind a text.
    guard rule.colour != Palette.grid else { return }
    rules.append(
      (
        min(rule.from.x, rule.to.x), min(rule.from.y, rule.to.y), max(rule.from.x, rule.to.x),
        max(rule.from.y, rule.to.y)
      ))
  }

  mutating func add(_ line: LineMark) {
    for (start, end) in zip(line.points, line.points.dropFirst()) {
      segments.append((start, end))
    }
    // A line of two points that runs straight across would strike a text through.
    guard line.points.count == 2,
      line.points[0].y == line.points[1].y || line.points[0].x == line.points[1].x
    else { return }
    add(RuleMark(from: line.points[0], to: line.points[1], colour: line.colour))
  }

  /// Whether a text could be put here without touching texts, rules or lines.
  func isFree(_ box: TextBox, margin: Double = 0) -> Bool {
    var box = box
    box.left -= margin
    box.right += margin
    box.top -= margin
    box.bottom += margin
    return !boxes.contains { box.overlaps($0) } && !rules.contains { crosses($0, box) }
      && !segments.contains { LayoutRecord.meets($0, box) }
  }

  /// Whether a slanted segment runs through a box, seen at small steps.
  private static func meets(
    _ segment: (from: (x: Double, y: Double), to: (x: Double, y: Double)), _ box: TextBox
  ) -> Bool {
    let steps = 24
    for step in 0...steps {
      let part = Double(step) / Double(steps)
      let x = segment.from.x + part * (segment.to.x - segment.from.x)
      let y = segment.from.y + part * (segment.to.y - segment.from.y)
      if x > box.left, x < box.right, y > box.top, y < box.bottom { return true }
    }
    return false
  }

  /// The faults on a canvas of a size; empty for a good layout.
  func faults(width: Double, height: Double) -> [LayoutFault] {
    var faults: [LayoutFault] = []
    let ordered = boxes.enumerated().sorted {
      ($0.element.top, $0.offset) < ($1.element.top, $1.offset)
    }.map(\.element)
    for (index, box) in ordered.enumerated() {
      if box.left < -1 || box.right > width + 1 || box.top < -1 || box.bottom > height + 1 {
        faults.append(.outside(box.text))
      }
      for other in ordered[(index + 1)...] {
        if other.top >= box.bottom { break }
        if box.overlaps(other) { faults.append(.overlap(box.text, other.text)) }
      }
      if rules.contains(where: { crosses($0, box) }) { faults.append(.crossed(box.text)) }
    }
    return faults
  }

  private func crosses(
    _ rule: (left: Double, top: Double, right: Double, bottom: Double), _ box: TextBox
  ) -> Bool {
    rule.left < box.right - 1 && rule.right > box.left + 1 && rule.top < box.bottom - 2
      && rule.bottom > box.top + 2
  }
}
