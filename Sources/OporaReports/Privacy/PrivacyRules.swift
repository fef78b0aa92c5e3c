/// What must be hidden of values for publication, and what would give it away.
public struct PrivacyRules: Sendable {
  /// Counts from 1 to below it are hidden; 1 or less hides nothing.
  public var threshold: Int
  /// The ids of indicators whose counts are of persons; others pass unchanged.
  public var indicators: Set<String>
  /// The ids, among ``indicators``, whose value itself is a count of persons.
  public var counted: Set<String>
  /// The ids whose denominator is no secret, such as the population: it hides its cell when
  /// small, but need not be kept from being computed.
  public var openDenominators: Set<String>
  /// Groups of ids that share a count, such as the coverage and those not covered: a place hidden
  /// in one is hidden in all.
  public var linked: [Set<String>]
  /// Ids of indicators by the ids of those computed from them: hidden where the source is.
  public var derived: [String: Set<String>]

  /// Makes rules without links.
  public init(
    threshold: Int, indicators: Set<String>, counted: Set<String> = [],
    openDenominators: Set<String> = []
  ) {
    self.threshold = threshold
    self.indicators = indicators
    self.counted = counted
    self.openDenominators = openDenominators
    self.linked = []
    self.derived = [:]
  }

  /// The ids that are hidden where the given one is, itself left out.
  func companions(of indicator: String) -> Set<String> {
    var companions = derived[indicator] ?? []
    for group in linked where group.contains(indicator) { companions.formUnion(group) }
    companions.remove(indicator)
    return companions
  }
}
