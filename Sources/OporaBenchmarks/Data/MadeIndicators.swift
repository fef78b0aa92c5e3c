/// Indicators over the made register, each with a condition of its own, as definition files.
///
/// The first is the number of enrolments, all others count different children. The conditions share
/// what real indicators share: the period, the status, the age.
enum MadeIndicators {
  /// How many there are.
  static let count = 31
  /// Rows that count, without a child being looked for.
  static let rows = id(of: 0)
  /// Different children.
  static let children = id(of: 1)

  /// The ids of the first so many.
  static func ids(_ count: Int) -> [String] { (0..<count).map(id) }

  /// The definition files, to lay over the embedded ones.
  static let files: [(name: String, text: String)] = conditions.enumerated().map {
    index, condition in
    (name: "coverage/\(id(of: index)).json5", text: definition(index, condition))
  }

  private static func id(of index: Int) -> String { "benchmark-\(index + 1)" }

  private static let base =
    "(status ?? 'studying') != 'expelled' and age(birth_date, on: period.end) in 5 ..< 18"

  private static let conditions: [String] = {
    let directions = ["technical", "science", "sport", "arts", "tourism", "social"]
    let rural = "locality_type = 'rural'"
    let inDirections = directions.map { "direction = '\($0)'" }
    let ages = ["5 ..< 7", "7 ..< 11", "11 ..< 15", "15 ..< 18"].map { range in
      "age(birth_date, on: period.end) in \(range)"
    }
    let sexes = ["sex = 'm'", "sex = 'f'"]
    let single = ["true", "true", rural] + inDirections
    let pairs = inDirections.map { "\($0) and \(rural)" } + ages + sexes
    let triples =
      sexes.flatMap { sex in ages.map { "\(sex) and \($0)" } }
      + ["status = 'completed'", "start_date >= period.start"]
    return (single + pairs + triples).map { $0 == "true" ? base : "\(base) and \($0)" }
  }()

  private static func definition(_ index: Int, _ condition: String) -> String {
    let title = "Показатель для замера \(index + 1)"
    let isRows = index == 0
    return """
      {
        id: '\(id(of: index))', version: 1,
        title: { ru: '\(title)', en: 'Benchmark indicator \(index + 1)' },
        unit: '\(isRows ? "enrolment" : "child")', decimals: 0, better: 'higher',
        measures: {
          counted: {
            from: 'enrolments', count: '\(isRows ? "rows" : "distinct child_id")',
            during: 'period', where: "\(condition)",
          },
        },
        value: 'counted', breakdown: ['direction', 'locality_type'],
      }
      """
  }
}
