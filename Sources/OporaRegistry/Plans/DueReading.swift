public import OporaDefinitions
public import OporaLanguage

/// A time at which a plan item is due: from a day, by a day, both included (срок исполнения).
public struct DueInstance: Sendable, Hashable {
  /// The first day of the stretch; the plan's first day where only a deadline is written.
  public var from: CalendarDay
  /// The last day: later is late.
  public var on: CalendarDay

  /// Makes an instance.
  public init(from: CalendarDay, on: CalendarDay) {
    self.from = from
    self.on = on
  }
}

/// What the due text of a plan item was understood as (понятый срок).
///
/// A text may name several dates, and none: «по запросу» is due when somebody asks, and is neither
/// late nor done before.
public struct DueReading: Sendable, Hashable {
  /// Why an item has no date, or none besides those it has.
  public enum Undated: String, Sendable, Hashable {
    /// The text is empty.
    case empty
    /// When asked, needed or received.
    case onRequest = "on-request"
    /// By another plan, schedule or regulation.
    case elsewhere
    /// A month without a year in a plan whose year nothing names.
    case noYear = "no-year"
    /// No words of time were found.
    case notUnderstood = "not-understood"
  }

  /// The times at which it is due, in order, each once.
  public var instances: [DueInstance]
  /// Why there are none, or what is left open besides.
  public var undated: Undated?
  /// Whether a due day lies outside the plan.
  public var isOutsidePlan: Bool

  /// Understands a due text.
  ///
  /// - Parameters:
  ///   - text: the text as it stands in the plan.
  ///   - plan: the plan's time; nil if nothing names its year.
  ///   - calendar: working days and the end of the school year.
  public init(_ text: String, plan: PlanYear?, calendar: WorkCalendar = WorkCalendar()) {
    let pieces = DueParser.pieces(of: text)
    var resolver = DueResolver(plan: plan, calendar: calendar)
    let found = resolver.instances(of: pieces)
    let condition = DueReading.conditions(among: pieces).first
    instances = found
    isOutsidePlan = plan.map { plan in found.contains { !plan.contains($0.on) } } ?? false
    if !found.isEmpty {
      undated = condition
    } else if !DueReading.hasWords(text) {
      undated = .empty
    } else {
      undated = condition ?? (resolver.lacksYear ? .noYear : .notUnderstood)
    }
  }

  private static func hasWords(_ text: String) -> Bool {
    text.unicodeScalars.contains {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
  }

  private static func conditions(among pieces: [DuePiece]) -> [Undated] {
    pieces.compactMap { piece in
      guard case .open(let condition, _) = piece else { return nil }
      return condition == .request ? .onRequest : .elsewhere
    }
  }
}
