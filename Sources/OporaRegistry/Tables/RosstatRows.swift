import OporaDiagnostics
import OporaLanguage

/// Rosstat's rows of the population by sex and age: numbers read, placeholders filled from totals,
/// totals left out beside their parts.
struct RosstatRows {
  /// The population on 1 January by sex and age; the other indicators of the database are left out.
  private static let code = "Y48112014"
  /// Ages without which the children of supplementary education cannot be counted.
  private static let needed = RosstatAges(from: 5, to: 17)

  /// What a row counts, without how many.
  struct Group: Hashable {
    var municipality: String
    var year: Int
    var sex: String
    var place: String
  }

  struct Row {
    var group: Group
    var ages: RosstatAges
    var people: Int
    var source: Int
    var isAnomalous = false
  }

  /// What is wrong with the rows.
  private(set) var findings: [Finding] = []
  private let source: Table
  private let known: Set<String>
  private var rows: [Group: [RosstatAges: Row]] = [:]
  /// Placeholders in place of numbers, with the row that each stands in.
  private var holes: [(group: Group, ages: RosstatAges, source: Int)] = []

  init(_ source: Table, known: Set<String>) {
    self.source = source
    self.known = known
    read()
  }

  /// The rows to be counted, in the order of the file.
  mutating func resolved() -> [Row] {
    if rows.isEmpty, source.rowCount > 0 { tellNoPopulation() }
    var unknown: Set<[String]> = []
    for hole in holes where rows[hole.group]?[hole.ages] == nil && !fill(hole) {
      guard hole.ages.overlaps(Self.needed), !isCovered(hole.group, hole.ages) else { continue }
      unknown.insert([hole.group.municipality, String(hole.group.year)])
      tell(
        hole.source, "type-error",
        LocalizedText(
          ru: "вместо числа людей — знак пропуска, и по итогам его не восстановить;"
            + " население муниципалитета за этот год не принято",
          en: "a placeholder stands for the number of people and totals do not give it; the"
            + " municipality's population of the year is not taken"))
    }
    return rows.values.flatMap(\.values)
      .filter { !unknown.contains([$0.group.municipality, String($0.group.year)]) && !isTotal($0) }
      .sorted { $0.source < $1.source }
  }

  // MARK: Reading

  private mutating func read() {
    let names = [
      "oktmo", "year", "vozr", "indicator_value", "indicator_code", "grup_2", "mest", "comment",
      "oktmo_stable",
    ]
    let columns = names.map { source.column($0) }
    for index in 0..<source.rowCount {
      let cells = columns.map { $0?.text(index) ?? "" }
      guard cells[4].isEmpty || cells[4].uppercased() == Self.code, let year = Int(cells[1]),
        let ages = RosstatAges(cells[2])
      else { continue }
      let group = Group(
        municipality: municipality(cells[0], stable: cells[8]), year: year,
        sex: Self.sex(cells[5]), place: Self.place(cells[6]))
      guard let people = Self.people(cells[3]) else {
        holes.append((group, ages, index))
        continue
      }
      take(
        Row(
          group: group, ages: ages, people: people, source: index,
          isAnomalous: cells[7].lowercased().contains("аномал")))
    }
  }

  /// A code that the list lacks is the lasting one of the same municipality, if that is listed.
  private func municipality(_ code: String, stable: String) -> String {
    known.contains(code) || !known.contains(stable) ? code : stable
  }

  /// A figure that occurs twice is taken once, whatever the order of rows: of different ones that
  /// which is not marked as anomalous, then the larger.
  private mutating func take(_ row: Row) {
    guard let other = rows[row.group]?[row.ages] else {
      rows[row.group, default: [:]][row.ages] = row
      return
    }
    if other.people != row.people {
      tell(
        row.source, "duplicate-row",
        LocalizedText(
          ru: "та же группа населения указана с другим числом; взято одно из них",
          en: "the same group of people is given with another number; one of them is taken"))
    }
    func order(_ row: Row) -> (Int, Int) { (row.isAnomalous ? 0 : 1, row.people) }
    if order(row) > order(other) { rows[row.group, default: [:]][row.ages] = row }
  }

  /// «1 234», «1234.0»; nil for «CD», «UD», «NN» and other placeholders.
  private static func people(_ text: String) -> Int? {
    let bare = text.filter { !$0.isWhitespace }.map { $0 == "," ? "." : $0 }
    guard let number = ExactNumber(decimal: String(bare)), number.isWhole, number >= .zero else {
      return nil
    }
    return Int(number.decimalText(decimals: 0))
  }

  private static func sex(_ text: String) -> String {
    let lower = text.lowercased()
    if lower.hasPrefix("муж") || lower.hasPrefix("мальч") { return "m" }
    return lower.hasPrefix("жен") || lower.hasPrefix("девоч") ? "f" : ""
  }

