import OporaLanguage

/// A municipality (муниципальное образование), known by its ОКТМО code; names repeat, codes do not.
public struct Municipality: Sendable, Hashable {
  /// The code as text: 8 digits, leading zeros kept.
  public var code: String
  /// The official name; the code where no name is known.
  public var name: String
  /// The English name; empty if none is given.
  public var nameEnglish: String
  /// The short name; empty if none is given.
  public var shortName: String
  /// The name in the prepositional case; empty if none is given.
  public var namePrepositional: String
  /// The group of comparable municipalities; empty if none is given.
  public var group: String

  /// Makes a municipality known by its code alone.
  public init(code: String) {
    self.code = code
    self.name = code
    self.nameEnglish = ""
    self.shortName = ""
    self.namePrepositional = ""
    self.group = ""
  }
}

extension Municipality {
  /// The municipalities of a `municipalities` table that are valid on a day.
  static func all(in table: Table, on day: CalendarDay?) -> [Municipality] {
    guard let codes = table.column("municipality") else { return [] }
    var result: [String: Municipality] = [:]
    for row in 0..<table.rowCount where !codes.isMissing(row) {
      var municipality = Municipality(code: codes.text(row))
      municipality.name = table.column("name")?.text(row) ?? municipality.code
      municipality.nameEnglish = table.column("name_en")?.text(row) ?? ""
      municipality.shortName = table.column("short_name")?.text(row) ?? ""
      municipality.namePrepositional = table.column("name_prepositional")?.text(row) ?? ""
      municipality.group = table.column("group")?.text(row) ?? ""
      let isValid = table.isValid(row, on: day)
      if isValid || result[municipality.code] == nil { result[municipality.code] = municipality }
    }
    return result.values.sorted { $0.code < $1.code }
  }
}

extension Table {
  /// Whether a row of a dictionary with `valid_from` and `valid_to` holds on a day.
  fileprivate func isValid(_ row: Int, on day: CalendarDay?) -> Bool {
    guard let day else { return true }
    let from = column("valid_from").flatMap { $0.day(row) }
    let to = column("valid_to").flatMap { $0.day(row) }
    return (from.map { $0 <= day } ?? true) && (to.map { day <= $0 } ?? true)
  }
}
