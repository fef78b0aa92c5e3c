import OporaIndicators

extension ReportInput {
  /// The cell of a period, or of the part of it that stands for it.
  func cell(
    _ indicator: String, _ municipality: String, _ period: String, breakdown: String = "",
    category: String = ""
  ) -> IndicatorValue? {
    values.cell(
      indicator, municipality, figures(of: indicator, in: period), breakdown: breakdown,
      category: category)
  }

  /// The period whose figures of an indicator are shown for a period.
  func figures(of indicator: String, in period: String) -> String {
    guard standInIndicators.contains(indicator) else { return period }
    return standIns[period]?.id ?? period
  }
}
