import OporaCSV
import OporaDefinitions
import OporaLanguage
import OporaRating
import OporaRegistry
import OporaReports

/// The filled form of one municipality as orders have it: numbered columns, «х» where nothing
/// applies, «…» where there are no data, places for signatures (отчёт по форме рейтингования МОЦ).
struct OfficialForm {
  let analysis: RatingAnalysis
  let municipality: Municipality
  let period: ReportingPeriod
  let language: Language
  let catalogue: DefinitionCatalogue
  let signature: WorkspaceConfiguration.Signature

  private var numbers: NumberStyle { NumberStyle(language) }

  private func say(_ ru: String, _ en: String) -> String { language == .ru ? ru : en }

  private var header: [String] {
    language == .ru
      ? [
        "№ п/п", "Критерий", "Правило начисления", "Рассчитано", "Представлено", "Подтверждение",
        "Принято", "Баллы", "Наибольший балл",
      ]
      : [
        "No.", "Criterion", "Rule", "Computed", "Claimed", "Evidence", "Accepted", "Points",
        "Maximum",
      ]
  }

  /// The rows below the line of column numbers: groups, criteria, the total.
  private func rows() -> [[String]] {
    let points = Dictionary(
      analysis.result.points(of: municipality.code).map { ($0.criterion, $0) },
      uniquingKeysWith: { first, _ in first })
    let groups = Dictionary(
      analysis.result.groups(of: municipality.code).map { ($0.group, $0) },
      uniquingKeysWith: { first, _ in first })
    var rows: [[String]] = []
    func add(_ group: CriterionGroup, _ number: String) {
      for (index, member) in group.members.enumerated() {
        let label = number + "\(index + 1)"
        switch member {
        case .criterion(let criterion):
          if let row = points[criterion.id] { rows.append(cells(label, criterion, row)) }
        case .group(let inner):
          let total = groups[inner.id]
          rows.append(
            [label, inner.title[language]] + [String](repeating: "", count: 5)
              + [show(total?.points ?? total?.score), show(total?.maximum)])
          add(inner, label + ".")
        }
      }
    }
    add(analysis.form.root, "")
    let unit = analysis.result.unit(municipality.code)
    rows.append(
      ["", say("Итого", "Total")] + [String](repeating: "", count: 5)
        + [show(unit?.points), show(unit?.maximum)])
    return rows
  }

  private func cells(_ label: String, _ criterion: Criterion, _ row: CriterionPoints) -> [String] {
    let none = "х"
    let isComputed = criterion.indicator != nil
    let definition = criterion.indicator.flatMap { catalogue.indicator($0) }
    let computed = row.raw.map { numbers.text($0, decimals: definition?.decimals ?? 2) } ?? "…"
    let title =
      criterion.title?[language] ?? definition?.shortTitle[language] ?? criterion.id
    return [
      label, title, row.explanation[language], isComputed ? computed : none,
      isComputed ? none : show(row.claimed), isComputed ? none : row.evidence,
      isComputed ? none : show(row.accepted),
      row.points.map { show($0) } ?? row.score.map { show($0) } ?? none, show(row.maximum),
    ]
  }

  /// A number with the decimals it needs, two at most; «…» where there is none.
  private func show(_ number: ExactNumber?) -> String {
    guard let number else { return "…" }
    return numbers.text(number, decimals: number.isWhole ? 0 : 2)
  }

  private var placeText: String {
    let unit = analysis.result.unit(municipality.code)
    guard let unit, unit.placeFrom != nil else {
      let why = unit?.exclusion[language] ?? ""
      return why.isEmpty ? "…" : why
    }
    let all = analysis.result.units.count { $0.placeFrom != nil }
    return say("\(unit.placeText) из \(all)", "\(unit.placeText) of \(all)")
  }

  /// For Excel: the lines above the table, the table, the place and the signatures.
  func table() -> String {
    var writer = CSVWriter(.excel)
    func line(_ cells: [String]) {
      writer.write(
        (cells + [String](repeating: "", count: max(0, header.count - cells.count)))
          .map { .text($0) })
    }
    line([title])
    line([municipality.name(language)])
    line([analysis.form.basis[language]])
    line(header)
    line(header.indices.map { "\($0 + 1)" })
    for row in rows() { line(row) }
    line([say("Место в рейтинге", "Place"), placeText])
    for row in signatures { line(row) }
    return writer.text
  }

  private var title: String {
    say("Отчёт по форме рейтингования МОЦ, ", "Report by the rating form, ")
      + period.title(language)
  }

  private var signatures: [[String]] {
    let line = "____________"
    func filled(_ text: String) -> String { text.isEmpty ? line : text }
    let post =
      signature.post.isEmpty ? say("Руководитель МОЦ", "Head of the centre") : signature.post
    return [
      [post, line, filled(signature.name)],
      [
        say("Исполнитель", "Prepared by"), filled(signature.executor),
        say("телефон ", "telephone ") + filled(signature.phone),
      ],
    ]
  }

  /// The same as a document.
  func markdown() -> String {
    let kinds: [TableColumnKind] = [
      .text, .text, .text, .number, .number, .text, .number, .number, .number,
    ]
    let form = OporaReports.Table(
      id: "form", caption: title,
      columns: zip(header, kinds).map { TableColumn($0, $1) },
      rows: ([header.indices.map { "\($0 + 1)" }] + rows()).map { $0.map { RichText($0) } })
    let signed = OporaReports.Table(
      id: "signature", caption: say("Подписи", "Signatures"),
      columns: [
        TableColumn(say("Должность", "Post")), TableColumn(say("Подпись", "Signature")),
        TableColumn(say("Расшифровка подписи", "Name")),
      ], rows: signatures.map { $0.map { RichText($0) } })
    let version = say("версия \(analysis.form.version)", "version \(analysis.form.version)")
    return MarkdownWriter().text(
      of: Document(
        title: title, subtitle: municipality.name(language), date: period.title(language),
        language: language,
        blocks: [
          .paragraph(
            RichText(
              "\(analysis.form.title[language]), \(version): \(analysis.form.basis[language])")),
          .table(form),
          .paragraph(RichText(say("Место в рейтинге: ", "Place: ") + placeText)),
          .note(
            RichText(
              say(
                "х — не применяется; … — данные не представлены; не для публикации",
                "х — not applicable; … — not reported; not for publication"))),
          .table(signed),
        ]))
  }
}
