public import OporaLanguage

extension DefinitionCatalogue {
  /// The version of an indicator in force on a day; nil before its first version.
  ///
  /// - Parameters:
  ///   - id: The indicator's id.
  ///   - day: Usually the first day of a reporting period.
  /// - Returns: The latest version whose `validFrom` has begun; a version without it always has.
  public func indicator(_ id: String, on day: CalendarDay) -> IndicatorDefinition? {
    versions(of: id).last { $0.isInForce(on: day) }
  }

  /// The catalogue with one version of each indicator: the one in force on a day.
  ///
  /// - Parameter day: Usually the first day of a reporting period.
  /// - Returns: A catalogue whose ``indicators`` and ``evaluationOrder`` lack those that are not
  ///   defined yet; everything else stays.
  public func inForce(on day: CalendarDay) -> DefinitionCatalogue {
    guard indicators.contains(where: { $0.validFrom != nil }) else { return self }
    var catalogue = self
    catalogue.indicators = []
    for definition in indicators where definition.isInForce(on: day) {
      if catalogue.indicators.last?.id == definition.id { catalogue.indicators.removeLast() }
      catalogue.indicators.append(definition)
    }
    let known = Set(catalogue.indicators.map(\.id))
    catalogue.evaluationOrder = evaluationOrder.filter(known.contains)
    return catalogue
  }
}

extension IndicatorDefinition {
  /// The first day on which the definition holds; nil if it holds from the beginning.
  public var firstDay: CalendarDay? {
    guard let validFrom, let month = PeriodID.order(validFrom) else { return nil }
    return CalendarDay(year: month / 12, month: month % 12 + 1, day: 1)
  }

  /// Whether this version has begun by the day; a later one may have replaced it.
  func isInForce(on day: CalendarDay) -> Bool { firstDay.map { $0 <= day } ?? true }
}
