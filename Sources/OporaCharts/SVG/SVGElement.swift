/// One element of a picture: a name, attributes in fixed order, and text or children.
struct SVGElement {
  let name: String
  private(set) var attributes: [(name: String, value: String)] = []
  var text: String?
  var children: [SVGElement] = []

  init(_ name: String, text: String? = nil, children: [SVGElement] = []) {
    self.name = name
    self.text = text
    self.children = children
  }

  /// The element with one more attribute; nothing is added for nil.
  func with(_ name: String, _ value: String?) -> SVGElement {
    guard let value else { return self }
    var copy = self
    copy.attributes.append((name, value))
    return copy
  }

  /// The element with one more coordinate or length.
  func with(_ name: String, _ value: Double) -> SVGElement {
    with(name, SVGNumber.text(value))
  }

  /// The value of an attribute.
  func value(of name: String) -> String? { attributes.first { $0.name == name }?.value }

  /// The element without some attributes.
  func without(_ names: Set<String>) -> SVGElement {
    var copy = self
    copy.attributes.removeAll { names.contains($0.name) }
    return copy
  }

  /// Writes the element, one line for each, with a line feed at the end.
  func write(to output: inout String) {
    output += "<\(name)"
    for attribute in attributes {
      output += " \(attribute.name)=\"\(SVGText.escaped(attribute.value))\""
    }
    if let text {
      output += ">\(SVGText.escaped(text))</\(name)>\n"
    } else if children.isEmpty {
      output += "/>\n"
    } else {
      output += ">\n"
      for child in children { child.write(to: &output) }
      output += "</\(name)>\n"
    }
  }
}

/// Coordinates as text.
enum SVGNumber {
  /// At most one decimal, no exponent, no `-0`, no trailing zero: a tenth of a pixel is not seen.
  static func text(_ value: Double) -> String {
    // A coordinate outside any picture would be a fault of layout; it must not trap here.
    let tenths = Int(max(-1e9, min(1e9, value.isFinite ? value * 10 : 0)).rounded())
    let (whole, rest) = tenths.magnitude.quotientAndRemainder(dividingBy: 10)
    return (tenths < 0 ? "-" : "") + String(whole) + (rest > 0 ? ".\(rest)" : "")
  }
}

/// Text inside markup.
enum SVGText {
  /// The text with the five special characters escaped; hidden characters were dropped before.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(where: isSpecial) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == 38 || byte == 60 || byte == 62 || byte == 34 || byte == 39
  }
}
