import OporaCSV
import OporaDiagnostics
import OporaIndicators
import OporaLanguage
import OporaRating

/// The tables of a report's folder, for machines.
struct ReportTables {
  /// A table with its file's name, without the folder.
  struct Named {
    let name: String
    let columns: [String]
    let rows: [[String]]

    var path: String { "tables/\(name).csv" }
    var text: String {
      var writer = CSVWriter(.machine)
      writer.write(columns)
      for row in rows { writer.write(row) }
      return writer.text
    }
    var resource: DataPackage.Resource {
      DataPackage.Resource(path: path, fields: MachineColumns.fields(columns, of: name))
    }
  }

  /// The tables that the input has, by name.
  let all: [Named]

  init(_ input: ReportInput) {
    var tables: [Named] = []
    if !input.isPublic {
      let (columns, rows) = FindingsTable.rows(input.findings, input.language)
      tables.append(Named(name: "findings", columns: columns, rows: rows))
    }
    if let rating = input.rating {
      let places = RatingTables.rating(rating.current)
      let points = RatingTables.points(ReportTables.scope(rating.current, input))
      tables.append(Named(name: "rating", columns: places.columns, rows: places.rows))
      tables.append(Named(name: "rating_points", columns: points.columns, rows: points.rows))
    }
    if input.focus == nil { tables.append(ReportTables.published(input)) }
    let values = IndicatorValues(ReportTables.scope(input.values, input))
    tables.append(
      Named(name: "values", columns: ValuesTable.columns, rows: ValuesTable.rows(values)))
    all = tables
  }

  /// What was published, in the form of the source `published_values`: put into the workspace, it
  /// keeps the places of this period for the next one.
  private static func published(_ input: ReportInput) -> Named {
    let columns = ["period", "municipality", "indicator", "value", "place", "points"]
    let cells = input.values.cells.filter { cell in
      cell.period == input.period.id && cell.breakdown.isEmpty
        && cell.municipality != IndicatorValue.total
    }
    var rows = cells.compactMap { cell -> [String]? in
      guard let value = cell.outcome.number.map({ MachineNumber.text($0) }) else { return nil }
      return [cell.period, cell.municipality, cell.indicator, value, "", ""]
    }
    if let rating = input.rating {
      let units = rating.current.units.sorted { $0.unit < $1.unit }
      rows += units.compactMap { unit in
        guard let place = unit.placeFrom else { return nil }
        let points = MachineNumber.text(unit.points)
        return [rating.current.period, unit.unit, rating.form.id, points, "\(place)", points]
      }
    }
    return Named(name: "published_values", columns: columns, rows: rows)
  }

  /// A municipality's report holds its own cells and the whole's.
  private static func scope(_ values: IndicatorValues, _ input: ReportInput) -> [IndicatorValue] {
    guard let focus = input.focus else { return values.cells }
    return values.cells.filter {
      $0.municipality == focus || $0.municipality == IndicatorValue.total
    }
  }

  private static func scope(_ result: RatingResult, _ input: ReportInput) -> RatingResult {
    guard let focus = input.focus else { return result }
    var result = result
    result.points = result.points.filter { $0.unit == focus }
    return result
  }
}
