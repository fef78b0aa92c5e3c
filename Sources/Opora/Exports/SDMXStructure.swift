import OporaDefinitions
public import OporaIndicators
import OporaLanguage
import OporaRegistry

/// The data structure of ``SDMXTable`` as an SDMX-ML 2.1 structure message: concepts, code lists and
/// the definition that joins them, with names in Russian and English.
///
/// The lists hold the codes that the values use, so that structure and data always fit. The message
/// is prepared, as it says, on the last day of the latest period: it knows no clock.
public struct SDMXStructure: Sendable {
  static let agency = "OPORA"
  static let version = "1.0"
  static let concepts = "CS_INDICATORS"

  /// A code list.
  struct List {
    var id: String
    var title: LocalizedText
    var codes: [(id: String, title: LocalizedText)]

    /// Whether every code may be one in SDMX: letters, digits and `_ @ $ -`.
    var isListable: Bool {
      codes.allSatisfy { code in
        !code.id.isEmpty
          && code.id.utf8.allSatisfy { byte in
            byte &- 48 < 10 || (byte | 32) &- 97 < 26 || [36, 45, 64, 95].contains(byte)
          }
      }
    }
  }

  private let lists: [List]
  private let prepared: String

  /// Describes values.
  ///
  /// - Parameters:
  ///   - values: what the data message holds.
  ///   - monitoring: knows the names of codes.
  public init(of values: IndicatorValues, by monitoring: Monitoring) {
    let names = CodeNames(monitoring)
    let cells = values.cells
    func list(
      _ id: String, _ title: LocalizedText, _ codes: some Sequence<String>,
      _ name: (String) -> LocalizedText
    ) -> List {
      List(id: id, title: title, codes: Set(codes).sorted().map { ($0, name($0)) })
    }
    lists = [
      list(
        "CL_FREQ", .init(ru: "Периодичность", en: "Frequency"),
        cells.map { SDMXTime($0.period).frequency }, CodeNames.frequency),
      list(
        "CL_AREA", .init(ru: "Территория", en: "Reference area"),
        cells.map { SDMXTable.code($0.municipality, total: IndicatorValue.total) }, names.area),
      list(
        "CL_INDICATOR", .init(ru: "Показатель", en: "Indicator"), cells.map(\.indicator),
        names.indicator),
      list(
        "CL_BREAKDOWN", .init(ru: "Разрез", en: "Breakdown"),
        cells.map { SDMXTable.code($0.breakdown) }, names.column),
      list(
        "CL_CATEGORY", .init(ru: "Группа", en: "Category"),
        cells.map { SDMXTable.code($0.category) }, names.category),
      list(
        "CL_OBS_STATUS", .init(ru: "Статус значения", en: "Observation status"),
        ObservationStatus.allCases.map(\.rawValue), CodeNames.status),
      list(
        "CL_UNIT", .init(ru: "Единица измерения", en: "Unit of measure"), cells.map(\.unit),
        names.unit),
      list(
        "CL_REASON", .init(ru: "Почему нет числа", en: "Why there is no number"),
        MissingReason.allCases.map(\.rawValue), CodeNames.reason),
    ].filter { !$0.codes.isEmpty }
    let days = cells.compactMap { ReportingPeriod(reading: $0.period)?.lastDay }
    prepared = (days.max()?.iso ?? "1970-01-01") + "T00:00:00"
  }

  /// The message, in UTF-8.
  public var text: String {
    let head = """
      <?xml version="1.0" encoding="UTF-8"?>
      <mes:Structure xmlns:mes="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message" \
      xmlns:str="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/structure" \
      xmlns:com="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common">
      <mes:Header><mes:ID>OPORA_INDICATORS</mes:ID><mes:Test>false</mes:Test>\
      <mes:Prepared>\(prepared)</mes:Prepared><mes:Sender id="\(SDMXStructure.agency)"/></mes:Header>
      <mes:Structures>

      """
    return head + "<str:Codelists>\n" + lists.filter(\.isListable).map(text).joined()
      + "</str:Codelists>\n" + SDMXComponents.conceptScheme
      + SDMXComponents.definition(lists: Set(lists.filter(\.isListable).map(\.id)))
      + "</mes:Structures>\n</mes:Structure>\n"
  }

  private func text(_ list: List) -> String {
    let codes = list.codes.map { code in
      "<str:Code id=\"\(code.id)\">\(XMLText.names(code.title))</str:Code>\n"
    }
    return "<str:Codelist id=\"\(list.id)\" agencyID=\"\(SDMXStructure.agency)\""
      + " version=\"\(SDMXStructure.version)\">\(XMLText.names(list.title))\n"
      + codes.joined() + "</str:Codelist>\n"
  }
}

