import OporaDefinitions
import OporaLanguage

/// Which organisations pull an indicator down: those that lost most children.
extension ReportContext {
  /// How many organisations are named.
  private static let mostOrganisations = 3

  /// The organisations with the greatest loss, of the first indicator that has any.
  func organisationBlocks(_ indicators: [IndicatorDefinition]) -> [Block] {
    for indicator in indicators {
      let own = input.organisations.filter { count in
        count.indicator == indicator.id
          && (input.focus == nil || count.municipality == input.focus)
      }
      guard !own.isEmpty else { continue }
      let losing = own.filter { $0.now < $0.before }.sorted { left, right in
        let (first, second) = (left.now - left.before, right.now - right.before)
        return first == second ? left.name < right.name : first < second
      }
      guard !losing.isEmpty else {
        return [.paragraph(RichText(nobodyLost(indicator, own.count)))]
      }
      return organisations(Array(losing.prefix(ReportContext.mostOrganisations)), indicator)
    }
    return []
  }

  private func nobodyLost(_ indicator: IndicatorDefinition, _ count: Int) -> String {
    let title = indicator.shortTitle[language]
    let all = numbers.integer(count)
    return say(
      "\(title): ни в одной из организаций (всего \(all)) число детей не сократилось "
        + "за год",
      "\(title): none of the organisations (\(all) in all) lost children over the year")
  }

  private func organisations(
    _ counts: [OrganisationChildren], _ indicator: IndicatorDefinition
  ) -> [Block] {
    let table = Table(
      id: "organisations-\(indicator.id)",
      caption: say("Организации, где детей стало меньше всего: ", "Organisations that lost most: ")
        + indicator.shortTitle[language],
      columns: [TableColumn(say("Организация", "Organisation"))]
        + (input.focus == nil
          ? [TableColumn(say("Муниципальное образование", "Municipality"))] : [])
        + [
          TableColumn(say("Год назад, детей", "A year ago, children"), .number),
          TableColumn(say("Сейчас, детей", "Now, children"), .number),
          TableColumn(say("Изменение", "Change"), .number),
        ],
      rows: counts.map { count in
        let place = input.focus == nil ? [shortName(count.municipality)] : []
        let change = ExactNumber(count.now - count.before)
        return
          ([count.name] + place + [
            numbers.integer(count.before), numbers.integer(count.now),
            numbers.change(change, decimals: 0),
          ]).map { RichText($0) }
      })
    let words = say("Организации, которые снижают показатель: ", "Who pulls the figure down: ")
    return [.paragraph(RichText([.plain(words), .table(table.id)])), .table(table)]
  }
}
