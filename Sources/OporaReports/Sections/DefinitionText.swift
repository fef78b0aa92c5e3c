import OporaDefinitions

/// A definition's formulas as text, printed from the parsed definition.
enum DefinitionText {
  static func formula(of indicator: IndicatorDefinition) -> String { text(indicator.value) }
  static func measure(_ measure: MeasureDefinition) -> String { measure.name }
  static func text(_ expression: Expression) -> String { "" }
}
