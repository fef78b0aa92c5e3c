/// How many children an organisation counts among an indicator's, now and before (вклад организации).
public struct OrganisationChildren: Sendable, Hashable {
  /// The id of the indicator.
  public var indicator: String
  /// The name of the organisation, or its code.
  public var name: String
  /// The code of its municipality.
  public var municipality: String
  /// Different children in the reported period.
  public var now: Int
  /// Different children a year ago, or a period ago where a year ago is unknown.
  public var before: Int

  /// Makes a count.
  public init(indicator: String, name: String, municipality: String, now: Int, before: Int) {
    self.indicator = indicator
    self.name = name
    self.municipality = municipality
    self.now = now
    self.before = before
  }
}
