import OporaCSV
import OporaLanguage
import OporaRating

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
        DataPackage.Resource(path: "\(name).csv", fields: table.columns.map(RatingOutput.field))
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

  private static let integers: Set<String> = [
    "place_from", "place_to", "criteria_met", "criteria_total", "place_low", "place_high",
  ]
  private static let numbers: Set<String> = [
    "points", "maximum", "raw", "claimed", "accepted", "score", "coverage",
  ]

  private static func field(_ column: String) -> DataPackage.Field {
    let isInteger = integers.contains(column)
    return DataPackage.Field(
      column, isInteger ? .integer : numbers.contains(column) ? .number : .string)
  }
}
