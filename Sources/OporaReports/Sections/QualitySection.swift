import OporaDefinitions
import OporaDiagnostics
import OporaIndicators
import OporaLanguage

extension ReportSection {
  /// Who did not report, what was refused, which relations failed (качество данных).
  static let quality = ReportSection(
    id: "quality", title: LocalizedText(ru: "Качество данных", en: "Data quality")
  ) { context in
    // A report that begins with its data has said so above.
    let status = context.isProtocol ? [] : [Block.paragraph(RichText(context.dataStatus))]
    var blocks = status + context.submissionBlocks
    blocks += context.cellDoubts + context.revisionBlocks + context.withoutDataBlocks
    if !context.input.isPublic { blocks += context.fileBlocks + context.findingBlocks }
    return blocks + [context.legend]
  }
}

extension ReportContext {
  /// Whether the figures may still change, and why.
  var dataStatus: String {
    if let day = input.asOf {
      let date = DateText.long(day, language)
      return say(
        "Данные предварительные: период учтён по \(date)",
        "The data are provisional: the period is cut at \(date)")
    }
    let isPartial = input.values.cells.contains { cell in
      cell.period == input.period.id && input.indicatorsWithData.contains(cell.indicator)
        && (cell.status == .provisional || cell.reported > 0 && cell.reported < cell.expected)
    }
    return isPartial || nonReporters() != nil
      ? say(
        "Часть значений предварительная: сведения представлены не полностью или использована "
          + "численность населения прежнего года",
        "Some values are provisional: not everything is submitted, or an older population table "
          + "is used")
      : say("Отчётный период учтён целиком", "The whole period is counted")
  }

  /// Who submitted nothing, late, or had it returned.
  fileprivate var submissionBlocks: [Block] {
    let codes = input.focus.map { [$0] } ?? municipalities.map(\.code)
    let rows = codes.flatMap { submissionRows($0) }
    guard !input.submissions.isEmpty else { return [] }
    guard !rows.isEmpty else {
      return [
        .paragraph(RichText(say("Все отчёты представлены в срок", "All submissions came in time")))
      ]
    }
    let table = Table(
      id: "submissions",
      caption: say("Непредставленные и опоздавшие отчёты", "Missing and late submissions"),
      columns: [
        TableColumn(say("Муниципальное образование", "Municipality")),
        TableColumn(say("Состояние", "State")), TableColumn(say("Отчёты", "Submissions")),
        TableColumn(say("Дата", "Date"), .sign),
        TableColumn(say("Опоздание, дней", "Days late"), .number),
      ],
      rows: rows)
    let words =
      nonReporters()?.text
      ?? say(
        "Все отчёты представлены, часть — с опозданием", "Everything is submitted, some of it late")
    return [
      .paragraph(RichText([.plain(words + " ("), .table("submissions"), .plain(")")])),
      .table(table),
    ]
  }

  /// One row for all sources of a municipality that share state, day and delay.
  private func submissionRows(_ code: String) -> [[RichText]] {
    let all = submissions(of: code)
    let states = all.filter { $0.kind != .submitted }
    var groups: [[SubmissionState]] = []
    for state in states {
      let same = groups.firstIndex { group in
        group[0].kind == state.kind && group[0].submittedOn == state.submittedOn
          && group[0].daysLate == state.daysLate
      }
      if let same { groups[same].append(state) } else { groups.append([state]) }
    }
    return groups.map { submissionRow($0, of: all.count) }
  }

  private func submissionRow(_ states: [SubmissionState], of count: Int) -> [RichText] {
    let state = states[0]
    let words =
      switch state.kind {
      case .missing: say("не представлены", "not submitted")
      case .unavailable: say("сведений нет, по сообщению", "no data to give, as told")
      case .returned: say("возвращены на доработку", "returned")
      case .altered: say("не учтены: изменены после составления", "left out: changed after making")
      case .late: say("представлены с опозданием", "submitted late")
      case .submitted, .notExpected: ""
      }
    let sources = states.map { sourceTitle($0.source) }
    let isEverything = states.count == count && count > 1
    return [
      name(state.municipality), words,
      isEverything
        ? say("все (\(count))", "all (\(count))")
        : ListText.joined(sources, language, limit: sources.count),
      state.submittedOn.map { DateText.short($0, language) } ?? "…",
      state.daysLate > 0 ? numbers.integer(state.daysLate) : missingSign(.notApplicable),
    ].map { RichText($0) }
  }

  /// Remarks on cells of the reported period: failed relations, unknown rows, old tables.
  fileprivate var cellDoubts: [Block] {
    let codes = (input.focus.map { [$0] } ?? municipalities.map(\.code)) + [IndicatorValue.total]
    var groups: [(place: String, remark: String, titles: [String])] = []
    for code in codes where code != IndicatorValue.total || input.focus == nil {
      for indicator in indicators {
        guard let cell = cell(indicator, in: code), isDoubtful(cell) else { continue }
        for remark in doubts(on: cell, indicator) {
          let title = indicator.shortTitle[language]
          let place = shortName(code)
          if let same = groups.firstIndex(where: { $0.place == place && $0.remark == remark }) {
            groups[same].titles.append(title)
          } else {
            groups.append((place, remark, [title]))
          }
        }
      }
    }
    let items = groups.map { group in
      RichText(
        "\(group.place): \(group.remark) "
          + "(\(ListText.joined(group.titles, language, limit: isProtocol ? group.titles.count : 4)))"
      )
    }
    guard !items.isEmpty else { return [] }
    let introduction = say(
      "Замечания к значениям (контрольные соотношения, неучтённые строки, давность данных):",
      "Remarks on values (consistency rules, rows left out, old data):")
    return [.paragraph(RichText(introduction)), .list(items)]
  }

