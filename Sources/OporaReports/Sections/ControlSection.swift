import OporaDiagnostics
import OporaLanguage

extension ReportSection {
  /// Which control relations do not hold, where, with which figures (контрольные соотношения).
  static let controls = ReportSection(
    id: "controls",
    title: LocalizedText(ru: "Контрольные соотношения", en: "Control relations")
  ) { context in
    context.input.isPublic ? [] : context.controlBlocks
  }
}

extension ReportContext {
  /// The remarks on the subject and on all together; of a region's report those of everybody.
  private var controlRemarks: [ControlRemark] {
    guard let focus = input.focus else { return input.controls }
    return input.controls.filter { $0.municipality == focus || $0.municipality.isEmpty }
  }

  fileprivate var controlBlocks: [Block] {
    let remarks = controlRemarks.sorted { ($1.severity, $0.code) < ($0.severity, $1.code) }
    guard !remarks.isEmpty else {
      return [
        .paragraph(
          RichText(
            say("Все контрольные соотношения выполняются", "All control relations hold")))
      ]
    }
    var relations: [[ControlRemark]] = []
    for remark in remarks {
      if let known = relations.firstIndex(where: { $0[0].code == remark.code }) {
        relations[known].append(remark)
      } else {
        relations.append([remark])
      }
    }
    let table = Table(
      id: "controls",
      caption: say("Невыполненные контрольные соотношения, ", "Relations that do not hold, ")
        + input.period.title[language],
      columns: [
        TableColumn(say("Код", "Code")), TableColumn(say("Соотношение", "Relation")),
        TableColumn(say("Где и с какими значениями", "Where, with which figures")),
        TableColumn(say("Что сделать", "What to do")),
      ],
      rows: relations.map { own in
        [
          own[0].code,
          level(own[0].severity) + own[0].title[language],
          own.map(location).joined(separator: "; "), own[0].remedy[language],
        ].map { RichText($0) }
      })
    let kinds = Plural(
      one: "соотношение", few: "соотношения", many: "соотношений", singular: "relation",
      plural: "relations")
    let count = kinds.text(Set(remarks.map(\.code)).count, language)
    let words = say("Не выполняется: \(count) (", "Do not hold: \(count) (")
    return [
      .paragraph(RichText([.plain(words), .table(table.id), .plain(")")])), .table(table),
    ]
  }

  private func level(_ severity: Severity) -> String {
    severity == .error ? say("ошибка: ", "error: ") : ""
  }

  /// The municipality with its figures, or its rows with the place of the first.
  private func location(_ remark: ControlRemark) -> String {
    let place = remark.municipality.isEmpty ? "" : shortName(remark.municipality)
    guard remark.rows > 0 else {
      return [place, remark.values[language]].filter { !$0.isEmpty }.joined(separator: ": ")
    }
    let rows = Plural.row.text(remark.rows, language) + " (\(remark.values[language]))"
    return place.isEmpty ? rows : "\(place) — \(rows)"
  }
}
