public import OporaLanguage

/// A function of the expression language: one row of the table at the end of this file.
///
/// To add a function, add its row and its meaning in the evaluator; checking, suggestions and the
/// help page follow from the row.
public struct ExpressionFunction: Sendable {
  /// Where a function may be called.
  public enum Scope: Sendable {
    /// In conditions on rows (`where`).
    case row
    /// In expressions over measures (`value`, `appliesWhen`, `expect`).
    case cell
    /// In both, and in `at`.
    case anywhere
  }

  /// What an argument or a result is.
  public enum Kind: Sendable {
    /// A number.
    case number
    /// A day.
    case date
    /// `true` or `false`.
    case bool
    /// A list of codes or texts.
    case list
    /// A constant text: an id, a column, a code.
    case constant
    /// The name of a measure.
    case measure
    /// A condition on the rows of another source.
    case condition
  }

  /// One argument.
  public struct Parameter: Sendable {
    /// The label written before the argument; nil for a positional one.
    public var label: String?
    /// What it must be.
    public var kind: Kind
    /// Whether it may be left out.
    public var isOptional: Bool

    init(_ kind: Kind, label: String? = nil, isOptional: Bool = false) {
      self.label = label
      self.kind = kind
      self.isOptional = isOptional
    }
  }

  /// The name.
  public var name: String
  /// The arguments, positional ones first.
  public var parameters: [Parameter]
  /// Whether the last positional argument may be repeated.
  public var isVariadic: Bool
  /// What it gives.
  public var result: Kind
  /// Where it may be called.
  public var scope: Scope
  /// A call as an example.
  public var example: String
  /// What it gives, in words.
  public var meaning: LocalizedText

  private init(
    _ name: String, _ parameters: [Parameter], variadic: Bool = false, _ result: Kind,
    _ scope: Scope, _ example: String, ru: String, en: String
  ) {
    self.name = name
    self.parameters = parameters
    self.isVariadic = variadic
    self.result = result
    self.scope = scope
    self.example = example
    self.meaning = LocalizedText(ru: ru, en: en)
  }

  /// The function with a name.
  public static func named(_ name: String) -> ExpressionFunction? {
    table.first { $0.name == name }
  }

  /// All functions, in the order of the help page.
  public static let table: [ExpressionFunction] = [
    .init(
      "age", [.init(.date), .init(.date, label: "on")], .number, .row,
      "age(birth_date, on: period.end)", ru: "полных лет на дату", en: "completed years on a day"),
    .init(
      "year", [.init(.date)], .number, .anywhere, "year(period.lastDay)", ru: "год даты",
      en: "the year of a day"),
    .init(
      "month", [.init(.date)], .number, .anywhere, "month(start_date)", ru: "месяц даты, 1…12",
      en: "the month of a day, 1…12"),
    .init(
      "days", [.init(.date), .init(.date)], .number, .anywhere, "days(created_on, decided_on)",
      ru: "дней от первой даты до второй", en: "days from the first day to the second"),
    .init(
      "workdays", [.init(.date), .init(.date)], .number, .anywhere,
      "workdays(created_on, decided_on)", ru: "рабочих дней от первой даты до второй",
      en: "working days from the first day to the second"),
    .init(
      "contains", [.init(.list), .init(.constant)], .bool, .row, "contains(levels, 'advanced')",
      ru: "есть ли значение в списке", en: "whether a list holds a value"),
    .init(
      "size", [.init(.list)], .number, .row, "size(levels)", ru: "сколько значений в списке",
      en: "how many values a list holds"),
    .init(
      "exists",
      [
        .init(.constant), .init(.constant, label: "on"),
        .init(.condition, label: "where", isOptional: true),
      ], .bool, .row, "exists('groups', on: 'locality', where: capacity > 0)",
      ru: "есть ли в другом источнике строка с тем же значением столбца",
      en: "whether another source has a row with the same value of the column"),
    .init(
      "absent",
      [
        .init(.constant), .init(.constant, label: "on"),
        .init(.condition, label: "where", isOptional: true),
      ], .bool, .row, "absent('groups', on: 'locality')",
      ru: "нет ли в другом источнике такой строки", en: "whether another source has no such row"),
    .init(
      "abs", [.init(.number)], .number, .anywhere, "abs(planned - created)",
      ru: "число без знака", en: "the number without its sign"),
    .init(
      "min", [.init(.number)], variadic: true, .number, .anywhere, "min(covered, population)",
      ru: "меньшее из чисел", en: "the least of the numbers"),
    .init(
      "max", [.init(.number)], variadic: true, .number, .anywhere, "max(planned, created)",
      ru: "большее из чисел", en: "the greatest of the numbers"),
    .init(
      "previous", [.init(.measure)], .number, .cell, "covered - previous(covered)",
      ru: "мера за предыдущий период", en: "the measure in the period before"),
    .init(
      "yearAgo", [.init(.measure)], .number, .cell, "covered - yearAgo(covered)",
      ru: "мера за тот же период год назад", en: "the measure in the same period a year ago"),
    .init(
      "parent", [.init(.measure)], .number, .cell, "covered / parent(covered)",
      ru: "та же мера по региону", en: "the same measure of the region"),
    .init(
      "indicator", [.init(.constant)], .number, .cell, "indicator('coverage-5-18')",
      ru: "значение другого показателя", en: "the value of another indicator"),
    .init(
      "points", [.init(.constant)], .number, .cell, "points('moc-half-year')",
      ru: "баллы рейтинга", en: "the points of a rating"),
    .init(
      "place", [.init(.constant)], .number, .cell, "place('moc-half-year')",
      ru: "место в рейтинге", en: "the place in a rating"),
  ]

  /// Names of aggregates of other languages, which belong into `measures` here.
  static let aggregates = [
    "sum", "count", "distinct", "avg", "average", "mean", "median", "total", "countif", "sumif",
    "сумма", "количество", "среднее",
  ]
}
