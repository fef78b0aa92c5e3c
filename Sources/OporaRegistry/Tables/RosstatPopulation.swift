import OporaDefinitions
import OporaLanguage

extension Registry {
  /// Makes the table of population from Rosstat's rows, where no file gives it as such.
  mutating func derivePopulation() {
    guard tables["population"] == nil, let source = tables["rosstat_population"],
      let form = forms.first(where: { $0.id == "population" })
    else { return }
    tables[form.id] = RosstatPopulation(source, as: form).table
  }
}

/// Population by sex and age as the database of municipal indicators gives it: ages as «5‒9», «17» or
/// «70 лет и более», placeholders in place of numbers, totals among their parts.
struct RosstatPopulation {
  private(set) var table: Table

  /// The population on 1 January by sex and age; the other indicators of the database are left out.
  static let code = "Y48112014"

  /// What a row counts, without how many.
  private struct Group: Hashable {
    var municipality: String
    var year: Int
    var sex: String
    var place: String
  }

  private struct Ages: Hashable {
    var from: Int
    /// Nil for «and older».
    var to: Int?
  }

  private struct Row {
    var group: Group
    var ages: Ages
    var people: Int
    var source: Int
  }

  init(_ source: Table, as form: SourceForm) {
    table = Table(form: form)
    let rows = RosstatPopulation.withoutTotals(RosstatPopulation.rows(of: source))
    for name in ["municipality", "as_of", "age_from", "age_to", "people", "sex", "locality_type"] {
      if let index = table.index(of: name) { table.ensureColumn(index) }
    }
    for file in source.files {
      let first = table.rowCount
      for row in rows where file.rows.contains(row.source) { add(row, source) }
      var own = file
      own.rows = first..<table.rowCount
      table.files.append(own)
    }
  }

  // MARK: Reading

  private static func rows(of source: Table) -> [Row] {
    let names = ["oktmo", "year", "vozr", "indicator_value", "indicator_code", "grup_2", "mest"]
    let columns = names.map { source.column($0) }
    var best: [Group: [Ages: Row]] = [:]
    for index in 0..<source.rowCount {
      let cells = columns.map { $0?.text(index) ?? "" }
      guard cells[4].isEmpty || cells[4].uppercased() == code, let year = Int(cells[1]),
        let ages = ages(cells[2]), let people = people(cells[3])
      else { continue }
      let group = Group(
        municipality: cells[0], year: year, sex: sex(cells[5]), place: place(cells[6]))
      let row = Row(group: group, ages: ages, people: people, source: index)
      // A figure that occurs twice with different values is taken once, whatever the order of rows.
      if let known = best[group]?[ages], (known.people, -known.source) >= (people, -index) {
        continue
      }
      best[group, default: [:]][ages] = row
    }
    return best.values.flatMap(\.values).sorted { $0.source < $1.source }
  }

  private static func ages(_ text: String) -> Ages? {
    var numbers: [Int] = []
    var number: Int?
    for scalar in text.unicodeScalars {
      if let digit = Int(String(scalar)), scalar.isASCII {
        number = min((number ?? 0) * 10 + digit, 1000)
      } else if let found = number {
        numbers.append(found)
        number = nil
      }
    }
    if let number { numbers.append(number) }
    let lower = text.lowercased()
    let isOpen = ["более", "старше", "+"].contains { lower.contains($0) }
    switch numbers.count {
    case 1: return Ages(from: numbers[0], to: isOpen ? nil : numbers[0])
    case 2 where numbers[0] <= numbers[1]: return Ages(from: numbers[0], to: numbers[1])
    default: return nil
    }
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

  // MARK: Totals

  /// Leaves out totals beside their parts: both sexes beside each, all people beside town and
  /// country, a band beside its single years.
  private static func withoutTotals(_ rows: [Row]) -> [Row] {
    var known: [Group: [Ages: Row]] = [:]
    for row in rows { known[row.group, default: [:]][row.ages] = row }
    return rows.filter { row in
      var parts: [Group] = []
      if row.group.sex.isEmpty {
        parts += ["m", "f"].map { sex in
          var part = row.group
          part.sex = sex
          return part
        }
      }
      if row.group.place.isEmpty {
        for place in ["urban", "rural"] {
          for sex in row.group.sex.isEmpty ? ["", "m", "f"] : [row.group.sex] {
            var part = row.group
            (part.place, part.sex) = (place, sex)
            parts.append(part)
          }
        }
      }
      if parts.contains(where: { known[$0] != nil }) { return false }
      guard let own = known[row.group] else { return true }
      return !own.keys.contains { ages in
        ages != row.ages && ages.from >= row.ages.from
          && (ages.to ?? 1000) <= (row.ages.to ?? 1000)
      }
    }
  }

  // MARK: Writing

  private mutating func add(_ row: Row, _ source: Table) {
    set("municipality", text: row.group.municipality)
    set("as_of", small: CalendarDay(year: row.group.year, month: 1, day: 1)?.number)
    set("age_from", wide: row.ages.from)
    set("age_to", wide: row.ages.to)
    set("people", wide: row.people)
    set("sex", code: row.group.sex)
    set("locality_type", code: row.group.place)
    table.lines.append(row.source < source.lines.count ? source.lines[row.source] : 0)
    table.rowCount += 1
  }

  private mutating func set(_ name: String, text: String) {
    guard let index = table.index(of: name) else { return }
    let number = table.columns[index]?.dictionary.number(of: text)
    table.columns[index]?.small.append(number ?? Column.missing)
  }

  private mutating func set(_ name: String, small: Int32?) {
    guard let index = table.index(of: name) else { return }
    table.columns[index]?.small.append(small ?? Column.missing)
  }

  private mutating func set(_ name: String, wide: Int?) {
    guard let index = table.index(of: name) else { return }
    table.columns[index]?.wide.append(wide.map(Int64.init) ?? Column.missingWide)
  }

  private mutating func set(_ name: String, code: String) {
    guard let index = table.index(of: name), let codes = table.columns[index]?.codes else { return }
    let place = codes.firstIndex { $0.code == code }
    table.columns[index]?.small.append(place.map(Int32.init) ?? Column.missing)
  }
}
