/// A column that a kind of chart reads.
struct ChartColumn: Sendable, Hashable {
  /// The machine name.
  let name: String
  /// Whether the table must have it.
  let isRequired: Bool
  /// Whether the kind takes any number of columns of any name here.
  let isRepeated: Bool

  static func required(_ name: String) -> ChartColumn {
    ChartColumn(name: name, isRequired: true, isRepeated: false)
  }

  static func optional(_ name: String) -> ChartColumn {
    ChartColumn(name: name, isRequired: false, isRepeated: false)
  }

  static func repeated(_ name: String) -> ChartColumn {
    ChartColumn(name: name, isRequired: true, isRepeated: true)
  }

  /// Spellings by which people call the columns, without case.
  static let aliases: [String: [String]] = [
    "name": ["название", "наименование", "муниципалитет", "имя", "municipality", "unit"],
    "series": ["ряд", "название", "муниципалитет", "name", "municipality"],
    "panel": ["панель", "название", "муниципалитет", "name", "municipality"],
    "label": ["показатель", "название", "name", "indicator"],
    "step": ["шаг", "название", "name"],
    "part": ["часть", "направленность", "direction", "category"],
    "period": ["период"],
    "value": ["значение", "факт"],
    "target": ["план", "плановое значение", "цель", "planned"],
    "previous": ["прошлый период", "предыдущее значение", "предыдущее"],
    "change": ["изменение"],
    "focus": ["выделить", "фокус"],
    "place": ["место", "rank"],
    "first": ["село", "первое", "rural"],
    "second": ["город", "второе", "urban"],
    "low": ["нижняя граница", "от", "lower"],
    "high": ["верхняя граница", "до", "upper"],
    "row": ["строка"],
    "column": ["столбец"],
    "group": ["группа"],
    "unit": ["единица", "ед. изм."],
  ]
}
