import OporaCharts
import OporaLanguage

/// A kind of input that has broken charts before.
enum Hardship: String, CaseIterable {
  case usual, allMissing, allEqual, oneMissing, negative, zero, huge, duplicateNames
  case longestNames, officialNames, hostileNames

  /// The name of a row.
  func name(_ index: Int) -> String {
    switch self {
    case .duplicateNames: "Одинаковый муниципальный округ"
    case .longestNames: HardTable.longest + " \(index)"
    case .officialNames:
      HardTable.official[index % HardTable.official.count]
        + (index < HardTable.official.count ? "" : " № \(index)")
    case .hostileNames:
      HardTable.hostile[index % HardTable.hostile.count]
        + (index < HardTable.hostile.count ? "" : "\(index)")
    default:
      HardTable.names[index % HardTable.names.count]
        + (index < HardTable.names.count ? "" : " № \(index)")
    }
  }

  /// The cell of a row and a column.
  func cell(_ row: Int, of rows: Int, _ column: Int) -> String {
    let whole = 50 + (row * 37 + column * 17) % 47
    let tenth = (row * 7 + column) % 10
    switch self {
    case .allMissing: return "н/д"
    case .allEqual: return "81,0"
    case .oneMissing where row == rows / 2 && column == 0: return ""
    case .negative: return "\(whole - 75).\(tenth)"
    case .zero: return "0"
    case .huge: return row % 2 == 0 ? "0.1" : "\(whole * 1_000_000_000_000).\(tenth)"
    default: return "\(whole).\(tenth)"
    }
  }
}

/// Tables of every kind of chart for every hardship.
struct HardTable {
  static let names = [
    "Закрытое административно-территориальное образование Светлогорск-12",
    "Городской округ город Новокаменск", "Верхнеозёрский муниципальный округ",
    "Красногвардейско-Заречный муниципальный район", "Усть-Каменский муниципальный район",
    "Городской округ Приозёрск-Северный", "Большемуртинско-Подтёсовский муниципальный округ",
    "Нижнетаёжный муниципальный район",
  ]
  static let longest =
    "Муниципальное образование «Закрытое административно-территориальное образование посёлок"
    + " городского типа Верхнетаёжно-Красногвардейский» Республики Северная Осетия — Алания с"
    + " особым статусом административно-территориальной единицы"
  /// The longest names of the official list of municipalities (ОКТМО) of two regions.
  static let official = [
    "Межселенная территория Кинель-Черкасского муниципального района, включающая территорию"
      + " чересполосного земельного участка",
    "Межселенные территории Горнозаводского муниципального района, включающие ст п Европейская,"
      + " п Усть-Тырым и др.",
    "Муниципальные районы и городские округа Пермского края, входящие в состав Коми-Пермяцкого"
      + " округа",
    "Городские округа Пермского края, кроме входящих в состав Коми-Пермяцкого округа/",
  ]
  static let hostile = [
    "</text><script>alert(1)</script>&\"'", "<![CDATA[x]]>", "a\u{202E}b\u{0}c", "&amp;&lt;",
    "=cmd|calc", String(repeating: "Ж", count: 120), "",
  ]
  static let periods = [
    "2022-S1", "2022-S2", "2023-S1", "2023-S2", "2024-S1", "2024-S2", "2025-S1",
  ]
  static let parts = [
    "Техническая", "Естественнонаучная", "Художественная", "Физкультурно-спортивная",
    "Социально-гуманитарная", "Туристско-краеведческая",
  ]

  let kind: ChartKind
  let hardship: Hardship
  let rows: Int

  var table: ChartTable {
    let columns = kind.columnsDescription.filter { $0 != "[" && $0 != "]" }
      .split(separator: ",").map(String.init)
    if columns.contains("period") { return byPeriod(columns) }
    if columns.contains("part") { return byPart }
    let heads = columns.flatMap { column in
      column.hasPrefix("‹") ? ["Охват 5–18 лет, %", "Обновление программ, %", "Сеть"] : [column]
    }.filter { $0 != "focus" }
    return ChartTable(
      columns: heads,
      rows: (0..<rows).map { row in
        heads.enumerated().map { place, head in cell(head, row, place) }
      })
  }

  private func cell(_ head: String, _ row: Int, _ place: Int) -> String {
    switch head {
    case "name", "label", "step": return hardship.name(row)
    case "unit": return row % 2 == 0 ? "%" : "тыс. рублей"
    case "group": return ["город", "село", "смешанный"][row % 3]
    case "row": return "\(1 + row / 7)"
    case "column": return "\(1 + row % 7)"
    case "low", "high":
      let value = hardship.cell(row, of: rows, 0).replacing(",", with: ".")
      guard let number = Double(value) else { return "" }
      return "\(head == "low" ? number - 1.5 : number + 2)"
    default: return hardship.cell(row, of: rows, max(0, place - 1) * (head == "value" ? 0 : 1))
    }
  }

  private func byPeriod(_ columns: [String]) -> ChartTable {
    if kind == .sparkline {
      return ChartTable(
        columns: ["period", "value"],
        rows: (0..<rows).map { ["\(1980 + $0)", hardship.cell($0, of: rows, 0)] })
    }
    let hasPlaces = columns.contains("place")
    return ChartTable(
      columns: [columns[0], "period", hasPlaces ? "place" : "value"]
        + (columns.contains("target") ? ["target"] : []),
      rows: (0..<rows).flatMap { row in
        HardTable.periods.enumerated().map { index, period in
          let place = hardship == .allMissing ? "" : "\((row * 7 + index * 3) % rows + 1)"
          return [
            seriesName(row), period,
            hasPlaces ? place : hardship.cell(row, of: rows, index),
          ] + (columns.contains("target") ? ["81"] : [])
        }
      })
  }

  private var byPart: ChartTable {
    ChartTable(
      columns: ["name", "part", "value"],
      rows: (0..<rows).flatMap { row in
        HardTable.parts.enumerated().map { index, part in
          let cell = hardship.cell(row, of: rows, index).replacing("-", with: "")
          return [seriesName(row), part, cell]
        }
      })
  }

  /// Series with one name and one period each would be a repeated cell.
  private func seriesName(_ row: Int) -> String {
    hardship.name(row) + (hardship == .duplicateNames && row > 0 ? " \(row)" : "")
  }
}
