/// A noun that agrees with a count: 1 муниципалитет, 2 муниципалитета, 5 муниципалитетов.
public struct Plural: Sendable, Hashable {
  /// The Russian form after 1, 21, 31.
  public let one: String
  /// The Russian form after 2, 3, 4, 22.
  public let few: String
  /// The Russian form after 0, 5–20, 25.
  public let many: String
  /// The English singular.
  public let singular: String
  /// The English plural.
  public let plural: String

  /// Makes a noun from its forms; the English plural defaults to the singular with `s`.
  public init(
    one: String, few: String, many: String, singular: String, plural: String? = nil
  ) {
    self.one = one
    self.few = few
    self.many = many
    self.singular = singular
    self.plural = plural ?? singular + "s"
  }

  /// The noun alone in the form that the count asks for.
  public func form(for count: Int, _ language: Language) -> String {
    guard language == .ru else { return count.magnitude == 1 ? singular : plural }
    switch Plural.category(of: count) {
    case .one: return one
    case .few: return few
    case .many: return many
    }
  }

  /// The count and the noun: `5 муниципалитетов`, `5 municipalities`.
  public func text(_ count: Int, _ language: Language) -> String {
    "\(NumberStyle(language).integer(count)) \(form(for: count, language))"
  }

  /// A verb or adjective that agrees with a count: `не достиг` after 1 and 21, else `не достигли`.
  public static func agreeing(
    _ count: Int, _ language: Language, one: String, other: String
  ) -> String {
    let isSingular = language == .ru ? category(of: count) == .one : count.magnitude == 1
    return isSingular ? one : other
  }

  private enum Category { case one, few, many }

  private static func category(of count: Int) -> Category {
    let (tens, units) = (count.magnitude % 100, count.magnitude % 10)
    if (11...14).contains(tens) { return .many }
    return units == 1 ? .one : (2...4).contains(units) ? .few : .many
  }
}

extension Plural {
  /// Муниципалитет.
  public static let municipality = Plural(
    one: "муниципалитет", few: "муниципалитета", many: "муниципалитетов",
    singular: "municipality", plural: "municipalities")
  /// Муниципалитет in the genitive: из 1 муниципалитета, из 5 муниципалитетов.
  public static let ofMunicipalities = Plural(
    one: "муниципалитета", few: "муниципалитетов", many: "муниципалитетов",
    singular: "municipality", plural: "municipalities")
  /// Полугодие.
  public static let halfYear = Plural(
    one: "полугодие", few: "полугодия", many: "полугодий", singular: "half-year")
  /// Показатель.
  public static let indicator = Plural(
    one: "показатель", few: "показателя", many: "показателей", singular: "indicator")
  /// Показатель in the genitive: из 1 показателя, из 5 показателей.
  public static let ofIndicators = Plural(
    one: "показателя", few: "показателей", many: "показателей", singular: "indicator")
  /// Строка.
  public static let row = Plural(one: "строка", few: "строки", many: "строк", singular: "row")
  /// Файл.
  public static let file = Plural(one: "файл", few: "файла", many: "файлов", singular: "file")
  /// Замечание.
  public static let finding = Plural(
    one: "замечание", few: "замечания", many: "замечаний", singular: "finding")
  /// Организация.
  public static let organisation = Plural(
    one: "организация", few: "организации", many: "организаций", singular: "organisation")
  /// Место.
  public static let place = Plural(one: "место", few: "места", many: "мест", singular: "place")
  /// Балл.
  public static let point = Plural(one: "балл", few: "балла", many: "баллов", singular: "point")
  /// День.
  public static let day = Plural(one: "день", few: "дня", many: "дней", singular: "day")
  /// Отчёт.
  public static let submission = Plural(
    one: "отчёт", few: "отчёта", many: "отчётов", singular: "submission")
  /// Ребёнок.
  public static let child = Plural(
    one: "ребёнок", few: "ребёнка", many: "детей", singular: "child", plural: "children")
}
