public import OporaLanguage

/// An item of a plan of work as the report on its execution shows it (пункт плана).
public struct PlanLine: Sendable, Hashable {
  /// How an item stands at the end of the period, the most urgent of its dates first.
  public enum Standing: String, Sendable, Hashable, CaseIterable {
    /// A date is past and not met.
    case late
    /// A date of the period is still to come.
    case due
    /// Every date up to the end of the period is met, one of them late.
    case doneLate
    /// Every date up to the end of the period is met.
    case done
    /// Called off.
    case cancelled
    /// Without a date, such as on request.
    case undated
    /// All dates are after the period.
    case coming
  }

  /// The code of the plan.
  public var plan: String
  /// Table, section and number as printed: `2, IV, 5`.
  public var number: String
  /// The title of its section; empty if the plan has none.
  public var section: String
  /// The code of the municipality; empty if the plan does not say.
  public var municipality: String
  /// What is to be done.
  public var title: String
  /// When, as written.
  public var dueText: String
  /// Who is responsible, by role.
  public var responsible: String
  /// How it stands.
  public var standing: Standing
  /// Dates up to the end of the period.
  public var dates: Int
  /// Those of them that are met.
  public var met: Int
  /// The day of the latest mark in the period; nil if there is none.
  public var doneOn: CalendarDay?
  /// What marks say: result, reason, evidence.
  public var remark: String

  /// Makes a line with what every item has; the rest starts empty.
  public init(plan: String, number: String, title: String, standing: Standing) {
    self.plan = plan
    self.number = number
    self.section = ""
    self.municipality = ""
    self.title = title
    self.dueText = ""
    self.responsible = ""
    self.standing = standing
    self.dates = 0
    self.met = 0
    self.doneOn = nil
    self.remark = ""
  }
}
