import OporaCharts

/// Tables for every kind of chart, of the size of a region of a dozen municipalities.
enum MadeCharts {
  private static let names = [
    "Верхнеозёрский муниципальный округ", "Городской округ Новокаменск", "Приозёрск",
    "Красногвардейский район", "Усть-Каменский район", "Светлогорск-12", "Большемуртинский район",
    "Нижнетаёжный округ", "Заречный", "Лесной", "Степной район", "Полянский округ",
  ]
  private static let periods = [
    "2022-S1", "2022-S2", "2023-S1", "2023-S2", "2024-S1", "2024-S2", "2025-S1",
  ]
  private static let parts = [
    "Техническая", "Естественнонаучная", "Художественная", "Физкультурно-спортивная",
    "Социально-гуманитарная", "Туристско-краеведческая",
  ]

  /// The table of a kind.
  static func table(_ kind: ChartKind) -> ChartTable {
    switch kind {
    case .trend: byPeriod(["series", "period", "value"], of: 3)
    case .multiples: byPeriod(["panel", "period", "value"], of: names.count)
    case .slope, .bump: byPeriod(["name", "period", "place"], of: names.count)
    case .sparkline:
      ChartTable(columns: ["period", "value"], rows: periods.map { [$0, value(periods, $0)] })
    case .stacked:
      ChartTable(
        columns: ["name", "part", "value"],
        rows: names.flatMap { name in parts.map { [name, $0, value(parts, $0)] } })
    default: byName(kind)
    }
  }

  private static func byName(_ kind: ChartKind) -> ChartTable {
    let more: [String] =
      switch kind {
      case .rankedBar: ["value", "target"]
      case .bullet: ["value", "target", "unit"]
      case .dumbbell: ["first", "second"]
      case .heat: ["Охват, %", "Программы, %", "Сеть, %", "Новые места, %"]
      case .dotRange: ["value", "low", "high"]
      case .scatter: ["x", "y"]
      case .tiles: ["row", "column", "value"]
      case .figures: ["value", "change", "target"]
      default: ["value"]
      }
    let first = kind == .figures ? "label" : kind == .waterfall ? "step" : "name"
    return ChartTable(
      columns: [first] + more,
      rows: names.enumerated().map { index, name in
        [name] + more.enumerated().map { cell($1, row: index, place: $0) }
      })
  }

  private static func cell(_ column: String, row: Int, place: Int) -> String {
    let middle = 50 + row * 37 % 43
    switch column {
    case "row": return "\(1 + row / 4)"
    case "column": return "\(1 + row % 4)"
    case "unit": return "%"
    case "target": return "80"
    case "low": return "\(middle - 4)"
    case "high": return "\(middle + 3)"
    case "value": return "\(middle).\(row % 10)"
    default: return "\(50 + (row * 37 + place * 17) % 47).\(row % 10)"
    }
  }

  private static func byPeriod(_ columns: [String], of count: Int) -> ChartTable {
    let hasPlaces = columns.contains("place")
    return ChartTable(
      columns: columns,
      rows: names.prefix(count).enumerated().flatMap { row, name in
        periods.enumerated().map { index, period in
          let place = (row * 5 + index * 3) % count + 1
          return [name, period, "\(hasPlaces ? place : 50 + (row * 11 + index * 5) % 40)"]
        }
      })
  }

  private static func value(_ list: [String], _ item: String) -> String {
    "\(40 + (list.firstIndex(of: item) ?? 0) * 13 % 37)"
  }
}
