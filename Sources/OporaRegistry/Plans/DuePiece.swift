import OporaLanguage

/// A point of time as a due text names it: a day, a month, a quarter, with or without its year.
struct DuePoint: Equatable {
  enum Unit: Equatable {
    case day(Int, month: Int)
    case month(Int)
    case months(first: Int, last: Int)
    case year
    case schoolYear
    /// The end of the plan, of its year or its school year.
    case planEnd
  }

  /// Which stretch of the unit is meant.
  enum Part: Equatable {
    case whole, begin, middle, end
    /// A third of a month, 1…3.
    case decade(Int)
    /// A half, 1 or 2.
    case half(Int)
    /// A week of a month, 1…5.
    case week(Int)
  }

  var unit: Unit
  var year: Int?
  var part = Part.whole
  /// Whether the months are a half-year by its number: that of the plan's own calendar is meant.
  var isHalfYear = false

  /// The month in which the point begins, for putting years in order; nil where it has none.
  var firstMonth: Int? {
    switch unit {
    case .day(_, let month), .month(let month): month
    case .months(let first, _): first
    default: nil
    }
  }

  /// The month in which it ends.
  var lastMonth: Int? {
    switch unit {
    case .months(_, let last): last
    default: firstMonth
    }
  }
}

/// How often something recurs.
enum DueRhythm: Equatable {
  case weeks(Int)
  /// So many times in a month.
  case perMonth(Int)
  /// Every so many months.
  case everyMonths(Int)
  /// So many times in a quarter.
  case perQuarter(Int)
  case perHalfYear(Int)
  case perYear(Int)

  /// How many times a year it is, about.
  var timesInYear: Int {
    switch self {
    case .weeks(let count): 52 / max(1, count)
    case .perMonth(let count): 12 * count
    case .everyMonths(let count): 12 / max(1, count)
    case .perQuarter(let count): 4 * count
    case .perHalfYear(let count): 2 * count
    case .perYear(let count): count
    }
  }
}

/// One thing that a due text says.
enum DuePiece: Equatable {
  /// A stretch; without a first point it is a deadline.
  case window(from: DuePoint?, to: DuePoint, isDeadline: Bool)
  case rhythm(DueRhythm)
  /// A day of each month or quarter: «до 10 числа».
  case dayOfMonth(Int, isWorkday: Bool, isNextMonth: Bool)
  /// The whole plan, or the school year in it.
  case always(isSchool: Bool)
  case open(DueWords.Condition, isJoined: Bool)
}
