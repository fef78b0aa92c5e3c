import OporaDefinitions
import OporaDiagnostics
import OporaIndicators
import OporaLanguage
import OporaRegistry
import OporaReports

/// What is against the control relations of a period, as a report prints it: rows are counted, not
/// shown, since their keys may be persons'.
struct ControlRemarks {
  private let monitoring: Monitoring
  private let period: ReportingPeriod

  init(_ monitoring: Monitoring, in period: ReportingPeriod) {
    self.monitoring = monitoring
    self.period = period
  }

  /// One remark for each relation and municipality, in the order of the relations.
  func all() -> [ControlRemark] {
    let findings = monitoring.controlFindings(in: period).filter { $0.code == ControlRun.code }
    let byRelation = Dictionary(grouping: findings, by: \.detail)
    return monitoring.catalogue.inForce(on: period.start).controls.flatMap { control in
      let own = byRelation[control.id] ?? []
      if case .condition = control.rule { return own.map { figures($0, control) } }
      return rows(own, control)
    }
  }

  private func figures(_ finding: Finding, _ control: ControlRelation) -> ControlRemark {
    remark(
      control, municipality: finding.key, rows: 0,
      values: LocalizedText(
        ru: ControlRemarks.tail(of: finding.message.ru, after: control.title.ru),
        en: ControlRemarks.tail(of: finding.message.en, after: control.title.en)))
  }

  /// The figures of a message, which stand behind the title of the relation.
  private static func tail(of message: String, after title: String) -> String {
    guard let range = message.firstRange(of: "\(title) – ") else { return message }
    return String(message[range.upperBound...])
  }

  /// Rows by municipality, with the place of the first.
  private func rows(_ findings: [Finding], _ control: ControlRelation) -> [ControlRemark] {
    guard !findings.isEmpty else { return [] }
    let source = control.indicator.measures.first?.source ?? ""
    let places = monitoring.registry.tables[source].map(ControlRemarks.municipalities) ?? [:]
    let groups = Dictionary(grouping: findings) { finding in
      finding.place.line.flatMap { places[finding.place.file]?[$0] } ?? ""
    }
    return groups.keys.sorted().compactMap { code in
      guard let group = groups[code], let place = group.first?.place else { return nil }
      let line = place.line.map { "\($0)" } ?? "…"
      return remark(
        control, municipality: code, rows: group.count,
        values: LocalizedText(
          ru: "\(place.file), строка \(line)" + (group.count > 1 ? " и далее" : ""),
          en: "\(place.file), line \(line)" + (group.count > 1 ? " and further" : "")))
    }
  }

  /// The municipality of each line of the files of a table.
  private static func municipalities(
    of table: OporaRegistry.Table
  ) -> [String: [Int: String]] {
    guard let column = table.form.municipality.flatMap({ table.column($0) }) else { return [:] }
    var codes: [String: [Int: String]] = [:]
    for row in 0..<table.rowCount where !column.isMissing(row) {
      let origin = table.origin(of: row)
      codes[origin.file, default: [:]][origin.line] = column.text(row)
    }
    return codes
  }

  private func remark(
    _ control: ControlRelation, municipality: String, rows: Int, values: LocalizedText
  ) -> ControlRemark {
    ControlRemark(
      code: control.code.isEmpty ? control.id : control.code, title: control.title,
      severity: control.severity, municipality: municipality, rows: rows, values: values,
      remedy: control.remedy)
  }
}