/// What codes are called.
private struct CodeNames {
  private let indicators: [String: LocalizedText]
  private let areas: [String: LocalizedText]
  private let units: [String: LocalizedText]
  private let columns: [String: LocalizedText]
  private let categories: [String: LocalizedText]

  init(_ monitoring: Monitoring) {
    let catalogue = monitoring.catalogue
    func first<Value>(_ pairs: [(String, Value)]) -> [String: Value] {
      Dictionary(pairs) { first, _ in first }
    }
    indicators = first(catalogue.indicators.map { ($0.id, $0.title) })
    areas = first(
      monitoring.registry.municipalities.map { municipality in
        (
          municipality.code,
          LocalizedText(
            ru: municipality.name,
            en: municipality.nameEnglish.isEmpty ? municipality.name : municipality.nameEnglish)
        )
      })
    units = first(
      catalogue.units.map { unit in
        let id = unit.id
        return (id, LocalizedText(ru: unit.forms.ru.first ?? id, en: unit.forms.en.first ?? id))
      })
    let all = catalogue.forms.flatMap(\.columns)
    columns = first(all.map { ($0.name, $0.header) })
    categories = first(
      all.flatMap { column -> [(String, LocalizedText)] in
        if case .code(let entries) = column.type { entries.map { ($0.code, $0.title) } } else { [] }
      })
  }

  private static let total = LocalizedText(ru: "Всего", en: "Total")
  private static func plain(_ code: String) -> LocalizedText { LocalizedText(ru: code, en: code) }

  func area(_ code: String) -> LocalizedText {
    code == "_T" ? CodeNames.total : areas[code] ?? CodeNames.plain(code)
  }

  func indicator(_ code: String) -> LocalizedText { indicators[code] ?? CodeNames.plain(code) }

  func unit(_ code: String) -> LocalizedText { units[code] ?? CodeNames.plain(code) }

  func column(_ code: String) -> LocalizedText {
    code == "_T" ? CodeNames.total : columns[code] ?? CodeNames.plain(code)
  }

  func category(_ code: String) -> LocalizedText {
    switch code {
    case "_T": CodeNames.total
    case "_U": LocalizedText(ru: "Не указано", en: "Unknown")
    case "true": LocalizedText(ru: "Да", en: "Yes")
    case "false": LocalizedText(ru: "Нет", en: "No")
    default: categories[code] ?? CodeNames.plain(code)
    }
  }

  static func frequency(_ code: String) -> LocalizedText {
    switch code {
    case "S": LocalizedText(ru: "Полугодовая", en: "Half-yearly")
    case "Q": LocalizedText(ru: "Квартальная", en: "Quarterly")
    case "M": LocalizedText(ru: "Месячная", en: "Monthly")
    case "A": LocalizedText(ru: "Годовая", en: "Annual")
    default: LocalizedText(ru: "Иная", en: "Other")
    }
  }

  static func status(_ code: String) -> LocalizedText {
    switch code {
    case "M": LocalizedText(ru: "Неприменимо", en: "Cannot exist")
    case "Q": LocalizedText(ru: "Скрыто", en: "Suppressed")
    case "L": LocalizedText(ru: "Нет данных, так сообщено", en: "Missing, as was said")
    case "O": LocalizedText(ru: "Нет данных", en: "Missing")
    case "B": LocalizedText(ru: "Разрыв ряда", en: "Time series break")
    case "V": LocalizedText(ru: "Не прошло контроль", en: "Unvalidated")
    case "U": LocalizedText(ru: "Ненадёжно", en: "Low reliability")
    case "I": LocalizedText(ru: "Досчитано", en: "Imputed")
    case "P": LocalizedText(ru: "Предварительно", en: "Provisional")
    default: LocalizedText(ru: "Обычное", en: "Normal")
    }
  }

  static func reason(_ code: String) -> LocalizedText {
    switch MissingReason(rawValue: code) {
    case .notApplicable?: LocalizedText(ru: "Показатель неприменим", en: "Does not apply")
    case .suppressed?: LocalizedText(ru: "Скрыто", en: "Suppressed")
    case .notReported?: LocalizedText(ru: "Не представлено", en: "Not reported")
    case .noHistory?: LocalizedText(ru: "Раньше данных нет", en: "No earlier data")
    case .undefined?, nil: LocalizedText(ru: "Деление на ноль", en: "Division by zero")
    }
  }
}
