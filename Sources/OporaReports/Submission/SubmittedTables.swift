import OporaCSV
public import OporaIndicators
import OporaLanguage
public import OporaRating

/// The tables of a submission, read back.
public struct SubmittedTables: Sendable {
  /// The cells of `values.csv`; rows that are damaged are left out.
  public let values: [IndicatorValue]
  /// The rows of `rating_points.csv` with what was claimed and accepted.
  public let points: [CriterionPoints]
  /// The rows of `rating.csv`: points and maximum by unit.
  public let units: [RatedUnit]
  /// Names of tables that are absent or have other columns.
  public let unreadable: [String]
  /// The numbers of rows that could not be read, by table, the header not counted.
  public let damaged: [(table: String, row: Int)]

  /// Reads the tables of a submission.
  public init(_ submission: ReceivedSubmission) {
    var unreadable: [String] = []
    var damaged: [(table: String, row: Int)] = []
    func rows<Row>(_ name: String, _ columns: [String], _ row: (CSVRow) -> Row?) -> [Row] {
      guard let table = CSVRow.rows(of: submission.files[name] ?? [], name, columns) else {
        unreadable.append(name)
        return []
      }
      return table.enumerated().compactMap { number, cells in
        let read = row(cells)
        if read == nil { damaged.append((name, number + 1)) }
        return read
      }
    }
    values = rows("values.csv", ValuesTable.columns, SubmittedTables.value)
    let hasRating = !submission.manifest.ratingForm.isEmpty
    points =
      hasRating
      ? rows(
        "rating_points.csv", ["unit", "criterion", "indicator", "points", "maximum"],
        SubmittedTables.points) : []
    units =
      hasRating ? rows("rating.csv", ["unit", "points", "maximum"], SubmittedTables.unit) : []
    self.unreadable = unreadable
    self.damaged = damaged
  }

  private static func value(_ row: CSVRow) -> IndicatorValue? {
    guard let reported = Int(row["reported"]), let expected = Int(row["expected"]),
      let unknown = Int(row["unknown_rows"]), let version = Int(row["version"]),
      let status = ObservationStatus(rawValue: row["status"]), row.isNumeric("value"),
      row.isNumeric("numerator"), row.isNumeric("denominator"), row.isNumeric("target")
    else { return nil }
    let reason = MissingReason(rawValue: row["reason"])
    guard
      let outcome = row.number("value").map({ Outcome.number($0) })
        ?? reason.map({ Outcome.missing($0) })
    else { return nil }
    var cell = IndicatorValue(
      period: row["period"], municipality: row["municipality"], indicator: row["indicator"],
      outcome: outcome, unit: row["unit"], version: version)
    cell.breakdown = row["breakdown"]
    cell.category = row["category"]
    cell.numerator = row.number("numerator")
    cell.denominator = row.number("denominator")
    cell.status = status
    cell.target = row.number("target")
    (cell.reported, cell.expected, cell.unknownRows) = (reported, expected, unknown)
    // The value is written as the nearest double; its parts are exact.
    if let exact = cell.exactValue { cell.outcome = .number(exact) }
    return cell
  }

  private static func points(_ row: CSVRow) -> CriterionPoints? {
    guard let maximum = row.number("maximum"), row.isNumeric("points") else { return nil }
    var points = CriterionPoints(
      unit: row["unit"], criterion: row["criterion"], indicator: row["indicator"],
      maximum: maximum)
    points.raw = row.number("raw")
    points.claimed = row.number("claimed")
    points.accepted = row.number("accepted")
    points.points = row.number("points")
    points.rule = row["rule"]
    points.status = row["status"]
    points.evidence = row["evidence"]
    return points
  }

  private static func unit(_ row: CSVRow) -> RatedUnit? {
    guard let points = row.number("points"), let maximum = row.number("maximum") else { return nil }
    return RatedUnit(unit: row["unit"], points: points, maximum: maximum)
  }
}

extension IndicatorValue {
  /// The value that numerator and denominator give; nil where the unit is no percent, a part is
  /// missing, or they do not give the value that is written.
  var exactValue: ExactNumber? {
    guard unit == "percent", let numerator, let denominator, !denominator.isZero,
      let written = outcome.number
    else { return nil }
    let exact = numerator * ExactNumber(100) / denominator
    return MachineNumber.text(exact) == MachineNumber.text(written) ? exact : nil
  }
}

/// A row of a table for machines, by the names of its columns.
struct CSVRow {
  private let places: [String: Int]
  private let cells: [String]

  /// The rows of a table; nil if it is no table or a column is absent.
  static func rows(of bytes: [UInt8], _ name: String, _ columns: [String]) -> [CSVRow]? {
    guard !bytes.isEmpty else { return nil }
    var options = CSVOptions()
    options.delimiter = UInt8(ascii: ",")
    options.headerLines = 1
    options.skipLines = 0
    options.longFile = .max
    let file = CSVFile(bytes, name: name, options: options)
    let header = file.header
    guard file.refusal == nil, columns.allSatisfy(header.contains) else { return nil }
    let places = Dictionary(zip(header, 0...), uniquingKeysWith: { first, _ in first })
    var rows: [CSVRow] = []
    _ = file.readBlocks { block in
      for record in 0..<block.count {
        let cells = (0..<block.columnCount).map { block.text($0, record) }
        rows.append(CSVRow(places: places, cells: cells))
      }
    }
    return rows
  }

  /// The cell of a column; empty if there is none.
  subscript(column: String) -> String {
    guard let place = places[column], place < cells.count else { return "" }
    return cells[place]
  }

  /// The number in a column; nil if the cell is empty or no number.
  func number(_ column: String) -> ExactNumber? { ExactNumber(decimal: self[column]) }

  /// Whether a cell is empty or a number.
  func isNumeric(_ column: String) -> Bool { self[column].isEmpty || number(column) != nil }
}
