import OporaDefinitions
import OporaLanguage
import OporaRegistry

/// Which rows of a table a measure may look at: those of files that serve the period, not replaced by
/// a later snapshot, of a municipality that submitted the source; and which municipality each is of.
struct RowFilter {
  /// The index of each row's municipality, or −1 where the row is not to be looked at.
  let units: [Int32]

  init(
    _ table: Table, unitColumn: Column?, registry: Registry, submitted: [Bool], period: String,
    stockDay: CalendarDay?, earliest: CalendarDay? = nil, pinned: CalendarDay?
  ) {
    var units = [Int32](repeating: -1, count: table.rowCount)
    let indexes = unitColumn.map { registry.unitIndexes(of: $0) }
    let only: Int32 = registry.municipalities.count == 1 ? 0 : -1
    for rows in table.ranges(servingPeriod: period) {
      for row in rows {
        var unit = only
        if let unitColumn, let indexes {
          let number = unitColumn.small[row]
          unit = number == Column.missing ? -1 : indexes[Int(number)]
        }
        if unit >= 0, submitted[Int(unit)] { units[row] = unit }
      }
    }
    if !table.isSuperseded.isEmpty {
      for row in 0..<table.rowCount where table.isSuperseded[row] { units[row] = -1 }
    }
    if let stockDay {
      StockDates(table, from: earliest, upTo: stockDay, pinned: pinned)?.narrow(&units)
    }
    self.units = units
  }
}

/// For dated tables: the latest table of each municipality that is not after a day.
struct StockDates {
  private let days: Column
  private let earliest: CalendarDay?
  private let limit: CalendarDay
  private let pinned: CalendarDay?

  init?(_ table: Table, from earliest: CalendarDay?, upTo limit: CalendarDay, pinned: CalendarDay?)
  {
    guard case .asOf(let name) = table.form.time, let days = table.column(name) else {
      return nil
    }
    self.days = days
    self.limit = limit
    self.earliest = pinned == nil ? earliest : nil
    self.pinned = pinned
  }

  /// The date of the table to use for each unit; nil where there is none.
  func latest(_ units: [Int32], unitCount: Int) -> [CalendarDay?] {
    var latest = [Int32](repeating: Column.missing, count: unitCount)
    for (row, unit) in units.enumerated() where unit >= 0 {
      let day = days.small[row]
      guard day != Column.missing, day <= limit.number, day >= (earliest?.number ?? day),
        pinned.map({ day == $0.number }) ?? true
      else { continue }
      latest[Int(unit)] = max(latest[Int(unit)], day)
    }
    return latest.map { $0 == Column.missing ? nil : CalendarDay(number: $0) }
  }

  /// Leaves only the rows of the latest table of each municipality; a row without a day always holds.
  func narrow(_ units: inout [Int32]) {
    let latest = latest(units, unitCount: Int(units.max() ?? -1) + 1)
    for (row, unit) in units.enumerated() where unit >= 0 {
      let day = days.small[row]
      if day != Column.missing, latest[Int(unit)]?.number != day { units[row] = -1 }
    }
  }
}
