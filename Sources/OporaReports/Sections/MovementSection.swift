import OporaCharts
import OporaIndicators
import OporaLanguage
import OporaRating

extension ReportSection {
  /// Who rose and who fell since the period before (изменение мест).
  static let movement = ReportSection(
    id: "movement", title: LocalizedText(ru: "Изменение мест", en: "Change of places"),
    levels: [.region]
  ) { context in
    context.movementBlocks
  }
}

extension ReportContext {
  /// More lines than this cross too often to be followed: a table takes their place.
  private static let mostSlopes = 20

  /// Whether the form shows the table of places, which holds the numbers of pictures about them.
  var showsPlaces: Bool { input.focus == nil && form.sections.contains { $0.section == "rating" } }

  fileprivate var movementBlocks: [Block] {
    guard let rating = input.rating else { return [] }
    let moved = rating.current.units.filter { unit in
      unit.placeFrom != nil && PlaceText.first(unit.previousPlace) != nil
    }
    guard moved.count > 1 else { return [] }
    var blocks: [Block] = [.paragraph(RichText(movementCount(moved).text))]
    let isDrawn = moved.count <= ReportContext.mostSlopes
    // The numbers of the picture are those of the table of places.
    let figure = isDrawn ? slopeFigure(moved) : nil
    let needsTable = figure == nil || !showsPlaces
    let words = say("Места в двух периодах: ", "Places in both periods: ")
    let table = TextSpan.table(needsTable ? "movement" : "rating")
    blocks.append(.paragraph(RichText([.plain(words), table] + figureReference(figure))))
    if let figure { blocks.append(figure) }
    if needsTable { blocks.append(.table(movementTable(rating))) }
    return blocks + entrants(rating)
  }

  /// How many rose, fell and stayed.
  func movementCount(_ units: [RatedUnit]) -> Statement {
    let moves = units.map { unit in
      (PlaceText.first(unit.previousPlace) ?? 0) - (unit.placeFrom ?? 0)
    }
    let up = numbers.integer(moves.count { $0 > 0 })
    let down = numbers.integer(moves.count { $0 < 0 })
    let same = numbers.integer(moves.count { $0 == 0 })
    return Statement(
      kind: .movement,
      predicate: say(
        "Места по сравнению \(comparisons[0].with): повысили — \(up), понизили — \(down), "
          + "сохранили — \(same)",
        "Places against \(comparisons[0].with): up — \(up), down — \(down), the same — \(same)"))
  }

  private func slopeFigure(_ units: [RatedUnit]) -> Block? {
    guard let kind = ChartKind(rawValue: "slope") else { return nil }
    var options = self.options(subtitle: say("Места в рейтинге", "Places in the rating"))
    options.higherIsBetter = false
    let rows = units.flatMap { unit -> [[String]] in
      let before = PlaceText.first(unit.previousPlace).map(String.init) ?? ""
      let now = unit.placeFrom.map(String.init) ?? ""
      return [
        [chartName(unit.unit), input.period.previous, before],
        [chartName(unit.unit), input.period.id, now],
      ]
    }
    let last = input.period.title[language]
    return drawn(
      Picture(
        kind: kind, table: ChartTable(columns: ["name", "period", "place"], rows: rows),
        options: options, id: "rating-slope",
        caption: say("Места в рейтинге: ", "Places in the rating: ")
          + "\(periodTitle(input.period.previous)) — \(last)"))
  }

  /// The greatest moves up first.
  private func movementTable(_ rating: RatingInput) -> Table {
    let movements = rating.previous.map { rating.current.movements(since: $0) } ?? []
    let sorted = movements.enumerated().sorted { left, right in
      let (first, second) = (left.element.size, right.element.size)
      return first == second ? left.offset < right.offset : first > second
    }.map(\.element)
    return Table(
      id: "movement",
      caption: say("Изменение мест, ", "Change of places, ") + input.period.title[language],
      columns: [
        TableColumn(say("Муниципальное образование", "Municipality")),
        TableColumn(say("Прежнее место", "Previous place"), .sign),
        TableColumn(say("Место", "Place"), .sign),
        TableColumn(say("Изменение места", "Move"), .sign),
        TableColumn(say("Изменение баллов", "Change of points"), .number),
      ],
      rows: sorted.map { movement in
        [
          name(movement.unit), movement.from.isEmpty ? "…" : movement.from,
          movement.to.isEmpty ? "…" : movement.to, words(movement.change),
          movement.points.map { numbers.change($0, decimals: decimals(of: rating.form)) } ?? "…",
        ].map { RichText($0) }
      })
  }

  private func words(_ change: Movement.Change) -> String {
    switch change {
    case .rose(let count): "▲ \(count)"
    case .fell(let count): "▼ \(count)"
    case .stayed: "="
    case .entered: say("не было", "new")
    case .left: say("нет места", "no place")
    }
  }

  /// Who has no place in one of the two periods.
  private func entrants(_ rating: RatingInput) -> [Block] {
    let movements = rating.previous.map { rating.current.movements(since: $0) } ?? []
    let groups: [(Movement.Change, String)] = [
      (.entered, say("Места в предыдущем периоде не имели: ", "No place in the period before: ")),
      (.left, say("Имели место, сейчас вне рейтинга: ", "Had a place and have none now: ")),
    ]
    return groups.compactMap { change, words in
      let names = ordered(movements.filter { $0.change == change }.map(\.unit)).map(shortName)
      guard !names.isEmpty else { return nil }
      return .note(RichText(words + ListText.joined(names, language, limit: names.count)))
    }
  }
}

extension Movement {
  /// Places won; those without a place in one period stand between risers and fallers.
  fileprivate var size: Int {
    switch change {
    case .rose(let count): count
    case .fell(let count): -count
    case .stayed, .entered, .left: 0
    }
  }
}
