public import OporaLanguage

/// A finished picture and the words that go with it.
public struct ChartDrawing: Sendable, Hashable {
  /// The picture as an SVG document with a final line feed.
  public let svg: String
  /// The picture in one sentence with numbers, at most 250 characters, for `![…]`.
  public let altText: String
  /// What the numbers say, computed from them; also the picture's title where none was given.
  public let headline: String
  /// What a reader should know about the drawing: unused columns, an unknown focus, layout faults.
  public let warnings: [LocalizedText]
  /// Whether no text lies over another one, is crossed by a line or leaves the picture.
  public let isLaidOutWell: Bool
}
