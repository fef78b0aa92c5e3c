import OporaDefinitions
import OporaLanguage
import OporaRegistry

/// What row expressions may refer to besides their own columns: the period and other tables.
struct RowScope {
  /// The table whose rows are looked at.
  let table: Table
  /// The period; its dates become constants.
  let period: ReportingPeriod
  /// Other tables by form id, for links and semi-joins.
  let tables: [String: Table]
  /// Working days.
  let calendar: WorkCalendar

  /// The same period and tables, for the rows of another table.
  func over(_ other: Table) -> RowScope {
    RowScope(table: other, period: period, tables: tables, calendar: calendar)
  }

  /// The day a dotted name of the period stands for; nil for other names.
  func day(_ path: [String]) -> CalendarDay? {
    period.day(path)
  }

  /// The value of an expression that needs no row: a literal, a date of the period, a year of it.
  func constant(_ expression: Expression) -> Literal? {
    switch expression {
    case .literal(let literal, _): return literal
    case .name(let path, _): return day(path).map(Literal.date)
    case .negative(let operand, _):
      guard case .number(let value)? = constant(operand) else { return nil }
      return .number(-value)
    case .call("year", let arguments, _) where arguments.count == 1:
      guard case .date(let day)? = constant(arguments[0].value) else { return nil }
      return .number(ExactNumber(day.year))
    case .call("month", let arguments, _) where arguments.count == 1:
      guard case .date(let day)? = constant(arguments[0].value) else { return nil }
      return .number(ExactNumber(day.components.month))
    case .call("days", let arguments, _) where arguments.count == 2:
      guard let (from, to) = days(arguments) else { return nil }
      return .number(ExactNumber(Int(to.number) - Int(from.number)))
    case .call("workdays", let arguments, _) where arguments.count == 2:
      guard let (from, to) = days(arguments) else { return nil }
      return .number(ExactNumber(calendar.workdays(from: from, to: to)))
    case .binary(let operation, let left, let right, _):
      return arithmetic(operation, constant(left), constant(right))
    default: return nil
    }
  }

  private func days(_ arguments: [Expression.Argument]) -> (CalendarDay, CalendarDay)? {
    guard case .date(let from)? = constant(arguments[0].value),
      case .date(let to)? = constant(arguments[1].value)
    else { return nil }
    return (from, to)
  }

  private func arithmetic(
    _ operation: BinaryOperator, _ left: Literal?, _ right: Literal?
  ) -> Literal? {
    if case .date(let day)? = left, case .number(let count)? = right,
      let days = Int(count.decimalText(decimals: 0)), count.isWhole
    {
      switch operation {
      case .add: return .date(day.adding(days: days))
      case .subtract: return .date(day.adding(days: -days))
      default: return nil
      }
    }
    guard case .number(let a)? = left, case .number(let b)? = right else { return nil }
    switch operation {
    case .add: return .number(a + b)
    case .subtract: return .number(a - b)
    case .multiply: return .number(a * b)
    case .divide: return b.isZero ? nil : .number(a / b)
    default: return nil
    }
  }
}

/// Why a row expression cannot be run over a table.
enum RowCompilationError: Error, Equatable {
  /// No file of the source has the column, so the measure is not reported.
  case absentColumn(String)
  /// The expression is valid but this form of it is not supported on rows.
  case unsupported(SourceSpan)
}
