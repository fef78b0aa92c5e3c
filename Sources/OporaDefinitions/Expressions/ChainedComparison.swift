extension Expression {
  /// The range that a chained comparison means: `5 <= age < 18` is `age in 5 ..< 18`.
  static func range(
    _ first: Expression, _ left: BinaryOperator, _ middle: Expression, _ right: BinaryOperator,
    _ last: Expression?
  ) -> String? {
    guard let last else { return nil }
    switch (left, right) {
    case (.lessOrEqual, .less): return "\(middle.text) in \(first.text) ..< \(last.text)"
    case (.lessOrEqual, .lessOrEqual): return "\(middle.text) in \(first.text) .. \(last.text)"
    case (.greater, .greaterOrEqual): return "\(middle.text) in \(last.text) ..< \(first.text)"
    case (.greaterOrEqual, .greaterOrEqual):
      return "\(middle.text) in \(last.text) .. \(first.text)"
    default:
      return "\(first.text) \(left.rawValue) \(middle.text) and "
        + "\(middle.text) \(right.rawValue) \(last.text)"
    }
  }
}
