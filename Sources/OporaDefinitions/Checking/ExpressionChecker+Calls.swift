import OporaDiagnostics
import OporaLanguage

extension ExpressionChecker {
  func call(
    _ name: String, _ arguments: [Expression.Argument], at span: SourceSpan
  ) -> ValueKind {
    guard let function = ExpressionFunction.named(name) else {
      reportNoFunction(name, at: span)
      return .failed
    }
    guard scope.allows(function.scope) else {
      reportOutOfPlace(function, at: span)
      return .failed
    }
    guard let bound = bind(arguments, to: function, at: span) else { return .failed }
    if name == "exists" || name == "absent" { return semiJoin(bound) }
    var kinds: [ValueKind] = []
    for (parameter, value) in bound { kinds.append(check(value, as: parameter, of: function)) }
    guard !kinds.contains(where: \.isFailed) else { return .failed }
    if name == "contains" {
      if let list = kinds.first, let text = bound.last?.value { checkCode(text, against: list) }
    }
    return result(of: function, kinds: kinds, arguments: bound.map(\.value), at: span)
  }

  private typealias Bound = [(parameter: ExpressionFunction.Parameter, value: Expression)]

  /// The span of the function's name.
  private func nameSpan(_ name: String, _ span: SourceSpan) -> SourceSpan {
    var place = span
    place.length = name.unicodeScalars.count
    return place
  }

  // MARK: Names of functions

  private func reportNoFunction(_ name: String, at span: SourceSpan) {
    let place = nameSpan(name, span)
    if ExpressionFunction.aggregates.contains(name.lowercased()) {
      found.report(
        "E206", at: place,
        .init(
          ru: "агрегат «\(name)» в выражении не пишется",
          en: "the aggregate ‘\(name)’ does not belong into an expression"),
        fix: .init(ru: "объявите меру в measures", en: "declare a measure in measures"))
      return
    }
    let known = ExpressionFunction.table.filter { scope.allows($0.scope) }.map(\.name)
    found.reportUnknown(.function, name, at: place, known: known, of: nil)
  }

  private func reportOutOfPlace(_ function: ExpressionFunction, at span: SourceSpan) {
    let isRow = function.scope == .row
    found.report(
      "E208", at: nameSpan(function.name, span),
      .init(
        ru: "«\(function.name)» — функция \(isRow ? "строки" : "показателя"); "
          + "в «\(key)» она недоступна",
        en: "‘\(function.name)’ is a function of \(isRow ? "a row" : "an indicator"); "
          + "‘\(key)’ cannot use it"),
      fix: isRow
        ? .init(
          ru: "перенесите её в условие «where» меры",
          en: "move it into the condition ‘where’ of a measure")
        : .init(ru: "перенесите её в «value»", en: "move it into ‘value’"))
  }

  // MARK: Arguments

  private func bind(
    _ arguments: [Expression.Argument], to function: ExpressionFunction, at span: SourceSpan
  ) -> Bound? {
    var bound: Bound = []
    let positional = function.parameters.filter { $0.label == nil }
    let given = arguments.filter { $0.label == nil }
    for (index, argument) in given.enumerated() {
      if index < positional.count {
        bound.append((positional[index], argument.value))
      } else if function.isVariadic, let last = positional.last {
        bound.append((last, argument.value))
      }
    }
    var fits = given.count == positional.count || function.isVariadic && !given.isEmpty
    for parameter in function.parameters {
      guard let label = parameter.label else { continue }
      if let argument = arguments.first(where: { $0.label == label }) {
        bound.append((parameter, argument.value))
      } else if !parameter.isOptional {
        if function.name == "age" {
          reportAgeWithoutDate(given, at: span)
          return nil
        }
        fits = false
      }
    }
    let labels = function.parameters.compactMap(\.label)
    fits = fits && arguments.allSatisfy { $0.label.map(labels.contains) ?? true }
    if !fits { reportMisuse(of: function, at: span) }
    return fits ? bound : nil
  }

  private func reportAgeWithoutDate(_ given: [Expression.Argument], at span: SourceSpan) {
    let better = "age(\(given.first?.value.text ?? "birth_date"), on: period.end)"
    found.report(
      "E205", at: span,
      .init(ru: "у «age» не указана дата", en: "‘age’ is given no date"),
      fix: .init(ru: "запишите «\(better)»", en: "write ‘\(better)’"), replacement: better)
  }

