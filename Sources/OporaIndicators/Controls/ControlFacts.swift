import OporaDefinitions
import OporaLanguage

/// The figures that a condition rests on, in words: «covered = 540; previous(covered) = 210».
struct ControlFacts {
  private(set) var text = LocalizedText(ru: "", en: "")

  init(of condition: Expression, _ evaluator: CellEvaluator) {
    var seen: Set<String> = []
    var words: [LocalizedText] = []
    for part in ControlFacts.figures(in: condition) where seen.insert(part.text).inserted {
      guard let number = evaluator.value(part).outcome.number else { continue }
      words.append(
        LocalizedText(
          ru: "\(part.text) = \(ControlFacts.words(number, .ru))",
          en: "\(part.text) = \(ControlFacts.words(number, .en))"))
    }
    text = LocalizedText(
      ru: words.map(\.ru).joined(separator: "; "), en: words.map(\.en).joined(separator: "; "))
  }

  /// Measures, and calls that stand for a figure of another time or place, from left to right.
  private static func figures(in expression: Expression) -> [Expression] {
    switch expression {
    case .name(let path, _): return path.count == 1 ? [expression] : []
    case .call(let name, _, _)
    where ["previous", "yearAgo", "parent", "indicator", "points", "place"].contains(name):
      return [expression]
    default: return expression.parts.flatMap(figures)
    }
  }

  private static func words(_ number: ExactNumber, _ language: Language) -> String {
    NumberStyle(language).text(number, decimals: number.isWhole ? 0 : 4)
  }
}