  private static func place(_ text: String) -> String {
    let lower = text.lowercased()
    if lower.hasPrefix("город") { return "urban" }
    return lower.hasPrefix("сел") ? "rural" : ""
  }

  // MARK: Holes

  /// Fills a placeholder with what the total leaves beside the other part.
  private mutating func fill(_ hole: (group: Group, ages: RosstatAges, source: Int)) -> Bool {
    let (group, ages) = (hole.group, hole.ages)
    var pairs: [(total: Group, other: Group)] = []
    if !group.sex.isEmpty {
      pairs.append((group.with(sex: ""), group.with(sex: group.sex == "m" ? "f" : "m")))
    }
    if !group.place.isEmpty {
      let other = group.place == "urban" ? "rural" : "urban"
      pairs.append((group.with(place: ""), group.with(place: other)))
    }
    for pair in pairs {
      guard let total = rows[pair.total]?[ages], let other = rows[pair.other]?[ages],
        total.people >= other.people
      else { continue }
      let people = total.people - other.people
      rows[group, default: [:]][ages] = Row(
        group: group, ages: ages, people: people, source: hole.source)
      return true
    }
    return false
  }

  /// Whether the people of a placeholder are counted by other rows: parts, narrower or wider bands, a
  /// total that has no parts at these ages.
  private func isCovered(_ group: Group, _ ages: RosstatAges) -> Bool {
    let groups = [group] + group.parts + group.wholes
    return groups.contains { group in
      rows[group]?.values.contains { $0.ages.overlaps(ages) && !isTotal($0) } ?? false
    }
  }

  // MARK: Totals

  /// Totals beside their parts: both sexes beside each, all people beside town and country, a band
  /// beside its single years.
  private func isTotal(_ row: Row) -> Bool {
    if row.group.parts.contains(where: { part in
      rows[part]?.keys.contains { $0.overlaps(row.ages) } ?? false
    }) {
      return true
    }
    return rows[row.group]?.keys.contains { $0 != row.ages && $0.lies(in: row.ages) } ?? false
  }

  // MARK: Findings

  private mutating func tell(_ row: Int, _ code: String, _ message: LocalizedText) {
    let (file, line) = source.origin(of: row)
    findings.append(
      Finding(
        code: code, severity: .warning,
        place: Place(file: file, line: line, field: "indicator_value"),
        value: source.column("indicator_value")?.text(row) ?? "", message: message))
  }

  private mutating func tellNoPopulation() {
    findings.append(
      Finding(
        code: "type-error", severity: .warning, place: Place(file: source.origin(of: 0).file),
        message: LocalizedText(
          ru: "в файле нет чисел населения по полу и возрасту (показатель \(Self.code))",
          en: "the file has no numbers of people by sex and age (indicator \(Self.code))")))
  }
}

extension RosstatRows.Group {
  fileprivate func with(sex: String? = nil, place: String? = nil) -> Self {
    var other = self
    if let sex { other.sex = sex }
    if let place { other.place = place }
    return other
  }

  /// The groups that this one is made of.
  fileprivate var parts: [Self] {
    let sexes = sex.isEmpty ? ["", "m", "f"] : [sex]
    let places = place.isEmpty ? ["", "urban", "rural"] : [place]
    return sexes.flatMap { sex in places.map { with(sex: sex, place: $0) } }.filter { $0 != self }
  }

  /// The groups that this one is a part of.
  fileprivate var wholes: [Self] {
    let sexes = sex.isEmpty ? [""] : ["", sex]
    let places = place.isEmpty ? [""] : ["", place]
    return sexes.flatMap { sex in places.map { with(sex: sex, place: $0) } }.filter { $0 != self }
  }
}

/// Ages of a row: «5‒9», «17», «до 1 года», «70 лет и более».
struct RosstatAges: Hashable {
  var from: Int
  /// Nil for «and older».
  var to: Int?

  init(from: Int, to: Int?) {
    self.from = from
    self.to = to
  }

  /// Nil for «Всего» and what else names no ages.
  init?(_ text: String) {
    let numbers = text.unicodeScalars.split { !("0"..."9").contains($0) }
      .map { min(Int(String($0)) ?? 1000, 1000) }
    let lower = text.lowercased()
    let isOpen = ["более", "старше", "+"].contains { lower.contains($0) }
    let isBelow = ["до ", "младше", "моложе"].contains { lower.hasPrefix($0) }
    switch numbers.count {
    case 1 where isBelow && numbers[0] > 0: self.init(from: 0, to: numbers[0] - 1)
    case 1: self.init(from: numbers[0], to: isOpen ? nil : numbers[0])
    case 2 where numbers[0] <= numbers[1]: self.init(from: numbers[0], to: numbers[1])
    default: return nil
    }
  }

  func overlaps(_ other: Self) -> Bool { from <= (other.to ?? 1000) && other.from <= (to ?? 1000) }

  func lies(in other: Self) -> Bool {
    from >= other.from && (to ?? 1000) <= (other.to ?? 1000)
  }
}
