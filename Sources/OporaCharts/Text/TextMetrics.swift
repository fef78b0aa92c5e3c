/// Widths of texts without a font at hand: sums of advance widths.
///
/// Kerning only narrows Russian text, and by less than a hundredth, so no shaping is needed.
enum TextMetrics {
  /// The width in pixels at a font size in pixels.
  static func width(_ text: String, size: Double, bold: Bool = false) -> Double {
    var sum = 0
    for scalar in text.unicodeScalars { sum += advance(scalar.value, bold: bold) }
    return Double(sum) * size / 1000
  }

  /// The width of one character in 1/1000 of the font size; an unknown one counts as a full square.
  static func advance(_ value: UInt32, bold: Bool) -> Int {
    switch value {
    case 0x20...0x7E:
      return Int((bold ? FontWidths.basicLatinBold : FontWidths.basicLatin)[Int(value - 0x20)])
    case 0xA0...0xFF:
      return Int((bold ? FontWidths.latin1Bold : FontWidths.latin1)[Int(value - 0xA0)])
    case 0x400...0x45F:
      return Int((bold ? FontWidths.cyrillicBold : FontWidths.cyrillic)[Int(value - 0x400)])
    case 0x300...0x36F:
      return 0
    default:
      guard let index = FontWidths.signs.firstIndex(of: value) else { return 1000 }
      return Int((bold ? FontWidths.signWidthsBold : FontWidths.signWidths)[index])
    }
  }
}
