public import OporaLanguage

/// An item of a plan with its due dates and what the marks say of them (пункт плана).
public struct PlanItem: Sendable, Hashable {
  /// What a mark on an item says.
  public enum State: String, Sendable, Hashable, CaseIterable {
    /// Done.
    case done
    /// Done in part: still due.
    case partly
    /// Put off; where the mark's day is later than the due day, due then.
    case moved
    /// Called off: no longer due.
    case cancelled
  }

  /// One due date; items without any have one occasion without a due day.
  public struct Occasion: Sendable, Hashable {
    /// When it is due; nil for an item without a date.
    public var due: DueInstance?
    /// When it was done; for an item without a date the day of its latest mark.
    public var doneOn: CalendarDay?
    /// What the latest mark says; nil where there is none.
    public var state: State?
  }

  /// The code of the plan.
  public var plan: String
  /// Table, section and number within the plan, as printed; empty parts are left out.
  public var number: [String]
  /// The code of the municipality; empty if the plan does not say.
  public var municipality: String
  /// What is to be done.
  public var title: String
  /// When, as written.
  public var dueText: String
  /// What that was understood as.
  public var reading: DueReading
  /// The plan's time; nil if nothing names its year.
  public var year: PlanYear?
  /// The due dates in order.
  public var occasions: [Occasion]
  /// The row of the table `plan_items`.
  public var row: Int

  /// The number as it is printed in one line: `2, IV, 5`.
  public var place: String { number.joined(separator: ", ") }
}

/// How an occasion stands on a day (состояние срока).
public enum PlanStanding: String, Sendable, Hashable, CaseIterable {
  /// Not done, and its last day is past.
  case late
  /// Not done, due in the reporting period, not yet past.
  case due
  /// Due after the reporting period.
  case coming
  /// Done in time.
  case done
  /// Done after its last day.
  case doneLate = "done-late"
  /// Called off.
  case cancelled
  /// Without a date: neither late nor done.
  case undated
}

extension PlanItem.Occasion {
  /// How the occasion stands on the last day of a period, or on the day it is cut at.
  public func standing(in period: ReportingPeriod) -> PlanStanding {
    guard let due else { return .undated }
    if state == .cancelled { return .cancelled }
    if let doneOn, doneOn <= period.lastDay { return doneOn <= due.on ? .done : .doneLate }
    if due.on < period.lastDay { return .late }
    return due.on < period.wholeEnd ? .due : .coming
  }
}
