import OporaCSV
import OporaLanguage
import OporaRating
import OporaReports

/// The tables of a rating as files, described for other programs.
struct RatingOutput {
  private let tables: [(name: String, table: RatingTables.Table)]

  init(_ result: RatingResult) {
    tables = [
      ("rating", RatingTables.rating(result)), ("rating_points", RatingTables.points(result)),
      ("normalised", RatingTables.normalised(result)), ("groups", RatingTables.groups(result)),
    ]
  }

  /// The tables, and `datapackage.json` with their columns.
  var items: [OutputItem] {
    let package = DataPackage(
      name: "opora-rating",
      resources: tables.map { name, table in
        DataPackage.Resource(
          path: "\(name).csv", fields: MachineColumns.fields(table.columns, of: name))
      })
    return tables.map { name, table in
      OutputItem("\(name).csv", TableText.machine(table.columns, table.rows))
    } + [OutputItem("datapackage.json", package.json())]
  }

  /// Headers of `rating.csv` for people.
  static func titles(_ language: Language) -> [String] {
    language == .ru
      ? [
        "Период", "Код", "Место от", "Место до", "Баллы", "Максимум", "Критериев на максимум",
        "Критериев всего", "Лучшее место", "Худшее место", "Прежнее место",
      ]
      : [
        "Period", "Code", "Place from", "Place to", "Points", "Maximum", "Criteria met",
        "Criteria in all", "Best place", "Worst place", "Previous place",
      ]
  }
}
