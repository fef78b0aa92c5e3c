public import OporaLanguage

/// What a schema says of the cells of a column beyond its type (правила ячеек столбца).
///
/// Columns of the embedded forms have none: their cells are read as people write them.
public struct CellRules: Sendable {
  /// What a cell holds, where the type of the column is too coarse to say it.
  public enum Kind: String, Sendable, CaseIterable {
    /// Any text.
    case text
    /// An address of electronic mail.
    case email
    /// An address with a scheme, such as `https://…`.
    case uri
    /// A universally unique identifier.
    case uuid
    /// A decimal number.
    case number
    /// A whole number.
    case integer
    /// A calendar year.
    case year
    /// Yes or no.
    case boolean
    /// A calendar day.
    case date
    /// A day with a time; stored as `2024-03-01T12:30:00`.
    case dateTime
    /// A time of day; stored as `12:30:00`.
    case time
    /// A month of a year; stored as `2024-03`.
    case yearMonth
    /// A duration such as `P1Y2M` or `PT30M`.
    case duration
    /// A place on the map; stored as longitude and latitude, `37.6,55.7`.
    case geopoint
    /// A JSON object; the type `geojson` too.
    case object
    /// A JSON array.
    case array
    /// Several values in one cell.
    case list
  }

  /// A bound on values.
  public struct Bound: Sendable, Hashable {
    /// The value in the stored spelling, such as `12.5` or `2024-03-01`.
    public var text: String
    /// The same as a number; nil for other kinds.
    public var number: ExactNumber?
    /// Whether the bound itself is refused.
    public var isExclusive: Bool

    /// Makes a bound.
    public init(text: String, number: ExactNumber? = nil, isExclusive: Bool = false) {
      self.text = text
      self.number = number
      self.isExclusive = isExclusive
    }
  }

  /// What a cell holds.
  public var kind: Kind
  /// Words for «nothing is known» besides the empty cell; nil for those that people use.
  public var missing: [String]?
  /// Spellings of yes; nil for those that people use.
  public var trueValues: [String]?
  /// Spellings of no; nil for those that people use.
  public var falseValues: [String]?
  /// What divides the whole part from decimals; nil to judge by the column.
  public var decimalMark: String?
  /// What divides groups of three besides spaces; nil for nothing else.
  public var groupMark: String?
  /// How days and times are written; nil for the ways people write them.
  public var moment: MomentPattern?
  /// The least value.
  public var minimum: Bound?
  /// The greatest value.
  public var maximum: Bound?
  /// The least number of characters.
  public var minimumLength: Int?
  /// The greatest number of characters.
  public var maximumLength: Int?
  /// What the whole text must match.
  public var pattern: TextPattern?
  /// The values allowed, in the stored spelling; nil for all.
  public var allowed: [String]?

  /// Makes rules that allow every value of a kind.
  public init(kind: Kind) { self.kind = kind }
}

/// What a schema says of rows among each other (правила строк).
public struct RowRules: Sendable {
  /// Columns that together tell rows apart.
  public struct UniqueSet: Sendable, Hashable {
    /// Machine names of the columns.
    public var columns: [String]
    /// Whether this is the primary key, no cell of which may be empty.
    public var isPrimary: Bool

    /// Makes a set.
    public init(columns: [String], isPrimary: Bool) {
      self.columns = columns
      self.isPrimary = isPrimary
    }
  }

  /// Columns whose values must occur in another table.
  public struct Reference: Sendable {
    /// Machine names of the columns.
    public var columns: [String]
    /// The resource of the package that is meant; empty for the table itself.
    public var resource: String
    /// Machine names of the columns there.
    public var targets: [String]
    /// The values that occur there, one text for each column; nil while they are not known.
    public var known: Set<[String]>?

    /// Makes a reference.
    public init(columns: [String], resource: String, targets: [String]) {
      self.columns = columns
      self.resource = resource
      self.targets = targets
    }
  }

  /// How fields of a schema and columns of a file must agree (`fieldsMatch`).
  public enum FieldsMatch: String, Sendable, CaseIterable {
    /// The same columns in the same order.
    case exact
    /// The same columns in any order.
    case equal
    /// The file has every field and may have more columns.
    case subset
    /// Every column is a field; some fields may lack.
    case superset
    /// At least one column is a field.
    case partial
  }

  /// Sets of columns whose values tell rows apart.
  public var uniqueSets: [UniqueSet] = []
  /// References to other tables.
  public var references: [Reference] = []
  /// How fields and columns must agree; nil if the schema does not say it.
  public var fieldsMatch: FieldsMatch?

  /// Makes rules that allow every row.
  public init() {}

  /// Whether some row may be refused because of another.
  public var refuseRows: Bool { !uniqueSets.isEmpty || references.contains { $0.known != nil } }
}