  private func reportMisuse(of function: ExpressionFunction, at span: SourceSpan) {
    found.report(
      "E203", at: span,
      .init(
        ru: "у функции «\(function.name)» другие аргументы",
        en: "the function ‘\(function.name)’ has other arguments"),
      fix: .init(
        ru: "пишется так: \(function.example)", en: "it is written so: \(function.example)"))
  }

  private func check(
    _ value: Expression, as parameter: ExpressionFunction.Parameter,
    of function: ExpressionFunction
  ) -> ValueKind {
    switch parameter.kind {
    case .number: return required(value, .number)
    case .date: return required(value, .date)
    case .bool, .condition: return required(value, .bool)
    case .list:
      if case .name = value { return required(value, .list) }
      reportMisuse(of: function, at: value.span)
      return .failed
    case .measure:
      if case .name(let path, _) = value, path.count == 1 { return kind(of: value) }
      reportMisuse(of: function, at: value.span)
      return .failed
    case .constant:
      if case .literal(.text, _) = value { return .text }
      reportMisuse(of: function, at: value.span)
      return .failed
    }
  }

  private func required(_ value: Expression, _ wanted: Wanted) -> ValueKind {
    let kind = kind(of: value)
    return require(kind, wanted, at: value.span) ? kind : .failed
  }

  // MARK: Results

  private func result(
    of function: ExpressionFunction, kinds: [ValueKind], arguments: [Expression],
    at span: SourceSpan
  ) -> ValueKind {
    switch function.name {
    case "abs", "previous", "yearAgo", "parent": return kinds.first ?? .failed
    case "min", "max":
      return kinds.dropFirst().reduce(kinds[0]) { unified($0, $1, at: span) }
    case "indicator": return indicator(arguments[0])
    case "points", "place": return rating(arguments[0])
    default: return function.result == .bool ? .bool : .number(.unknown)
    }
  }

  private func indicator(_ argument: Expression) -> ValueKind {
    guard case .literal(.text(let id), _) = argument else { return .failed }
    return .number(context.indicatorUnits[id].map(Dimension.declared) ?? .unknown)
  }

  private func rating(_ argument: Expression) -> ValueKind {
    guard case .literal(.text(let id), let span) = argument else { return .failed }
    if !context.ratings.contains(id) {
      found.reportUnknown(.rating, id, at: span, known: context.ratings, of: nil)
      return .failed
    }
    return .number(.unknown)
  }

  // MARK: exists and absent

  /// `exists('groups', on: 'locality', where: …)`: the column is in both sources, the condition
  /// is about the rows of the other.
  private func semiJoin(_ bound: Bound) -> ValueKind {
    guard case .row(let form) = scope, case .literal(.text(let id), let span)? = bound.first?.value
    else {
      if let value = bound.first?.value { reportNoConstant(value) }
      return .failed
    }
    guard let other = context.forms[id] else {
      found.reportUnknown(.source, id, at: span, known: context.forms.keys.sorted(), of: nil)
      return .failed
    }
    for (parameter, value) in bound.dropFirst() {
      if parameter.kind == .condition {
        ExpressionChecker(scope: .row(other), key: "where", context: context, found: found)
          .checkCondition(value)
      } else if case .literal(.text(let column), let place) = value {
        for side in [form, other] {
          if let joined = side.column(column) {
            if !joined.isJoinable { reportUnjoinable(joined, at: place) }
          } else {
            reportNoColumn(column, of: side, at: place)
          }
        }
      } else {
        reportNoConstant(value)
      }
    }
    return .bool
  }

  private func reportUnjoinable(_ column: SourceColumn, at span: SourceSpan) {
    let kind = ValueKind(column).words
    found.report(
      "E203", at: span,
      .init(
        ru: "по столбцу «\(column.name)» источники не соединяются: это \(kind.ru)",
        en: "sources are not joined by the column ‘\(column.name)’: it is a \(kind.en)"),
      fix: .init(
        ru: "соединяют по коду или тексту, например «locality»",
        en: "they are joined by a code or a text, such as ‘locality’"))
  }

  private func reportNoConstant(_ value: Expression) {
    found.report(
      "E203", at: value.span,
      .init(ru: "здесь нужен текст в кавычках", en: "a quoted text is needed here"),
      replacement: "'\(value.text)'")
  }
}

extension SourceColumn {
  /// Whether sources may be joined, rows linked and keys counted by the column.
  var isJoinable: Bool {
    switch type {
    case .text, .code, .boolean: true
    case .list, .integer, .number, .date, .period: false
    }
  }
}
