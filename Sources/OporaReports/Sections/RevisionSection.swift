import OporaDefinitions
import OporaIndicators
import OporaLanguage

/// What was said of earlier periods and is another now: part of the section on data quality.
extension ReportContext {
  /// The revisions of the subject; of a region's report those of its municipalities, too.
  private var revisions: [PublishedFigures.Revision] {
    let known = Set(input.periods.map(\.id))
    return input.published.revisions.filter { revision in
      known.contains(revision.period)
        && (input.focus == nil || revision.municipality == input.focus)
    }
  }

  /// One sentence where nothing was published or nothing changed, else a table.
  var revisionBlocks: [Block] {
    let found = revisions
    guard !found.isEmpty else { return [.paragraph(RichText(noRevisions))] }
    let table = Table(
      id: "revisions",
      caption: say("Уточнённые значения прежних периодов", "Revised values of earlier periods"),
      columns: [
        TableColumn(say("Период", "Period")),
        TableColumn(say("Муниципальное образование", "Municipality")),
        TableColumn(say("Показатель", "Indicator")),
        TableColumn(say("Было", "Before"), .number), TableColumn(say("Стало", "Now"), .number),
        TableColumn(say("Откуда прежнее значение", "Where it stood")),
      ], rows: found.prefix(ReportContext.mostRevisions).map { row($0) })
    let words = say(
      "Значения прежних периодов, которые теперь другие: ",
      "Values of earlier periods that are others now: ")
    return [.paragraph(RichText([.plain(words), .table(table.id)])), .table(table)]
      + furtherRevisions(found.count)
  }

  /// So many revisions are printed: another method would change thousands of values at once.
  private static let mostRevisions = 40

  private func furtherRevisions(_ count: Int) -> [Block] {
    let most = ReportContext.mostRevisions
    guard count > most else { return [] }
    let (shown, all) = (numbers.integer(most), numbers.integer(count))
    return [
      .note(
        RichText(
          say(
            "показаны первые \(shown) из \(all); столько изменений сразу бывает от новой методики",
            "the first \(shown) of \(all) are shown; so many come from another method")))
    ]
  }

  private func row(_ revision: PublishedFigures.Revision) -> [RichText] {
    let definition = input.catalogue.indicator(revision.indicator)
    let decimals = definition?.decimals ?? 2
    // As many decimals as show the difference.
    var shown = decimals
    if let now = revision.now.number {
      while shown < 6, now.rounded(toDecimals: shown) == revision.before.rounded(toDecimals: shown)
      {
        shown += 1
      }
    }
    let now =
      revision.now.number.map { numbers.text($0, decimals: shown) }
      ?? revision.now.reason.map { words($0) } ?? missingSign(.notReported)
    return [
      periodTitle(revision.period), shortName(revision.municipality),
      definition.map { header($0) } ?? revision.indicator,
      numbers.text(revision.before, decimals: shown), now,
      revision.isSubmitted
        ? say("представлено тогда", "submitted then") : say("опубликовано", "published"),
    ].map { RichText($0) }
  }

  private var noRevisions: String {
    let count = input.published.compared
    guard count > 0 else {
      return say(
        "Уточнения прежних периодов не показаны: ранее опубликованных значений "
          + "(источник published_values) и отчётов за прежние периоды нет",
        "No revisions of earlier periods are shown: there are no published values (source "
          + "published_values) and no submissions of earlier periods")
    }
    let noun = Plural(
      one: "значение", few: "значения", many: "значений", singular: "value", plural: "values")
    let all = noun.text(count, language)
    return say(
      "Уточнений прежних периодов нет: сверено с опубликованным и представленным ранее — \(all)",
      "No revisions of earlier periods: \(all) published or submitted before were compared")
  }
}
