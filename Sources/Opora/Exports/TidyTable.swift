public import OporaIndicators
import OporaLanguage
import OporaRegistry

/// Indicator values as a long table, one number a row, for R, Python and Power BI.
///
/// The days of the period are given, so that no program has to understand its name; a missing number
/// is an empty cell with its reason beside it.
public enum TidyTable {
  /// The columns in order.
  public static let columns = [
    "period", "period_start", "period_end", "municipality", "indicator", "breakdown", "category",
    "measure", "number", "unit", "status", "reason",
  ]

  /// Rows for each cell: its value and, where they exist, numerator, denominator and target, then how
  /// many reported of those expected and the rows that could not be decided.
  ///
  /// - Parameter values: the cells.
  /// - Returns: the rows; `period_end` is the last day of the whole period.
  public static func rows(_ values: IndicatorValues) -> [[String]] {
    values.cells.flatMap { cell in
      let period =
        ReportingPeriod(reading: cell.period, calendar: .calendar)
        ?? ReportingPeriod(reading: cell.period, calendar: .school)
      let head = [
        cell.period, period?.start.iso ?? "", period?.lastDay.iso ?? "", cell.municipality,
        cell.indicator, cell.breakdown, cell.category,
      ]
      var numbers: [(String, String, String)] = [
        ("value", text(cell.outcome.number), cell.unit)
      ]
      if cell.numerator != nil || cell.denominator != nil {
        numbers.append(("numerator", text(cell.numerator), ""))
        numbers.append(("denominator", text(cell.denominator), ""))
      }
      if let target = cell.target { numbers.append(("target", text(target), cell.unit)) }
      numbers += [
        ("reported", "\(cell.reported)", ""), ("expected", "\(cell.expected)", ""),
        ("unknown_rows", "\(cell.unknownRows)", ""),
      ]
      return numbers.map { measure, number, unit in
        head + [
          measure, number, unit, cell.status.rawValue,
          measure == "value" ? cell.outcome.reason?.rawValue ?? "" : "",
        ]
      }
    }
  }

  private static func text(_ number: ExactNumber?) -> String {
    number.map { MachineNumber.text($0) } ?? ""
  }
}
