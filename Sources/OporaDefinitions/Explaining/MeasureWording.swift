public import OporaLanguage

extension DefinitionCatalogue {
  /// What a measure counts, from which rows, in words: for `opora explain` and the method section.
  ///
  ///     сколько разных детей («Код ребёнка») в источнике «Реестр зачислений», срок которых
  ///     пересекает отчётный период, где …
  public func words(for measure: MeasureDefinition, _ language: Language) -> String {
    MeasureWording(measure: measure, catalogue: self, language: language).text
  }
}

private struct MeasureWording {
  let measure: MeasureDefinition
  let catalogue: DefinitionCatalogue
  let language: Language

  private var form: SourceForm? { catalogue.form(measure.source) }

  private var rows: ExpressionWording {
    ExpressionWording(language, catalogue: catalogue, form: form)
  }

  private func pick(_ ru: String, _ en: String) -> String { language == .ru ? ru : en }

  var text: String {
    var text = what + time
    if let by = measure.by {
      let header = form?.column(by)?.header[language] ?? by
      text += pick(", по столбцу «\(header)»", ", attributed by “\(header)”")
    }
    if let condition = measure.condition {
      text += pick(", где ", " where ") + rows.words(condition)
    }
    if let unit = measure.castUnit {
      let word = catalogue.word(unit, language)
      let reason = measure.castReason.map { ": \($0[language])" } ?? ""
      text += pick("; единица — \(word)\(reason)", "; in the unit \(word)\(reason)")
    }
    return text
  }

  private var source: String {
    let title = form?.title[language] ?? measure.source
    return pick("в источнике «\(title)»", "in “\(title)”")
  }

  private func header(_ column: String) -> String {
    let header = form?.column(column)?.header[language] ?? column
    return pick("«\(header)»", "“\(header)”")
  }

  private var what: String {
    switch measure.aggregate {
    case .countRows:
      let unit = catalogue.manyOf(form?.rowUnit ?? "item", language)
      return pick("сколько строк (\(unit)) \(source)", "how many rows (\(unit)) \(source)")
    case .countDistinct(let column):
      let unit = form?.countableKeys.first { $0.column == column }?.unit
      let many = catalogue.manyOf(unit ?? "item", language)
      return pick(
        "сколько разных: \(many) (\(header(column))) \(source)",
        "how many different \(many) (\(header(column))) \(source)")
    case .sum(let column):
      return pick("сумма \(header(column)) \(source)", "the sum of \(header(column)) \(source)")
    case .minimum(let column):
      return pick(
        "наименьшее \(header(column)) \(source)", "the least \(header(column)) \(source)")
    case .maximum(let column):
      return pick(
        "наибольшее \(header(column)) \(source)", "the greatest \(header(column)) \(source)")
    case .mean(let column):
      return pick("среднее \(header(column)) \(source)", "the mean \(header(column)) \(source)")
    case .share:
      let condition = measure.shareCondition.map { rows.words($0) } ?? ""
      return pick(
        "доля строк \(source), у которых \(condition)",
        "the share of rows \(source) for which \(condition)")
    }
  }

  private var time: String {
    switch measure.time {
    case .any: return ""
    case .duringPeriod:
      switch form?.time {
      case .lasts: return pick(", срок которых пересекает период", ", lasting into the period")
      case .on: return pick(", с датой в периоде", ", dated within the period")
      default: return pick(", за период", ", of the period")
      }
    case .at(let expression):
      let day = rows.words(expression)
      switch form?.time {
      case .asOf:
        let latest = pick(
          ", последняя таблица не позже, чем на \(day)", ", the latest table not after \(day)")
        let years = measure.orLatestWithinYears.map {
          pick(" и не старше \($0) г.", " and not older than \($0) years")
        }
        return latest + (years ?? "")
      default: return pick(", действующих на \(day)", ", in force on \(day)")
      }
    }
  }
}

extension DefinitionCatalogue {
  /// The unit in the singular; its id if there is no such unit.
  public func word(_ unit: String, _ language: Language) -> String {
    let forms = units.first { $0.id == unit }?.forms
    return (language == .ru ? forms?.ru.first : forms?.en.first) ?? unit
  }

  /// The unit as after «сколько»: детей, children.
  func manyOf(_ unit: String, _ language: Language) -> String {
    let forms = units.first { $0.id == unit }?.forms
    return (language == .ru ? forms?.ru.last : forms?.en.last) ?? unit
  }
}
