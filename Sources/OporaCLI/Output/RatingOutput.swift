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
    let resources = tables.map { name, table in
      JSONText.object([
        ("name", .string(name.replacing("_", with: "-"))), ("path", .string("\(name).csv")),
        ("format", .string("csv")), ("encoding", .string("utf-8")),
        ("schema", .object([("fields", .array(table.columns.map(RatingOutput.field)))])),
      ])
    }
    let package = JSONText.object([
      ("$schema", .string("https://datapackage.org/profiles/2.0/datapackage.json")),
      ("name", .string("opora-rating")), ("resources", .array(resources)),
    ])
    return tables.map { name, table in
      OutputItem("\(name).csv", TableText.machine(table.columns, table.rows))
    } + [OutputItem("datapackage.json", package.text + "\n")]
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

  private static func field(_ column: String) -> JSONText {
    let type =
      integers.contains(column) ? "integer" : numbers.contains(column) ? "number" : "string"
    return .object([("name", .string(column)), ("type", .string(type))])
  }
}
