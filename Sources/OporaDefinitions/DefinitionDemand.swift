/// Which of the embedded definitions a run needs; reading less is faster.
///
/// Embedded files are known to be right and named by their ids, so that what is not needed can stay
/// unread. The user's own files are always read and checked whole.
public struct DefinitionDemand: Sendable, Hashable {
  /// The ids of indicators; nil for all.
  ///
  /// Those they refer to are read as well.
  public var indicators: Set<String>?
  /// Whether rating and report forms are needed.
  public var hasForms: Bool
  /// Whether the worked examples are needed.
  public var hasExamples: Bool
  /// Whether the control relations are needed.
  public var hasControls: Bool

  /// Demands definitions.
  ///
  /// - Parameters:
  ///   - indicators: The ids of indicators; nil for all.
  ///   - hasForms: Whether rating and report forms are needed.
  ///   - hasExamples: Whether the worked examples are needed.
  ///   - hasControls: Whether the control relations are needed.
  public init(
    indicators: Set<String>? = nil, hasForms: Bool = true, hasExamples: Bool = true,
    hasControls: Bool = true
  ) {
    self.indicators = indicators
    self.hasForms = hasForms
    self.hasExamples = hasExamples
    self.hasControls = hasControls
  }

  /// Everything there is.
  public static let everything = DefinitionDemand()
}
