public import OporaIndicators
import OporaLanguage

/// Indicator values as the table `values.csv`: machine names, exact where a decimal can be.
public enum ValuesTable {
  /// The columns, in order.
  public static let columns = [
    "period", "municipality", "indicator", "breakdown", "category", "value", "numerator",
    "denominator", "unit", "status", "reason", "target", "reported", "expected", "unknown_rows",
    "version",
  ]

  /// One row per cell in the order of the cells, `total` last within a period.
  public static func rows(_ values: IndicatorValues) -> [[String]] { values.cells.map(row) }

  private static func row(_ cell: IndicatorValue) -> [String] {
    [
      cell.period, cell.municipality, cell.indicator, cell.breakdown, cell.category,
      text(cell.outcome.number), text(cell.numerator), text(cell.denominator), cell.unit,
      cell.status.rawValue, cell.outcome.reason?.rawValue ?? "", text(cell.target),
      "\(cell.reported)", "\(cell.expected)", "\(cell.unknownRows)", "\(cell.version)",
    ]
  }

  private static func text(_ number: ExactNumber?) -> String {
    number.map { MachineNumber.text($0) } ?? ""
  }
}
