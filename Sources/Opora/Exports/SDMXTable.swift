public import OporaIndicators
import OporaLanguage
import OporaRegistry

/// Indicator values as SDMX-CSV 2.0, the format of statistical offices.
///
/// Dimensions: `FREQ`, `REF_AREA`, `INDICATOR`, `BREAKDOWN`, `CATEGORY`, `TIME_PERIOD`; measure:
/// `OBS_VALUE`; attributes: the rest. A total is `_T`, an unknown category `_U`. A hole that is
/// known is `NaN` with the status that says why.
public enum SDMXTable {
  /// The data structure that the rows belong to.
  ///
  /// ``SDMXStructure`` describes it.
  public static let structure = "OPORA:INDICATORS(1.0)"

  /// The columns in order.
  public static let columns = [
    "STRUCTURE", "STRUCTURE_ID", "ACTION", "FREQ", "REF_AREA", "INDICATOR", "BREAKDOWN", "CATEGORY",
    "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS", "UNIT_MEASURE", "NUMERATOR", "DENOMINATOR", "REASON",
    "TARGET", "REPORTED", "EXPECTED", "UNKNOWN_ROWS", "DEFINITION_VERSION",
  ]

  /// A row for each cell, in the order of the cells.
  public static func rows(_ values: IndicatorValues) -> [[String]] {
    values.cells.map { cell in
      let time = SDMXTime(cell.period)
      return [
        "datastructure", structure, "I", time.frequency, code(cell.municipality, total: "total"),
        cell.indicator, code(cell.breakdown), code(cell.category), time.period,
        cell.outcome.number.map { MachineNumber.text($0) } ?? "NaN", cell.status.rawValue,
        cell.unit, text(cell.numerator), text(cell.denominator),
        cell.outcome.reason?.rawValue ?? "", text(cell.target), "\(cell.reported)",
        "\(cell.expected)", "\(cell.unknownRows)", "\(cell.version)",
      ]
    }
  }

  /// A code as SDMX writes it: `_T` for the total, `_U` for what is not known.
  static func code(_ text: String, total: String = "") -> String {
    text == total ? "_T" : text == "missing" ? "_U" : text
  }

  private static func text(_ number: ExactNumber?) -> String {
    number.map { MachineNumber.text($0) } ?? ""
  }
}

/// A period as SDMX writes it.
///
/// Half-years, quarters, months and years have names; a half of a school year has none, so it is a
/// stretch of time from its first day.
struct SDMXTime {
  let frequency: String
  let period: String

  init(_ id: String) {
    let read =
      ReportingPeriod(reading: id, calendar: .calendar)
      ?? ReportingPeriod(reading: id, calendar: .school)
    switch read?.kind {
    case .halfYear: self.init("S", id)
    case .quarter: self.init("Q", id)
    case .month: self.init("M", id)
    case .year: self.init("A", id)
    case .schoolYear: self.init("_O", "\(read?.start.iso ?? id)/P1Y")
    case .schoolHalfYear:
      self.init("_O", "\(read?.start.iso ?? id)/\(read?.number == 1 ? "P4M" : "P8M")")
    case nil: self.init("_O", id)
    }
  }

  private init(_ frequency: String, _ period: String) {
    self.frequency = frequency
    self.period = period
  }
}
