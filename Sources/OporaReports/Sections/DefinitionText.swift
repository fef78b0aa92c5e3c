import OporaDefinitions
import OporaLanguage

/// A definition's parts in words, printed from the parsed definition and so never out of step.
extension ReportContext {
  /// What a measure counts: «число разных: ребёнок — за отчётный период, при условии …».
  func words(_ measure: MeasureDefinition) -> RichText {
    var text = RichText([
      .code(measure.name), .plain(" — " + quoted(sourceTitle(measure.source)) + ": "),
    ])
    text = text + words(measure.aggregate, of: measure) + words(measure.time)
    if let condition = measure.condition {
      text = text + RichText(say(", при условии ", ", where ")) + RichText([.code(condition.text)])
    }
    if let years = measure.orLatestWithinYears {
      let limit = numbers.integer(years)
      text =
        text
        + RichText(
          say(
            "; допускается таблица не старше (лет): \(limit)",
            "; a table up to \(limit) years older will do"))
    }
    if let reason = measure.castReason?[language], !reason.isEmpty {
      text = text + RichText(" (\(reason))")
    }
    return text
  }

  private func words(_ aggregate: Aggregate, of measure: MeasureDefinition) -> RichText {
    func column(_ name: String) -> String {
      let form = input.catalogue.form(measure.source)
      return quoted(form?.column(name)?.header[language] ?? name)
    }
    switch aggregate {
    case .countRows: return RichText(say("число строк", "count of rows"))
    case .countDistinct(let name):
      return RichText(say("число разных значений ", "count of distinct ") + column(name))
    case .sum(let name): return RichText(say("сумма по столбцу ", "sum of ") + column(name))
    case .minimum(let name):
      return RichText(say("наименьшее по столбцу ", "least of ") + column(name))
    case .maximum(let name):
      return RichText(say("наибольшее по столбцу ", "greatest of ") + column(name))
    case .mean(let name): return RichText(say("среднее по столбцу ", "mean of ") + column(name))
    case .share:
      let share = RichText(say("доля строк, где ", "share of rows where "))
      return share + RichText([.code(measure.shareCondition?.text ?? "")])
    }
  }

  private func words(_ time: TimeSelection) -> RichText {
    switch time {
    case .duringPeriod: RichText(say(", за отчётный период", ", during the period"))
    case .any: RichText(say(", за всё время", ", of any time"))
    case .at(let day): RichText(say(", на дату ", ", on ")) + RichText([.code(day.text)])
    }
  }

  private func quoted(_ text: String) -> String { say("«\(text)»", "“\(text)”") }
}
