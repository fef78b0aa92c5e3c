import OporaDefinitions
import OporaIndicators
import OporaLanguage
import OporaRating

extension ReportSection {
  /// The result sheet of a municipality: the form's table alone, as the form goes (лист
  /// результатов).
  static let ratingSheet = ReportSection(
    id: "rating-sheet", title: LocalizedText(ru: "Лист результатов", en: "Result sheet"),
    levels: [.municipality]
  ) { context in
    guard let rating = context.input.rating, let focus = context.input.focus,
      rating.current.unit(focus) != nil
    else { return [] }
    let form = rating.form
    let version = context.say("версия \(form.version)", "version \(form.version)")
    var blocks: [Block] = [
      .paragraph(
        RichText(
          "\(form.title[context.language]), \(version): \(form.basis[context.language])")),
      .table(context.sheet(rating, of: focus)),
    ]
    if let place = context.place() { blocks.append(.paragraph(RichText(place.text))) }
    return blocks + [context.legend]
  }
}

extension ReportContext {
  /// The table with a line of column numbers below the head, as forms of orders have it.
  fileprivate func sheet(_ rating: RatingInput, of unit: String) -> Table {
    let columns = [
      TableColumn(say("№ п/п", "No.")), TableColumn(say("Критерий", "Criterion")),
      TableColumn(say("Представлено", "Claimed"), .number),
      TableColumn(say("Принято", "Accepted"), .number),
      TableColumn(say("Рассчитано", "Computed"), .number),
      TableColumn(say("Баллы", "Points"), .number),
      TableColumn(say("Максимум", "Maximum"), .number),
      TableColumn(say("Подтверждение", "Evidence")),
    ]
    let numbering = columns.indices.map { RichText("\($0 + 1)") }
    let rows = rating.current.points.filter { $0.unit == unit }.enumerated().map {
      sheetRow($0.offset + 1, $0.element, rating)
    }
    return Table(
      id: "rating-sheet",
      caption: say("Результаты рейтингования, ", "Rating results, ") + name(unit),
      columns: columns, rows: [numbering] + rows + totals(rating, of: unit))
  }

  private func sheetRow(
    _ number: Int, _ row: CriterionPoints, _ rating: RatingInput
  ) -> [RichText] {
    let isComputed = !row.indicator.isEmpty
    let none = missingSign(.notApplicable)
    let decimals = input.catalogue.indicator(row.indicator)?.decimals ?? 2
    let computed = row.raw.map { numbers.text($0, decimals: decimals) } ?? "…"
    let points = row.points.map { numbers.text($0, decimals: self.decimals(of: rating.form)) }
    return [
      "\(number)", title(of: row, rating.form), isComputed ? none : count(row.claimed),
      isComputed ? none : count(row.accepted), isComputed ? computed : none, points ?? none,
      count(row.maximum), row.evidence,
    ].map { RichText($0) }
  }

  private func totals(_ rating: RatingInput, of code: String) -> [[RichText]] {
    guard let unit = rating.current.unit(code) else { return [] }
    let points = numbers.text(unit.points, decimals: decimals(of: rating.form))
    return [
      [
        "", RichText([.strong(say("Итого", "Total"))]), "", "", "", RichText([.strong(points)]),
        RichText(count(unit.maximum)), "",
      ]
    ]
  }
}
