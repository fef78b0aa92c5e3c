/// How colours look to people who see fewer of them, and how far apart they are then.
///
/// The matrices are those of Machado, Oliveira and Fernandes (2009) for the full deficiency, applied
/// to linear light; the distance is that of CIE 1976.
enum ColourVision: String, CaseIterable {
  case usual, protanopia, deuteranopia, tritanopia, greyscale

  private var matrix: [[Double]] {
    switch self {
    case .usual: [[1, 0, 0], [0, 1, 0], [0, 0, 1]]
    case .protanopia:
      [
        [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
      ]
    case .deuteranopia:
      [
        [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
      ]
    case .tritanopia:
      [
        [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
      ]
    case .greyscale: Array(repeating: [0.2126, 0.7152, 0.0722], count: 3)
    }
  }

  /// The distance of two colours written as `#RRGGBB`: 2 is just visible, 100 is black and white.
  func distance(_ first: String, _ second: String) -> Double {
    let (left, right) = (lab(first), lab(second))
    return zip(left, right).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
  }

  private func lab(_ colour: String) -> [Double] {
    let light = Contrast.linear(colour)
    let seen = matrix.map { row in
      min(1, max(0, zip(row, light).map { $0 * $1 }.reduce(0, +)))
    }
    let white = [0.95047, 1, 1.08883]
    let weights = [
      [0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750],
      [0.0193339, 0.1191920, 0.9503041],
    ]
    let parts = zip(weights, white).map { row, white in
      ColourVision.root(zip(row, seen).map { $0 * $1 }.reduce(0, +) / white)
    }
    return [
      116 * parts[1] - 16, 500 * (parts[0] - parts[1]), 200 * (parts[1] - parts[2]),
    ]
  }

  /// The cube root by Newton's steps; a straight line near zero, as the standard has it.
  private static func root(_ value: Double) -> Double {
    guard value > 216.0 / 24_389 else { return (24_389.0 / 27 * value + 16) / 116 }
    var root = 1.0
    for _ in 0..<60 { root -= (root * root * root - value) / (3 * root * root) }
    return root
  }
}