  /// Indicators that nobody gave data for are left out of tables, and named here.
  fileprivate var withoutDataBlocks: [Block] {
    let titles = withoutData.map { $0.shortTitle[language] }
    guard !titles.isEmpty else { return [] }
    let list = titles.joined(separator: "; ")
    return [
      .paragraph(
        RichText(
          say(
            "Показатели, для которых исходные данные не представлены ни за один период: \(list)",
            "Indicators without data in any period: \(list)")))
    ]
  }

  private func isDoubtful(_ cell: IndicatorValue) -> Bool {
    switch cell.status {
    case .unvalidated, .unreliable, .imputed, .provisional, .seriesBreak: true
    case .notApplicable, .suppressed, .normal: cell.unknownRows > 0
    case .missing, .declaredMissing: !cell.notes.isEmpty
    }
  }
}

/// The files and their findings; internal only.
extension ReportContext {
  /// Whether the report is about its data: the section stands at its head.
  fileprivate var isProtocol: Bool { form.sections.first?.section == "quality" }

  fileprivate var fileBlocks: [Block] {
    guard !input.files.isEmpty else { return [] }
    let files = input.files.sorted { $0.path < $1.path }
    // The protocol names every file, other reports those that lost rows; the sum is of all.
    let shown = isProtocol ? files : files.filter { $0.rejected + $0.skipped > 0 }
    func row(_ name: String, _ source: String, _ files: [ImportedFile]) -> [RichText] {
      let counts = [\ImportedFile.read, \.accepted, \.rejected, \.skipped].map { count in
        numbers.integer(files.map { $0[keyPath: count] }.reduce(0, +))
      }
      return ([name, source] + counts).map { RichText($0) }
    }
    var rows = shown.map { row($0.path, sourceTitle($0.source), [$0]) }
    if shown.count < files.count {
      let rest = files.filter { !shown.contains($0) }
      let words = say("прочие файлы без потерь", "other files without losses")
      rows.append(row(words, numbers.integer(rest.count), rest))
    }
    if files.count > 1 { rows.append(row(say("Итого", "Total"), "", files)) }
    return [
      .paragraph(
        RichText([
          .plain(
            say(
              "Прочитано строк = принято + отклонено + пропущено: ",
              "Rows read = accepted + rejected + skipped: ")), .table("files"),
        ])),
      .table(
        Table(
          id: "files", caption: say("Прочитанные файлы", "Files read"),
          columns: [
            TableColumn(say("Файл", "File")), TableColumn(say("Источник", "Source")),
            TableColumn(say("Прочитано", "Read"), .number),
            TableColumn(say("Принято", "Accepted"), .number),
            TableColumn(say("Отклонено", "Rejected"), .number),
            TableColumn(say("Пропущено", "Skipped"), .number),
          ], rows: rows)),
    ]
  }

  /// Findings by code and severity, with an example of each in words.
  fileprivate var findingBlocks: [Block] {
    guard input.findings.contains(where: { $0.severity > .info || $0.place.column == nil }) else {
      return [.paragraph(RichText(say("Замечаний к файлам нет", "No findings in the files")))]
    }
    // Notes on definitions are for who writes them.
    let findings = FindingOrder.sorted(
      input.findings.filter { $0.severity > .info || $0.place.column == nil })
    let groups = Dictionary(grouping: findings) {
      "\($0.severity.rawValue) \($0.code) \($0.detail)"
    }
    let rows = groups.keys.sorted().compactMap { key -> (Finding, Int)? in
      guard let group = groups[key], let first = group.first else { return nil }
      return (first, group.count)
    }
    .sorted { ($1.0.severity, $1.1) < ($0.0.severity, $0.1) }
    .map { finding, count in
      [
        words(finding.severity), finding.code, numbers.integer(count), finding.place.file,
        finding.message[language],
      ].map { RichText($0) }
    }
    return [
      .paragraph(
        RichText([
          .plain(say("Замечания по видам: ", "Findings by type: ")), .table("findings"),
          .plain(say("; все — в файле ", "; all are in ")), .code("tables/findings.csv"),
        ])),
      .table(
        Table(
          id: "findings", caption: say("Замечания к файлам", "Findings in the files"),
          columns: [
            TableColumn(say("Степень", "Severity")), TableColumn(say("Вид", "Type")),
            TableColumn(say("Количество", "Count"), .number),
            TableColumn(say("Файл (первый)", "File (first)")),
            TableColumn(say("Замечание (первое)", "Finding (first)")),
          ], rows: rows)),
    ]
  }

  private func words(_ severity: Severity) -> String {
    switch severity {
    case .info: say("сведение", "info")
    case .warning: say("предупреждение", "warning")
    case .error: say("ошибка", "error")
    }
  }
}
