import OporaCSV
import OporaLanguage
import OporaRating
import OporaReports

/// The tables of a rating as files, described for other programs.
struct RatingOutput {
  private let tables: [(name: String, table: RatingTables.Table)]

  /// All tables, with a Monte Carlo run by a plan.
  init(_ rated: [RatedPeriod], plan: SimulationPlan) {
    let runs = rated.map { ($0, $0.analysis.simulation(plan)) }
    func joined(
      _ table: (RatedPeriod, Simulation?) -> RatingTables.Table?
    ) -> RatingTables.Table? {
      let parts = runs.compactMap { table($0.0, $0.1) }
      return parts.first.map {
        RatingTables.Table(columns: $0.columns, rows: parts.flatMap(\.rows))
      }
    }
    let all: [(String, RatingTables.Table?)] = [
      ("rating", RatingOutput.places(rated, isPublic: false)),
      ("rating_points", joined { rated, _ in RatingTables.points(rated.analysis.result) }),
      ("normalised", joined { rated, _ in RatingTables.normalised(rated.analysis.result) }),
      ("groups", joined { rated, _ in RatingTables.groups(rated.analysis.result) }),
      ("correlations", joined { rated, _ in RatingTables.correlations(rated.analysis) }),
      (
        "robustness",
        joined { rated, run in RatingTables.robustness(rated.analysis, run, names: rated.names) }
      ),
      (
        "robustness_summary",
        joined { rated, run in RatingTables.robustnessSummary(rated.analysis, run) }
      ),
      ("pairs", joined { rated, run in RatingTables.pairs(rated.analysis, run) }),
      ("diagnostics", joined { rated, _ in RatingTables.diagnostics(rated.analysis) }),
      ("removals", joined { rated, _ in RatingTables.removals(rated.analysis) }),
      ("profiles", joined { rated, _ in RatingTables.profiles(rated.analysis) }),
      ("steps", joined { rated, _ in RatingTables.steps(rated.analysis) }),
      (
        "comparable",
        joined { rated, _ in
          rated.divisions.isEmpty
            ? nil : RatingTables.comparable(rated.analysis, rated.divisions)
        }
      ),
      (
        "movement",
        joined { rated, _ in
          rated.before.map { RatingTables.movement(rated.analysis, since: $0) }
        }
      ),
    ]
    tables = all.compactMap { name, table in table.map { (name, $0) } }
  }

  /// What may be published: places and points without ranges.
  init(published rated: [RatedPeriod]) {
    tables = [("rating", RatingOutput.places(rated, isPublic: true))]
  }

  /// The tables, and `datapackage.json` with their columns.
  var items: [OutputItem] {
    let package = DataPackage(
      name: "opora-rating",
      resources: tables.map { name, table in
        DataPackage.Resource(
          path: "\(name).csv", fields: RatingColumns.fields(table.columns, of: name))
      })
    return tables.map { name, table in
      OutputItem("\(name).csv", TableText.machine(table.columns, table.rows))
    } + [OutputItem("datapackage.json", package.json())]
  }

  /// `rating.csv` of all periods; for publication without ranges, which belong to the annex.
  static func places(_ rated: [RatedPeriod], isPublic: Bool) -> RatingTables.Table {
    let parts = rated.map { period in
      let result = period.analysis.result
      return RatingTables.rating(isPublic ? result.withoutRanges : result)
    }
    let empty = RatingTables.rating(RatingResult(period: "", units: [], points: []))
    return RatingTables.Table(columns: empty.columns, rows: parts.flatMap(\.rows))
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

/// What the columns of a rating's tables hold.
enum RatingColumns {
  private static let texts: Set<String> = [
    "period", "unit", "criterion", "indicator", "rule", "status", "evidence", "group", "level",
    "first", "second", "flag", "sentence_ru", "sentence_en", "measure", "upper", "lower", "part",
    "kind", "removed", "mark", "direction", "division", "previous_place",
  ]

  /// The description of a table's columns: words, or numbers.
  static func fields(_ columns: [String], of table: String) -> [DataPackage.Field] {
    if ["rating", "rating_points", "normalised", "groups"].contains(table) {
      return MachineColumns.fields(columns, of: table)
    }
    return columns.map { column in
      // A place in words may be shared: «3–4».
      let isPlaceText = column == "place" && ["steps", "comparable"].contains(table)
      return DataPackage.Field(column, texts.contains(column) || isPlaceText ? .string : .number)
    }
  }
}
