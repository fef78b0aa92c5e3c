import Opora
import OporaDefinitions
import OporaLanguage
import OporaRegistry
import OporaReports

/// What a regional centre sends a municipality: a workspace with everything that all share.
///
/// The configuration names the municipality, deadlines, targets and the rating form; the tables of
/// population, places and organisations hold its own rows; the definitions are the region's.
struct MunicipalPack {
  private let session: Session
  private let definitions: [(name: String, text: String)]
  private let blanks: [OutputItem]

  /// The sources that a region hands out.
  private static let common = ["population", "municipalities", "localities", "organisations"]

  init(_ session: Session, overlay: [(name: String, text: String)], _ language: Language) {
    self.session = session
    definitions = session.monitoring.workspace.definitions + overlay
    blanks = WorkspaceStarter(session.monitoring.catalogue, language).items
      .filter { $0.path != "opora.json5" }
  }

  /// The files of one municipality's workspace.
  func items(for municipality: Municipality) -> [OutputItem] {
    var items = [OutputItem("opora.json5", configuration(municipality))] + blanks
    for source in MunicipalPack.common {
      guard let table = session.monitoring.registry.tables[source] else { continue }
      items.append(OutputItem(source + ".csv", MunicipalPack.rows(of: municipality, in: table)))
    }
    // A definition that another one overrides is not sent twice.
    let latest = Dictionary(definitions.map { ($0.name, $0.text) }, uniquingKeysWith: { $1 })
    items += latest.keys.sorted().map { OutputItem("definitions/" + $0, latest[$0] ?? "") }
    return items
  }

  /// The rows of a municipality, its settlements among them, with machine names.
  private static func rows(of municipality: Municipality, in table: OporaRegistry.Table) -> String {
    let columns = table.columns.compactMap { $0 }
    let units = table.column(table.form.municipality ?? "municipality")
    let rows = (0..<table.rowCount).filter { row in
      units?.text(row).hasPrefix(municipality.code) ?? false
    }
    return TableText.machine(
      columns.map(\.form.name), rows.map { row in columns.map { $0.text(row) } })
  }

  private func configuration(_ municipality: Municipality) -> String {
    let own = session.monitoring.configuration
    let title = own.title ?? LocalizedText(ru: "Мониторинг", en: "Monitoring")
    var lines = [
      "// " + municipality.name.onOneLine + ": отчётность для регионального модельного центра.",
      "{",
      "  title: {",
      "    ru: \(MunicipalPack.quoted(title.ru)),",
      "    en: \(MunicipalPack.quoted(title.en)),",
      "  },",
      "  level: 'municipality',",
      "  municipalities: ['\(municipality.code)'],",
      "  calendar: '\(own.calendar == .school ? "school" : "calendar")',",
    ]
    let contingents = [("S1", own.firstContingent), ("S2", own.secondContingent)]
      .compactMap { half, day in
        day.map { "\(half): '\(MunicipalPack.two($0.month))-\(MunicipalPack.two($0.day))'" }
      }
    if !contingents.isEmpty {
      lines.append("  contingent: { \(contingents.joined(separator: ", ")) },")
    }
    if !own.deadlines.isEmpty {
      let days = own.deadlines.sorted { $0.key < $1.key }.map { "'\($0.key)': '\($0.value.iso)'" }
      lines.append("  deadlines: { \(days.joined(separator: ", ")) },")
    }
    if let day = own.populationAsOf { lines.append("  populationAsOf: '\(day.iso)',") }
    if let rating = own.rating { lines.append("  rating: '\(rating)',") }
    lines += targets(own)
    lines.append("  privacy: { threshold: \(own.privacyThreshold) },")
    lines.append("  language: '\(own.language.rawValue)',")
    if !definitions.isEmpty { lines.append("  definitions: 'definitions',") }
    lines += [
      "  signatory: { post: 'Руководитель МОЦ', name: '' },",
      "  executor: { name: '', phone: '' },",
    ]
    return (lines + ["}", ""]).joined(separator: "\n")
  }

  private func targets(_ own: WorkspaceConfiguration) -> [String] {
    guard !own.targets.isEmpty else { return [] }
    var ids: [String] = []
    for target in own.targets where !ids.contains(target.indicator) { ids.append(target.indicator) }
    let lines = ids.map { id in
      let values = own.targets.filter { $0.indicator == id }.map { target in
        "'\(target.period.id)': \(MachineNumber.text(target.value))"
      }
      return "    '\(id)': { \(values.joined(separator: ", ")) },"
    }
    return ["  targets: {"] + lines + ["  },"]
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// A text in quotes of JSON5.
  private static func quoted(_ text: String) -> String {
    JSONNode.string(text).text
  }
}

extension String {
  /// The text without line ends, for a comment.
  fileprivate var onOneLine: String {
    String(map { $0.isNewline ? " " : $0 })
  }
}
