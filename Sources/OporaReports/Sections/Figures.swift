import OporaDefinitions
import OporaIndicators
import OporaLanguage

extension ReportContext {
  /// The picture of an indicator: the kind the form asks for, else a trend for a municipality and
  /// ranked bars for a region; nil where there is nothing to draw.
  func figure(for indicator: IndicatorDefinition) -> Figure? { nil }

  /// Points of all municipalities.
  func ratingFigure(_ rating: RatingInput) -> Figure? { nil }

  /// Municipalities by indicators.
  func overviewFigure(_ indicators: [IndicatorDefinition]) -> Figure? { nil }
}
