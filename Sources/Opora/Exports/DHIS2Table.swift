public import OporaIndicators
import OporaLanguage
import OporaRegistry

/// Indicator values as a data value set of DHIS2 in CSV.
///
/// The columns stand in the order that DHIS2 up to 2.42 reads them in, whatever their header
/// (`CsvDataValueSetReader` of dhis2-core: 0 data element … 9 follow-up, 10 deleted), and bear in small
/// letters the names that DHIS2 from 2.43 reads them by (`DataEntryInput.fromCsv`), as the guide for
/// developers has them under "Sending bulks of data values"; that reader knows no
/// doubled quotes, and codes of ours need none. Elements, places and categories are codes: import with
/// `idScheme=CODE`. A ratio gives its numerator and denominator too, as `<indicator>.numerator` and
/// `<indicator>.denominator`, because DHIS2 adds values up and percentages must not be added.
public enum DHIS2Table {
  /// The columns in order.
  public static let columns = [
    "dataelement", "period", "orgunit", "categoryoptioncombo", "attributeoptioncombo", "value",
    "storedby", "lastupdated", "comment", "followup", "deleted",
  ]

  /// Rows for the cells that have a number: DHIS2 knows no missing value, so such a cell is no row.
  ///
  /// - Parameter values: the cells.
  /// - Returns: the rows, and how many cells were left out, because they are missing or their period
  ///   is none that DHIS2 knows (halves of a school year).
  public static func rows(_ values: IndicatorValues) -> (rows: [[String]], leftOut: Int) {
    var rows: [[String]] = []
    var leftOut = 0
    for cell in values.cells {
      guard let period = period(cell.period), let value = cell.outcome.number else {
        leftOut += 1
        continue
      }
      let parts: [(suffix: String, number: ExactNumber?)] = [
        ("", value), (".numerator", cell.numerator), (".denominator", cell.denominator),
      ]
      for case (let suffix, let number?) in parts {
        rows.append([
          cell.indicator + suffix, period, cell.municipality,
          cell.breakdown.isEmpty ? "default" : "\(cell.breakdown):\(cell.category)", "default",
          MachineNumber.text(number), "", "", comment(cell), "false", "false",
        ])
      }
    }
    return (rows, leftOut)
  }

  private static func comment(_ cell: IndicatorValue) -> String {
    cell.status == .normal ? "" : "OBS_STATUS=\(cell.status.rawValue)"
  }

  /// `2024S1`, `2024Q1`, `202403`, `2024`; a school year is DHIS2's financial year from September.
  private static func period(_ id: String) -> String? {
    guard
      let period = ReportingPeriod(reading: id, calendar: .calendar)
        ?? ReportingPeriod(reading: id, calendar: .school)
    else { return nil }
    switch period.kind {
    case .halfYear, .quarter, .month: return String(period.id.filter { $0 != "-" })
    case .year: return period.id
    case .schoolYear: return "\(period.year)Sep"
    case .schoolHalfYear: return nil
    }
  }
}
