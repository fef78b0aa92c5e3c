public import OporaLanguage

/// What a column holds (тип столбца).
public enum ColumnType: Sendable, Hashable {
  /// Any text; ids are texts too.
  case text
  /// A whole number.
  case integer
  /// An exact decimal number.
  case number
  /// A calendar day.
  case date
  /// Yes or no.
  case boolean
  /// One of a list of codes; index in the list is the stored value.
  case code([CodeEntry])
  /// Several codes or texts in one cell, separated by `;`, `,` or `|`.
  case list([CodeEntry])
  /// A reporting period in any of the accepted spellings; stored by its first day.
  case period
}

/// One code of a code list with the spellings that people and exports use for it.
public struct CodeEntry: Sendable, Hashable {
  /// The canonical code, such as `rural`.
  public var code: String
  /// The title shown in reports and blank forms.
  public var title: LocalizedText
  /// Other spellings, compared without case, ё and punctuation.
  public var spellings: [String]

  /// Makes an entry.
  public init(code: String, title: LocalizedText, spellings: [String]) {
    self.code = code
    self.title = title
    self.spellings = spellings
  }
}

/// A column of a source form (столбец формы).
public struct SourceColumn: Sendable {
  /// The machine name, such as `birth_date`.
  public var name: String
  /// The header in blank forms.
  public var header: LocalizedText
  /// Headers seen in exports.
  public var aliases: [String]
  /// What a cell holds.
  public var type: ColumnType
  /// Whether the column must be in the file.
  public var columnRequired: Bool
  /// Whether a cell may not be empty (where the column exists).
  public var valueRequired: Bool
  /// Columns that may stand in for a required one: it may be absent if all of these are there.
  public var instead: [String]
  /// Whether a number may also be written «да» (1) or «нет» (0).
  public var yesNo: Bool
  /// Whether the value is personal data and is never shown unmasked.
  public var personal: Bool
  /// An unknown code becomes this code with a warning (`other`); nil rejects the row.
  public var unknownCode: String?
  /// Least accepted number, inclusive.
  public var minimum: ExactNumber?
  /// Greatest accepted number, inclusive.
  public var maximum: ExactNumber?
  /// A check digit rule: `oktmo`, `snils`, `inn`, `ogrn`; nil for none.
  public var check: String?
  /// Spelled units that a number may carry and that are dropped, such as `%` or `руб.`.
  public var units: [String]
  /// The unit of the number for dimension checks, such as `person`; nil for plain numbers.
  public var unit: String?
  /// What a schema says of the cells; nil for columns read as people write them.
  public var rules: CellRules?
  /// Where the column's key stands in the file, for messages.
  public var span: SourceSpan

  /// Makes a column; the rest is filled by the form reader.
  public init(name: String, header: LocalizedText, type: ColumnType, span: SourceSpan) {
    self.name = name
    self.header = header
    self.aliases = []
    self.type = type
    self.columnRequired = false
    self.valueRequired = false
    self.instead = []
    self.yesNo = false
    self.personal = false
    self.unknownCode = nil
    self.minimum = nil
    self.maximum = nil
    self.check = nil
    self.units = []
    self.unit = nil
    self.span = span
  }
}

/// How the rows of a form stand in time.
public enum TimeAxis: Sendable, Hashable {
  /// Rows last from one day to another; `to` may be missing (still lasting).
  case lasts(from: String, to: String, toInclusive: Bool)
  /// Rows hold as a stock on a day; the latest day not after the reference date counts.
  case asOf(String)
  /// Rows happened on a day.
  case on(String)
  /// Rows belong to a reporting period.
  case period(String)
  /// Rows belong to a calendar year.
  case year(String)
  /// Rows have no time.
  case timeless
}

/// A kind of file the workspace understands, read from `indicators/sources/<id>.json5`
/// (форма источника).
public struct SourceForm: Sendable {
  /// The id, such as `enrolments`.
  public var id: String
  /// The title.
  public var title: LocalizedText
  /// The unit that a row stands for, such as `enrolment`.
  public var rowUnit: String
  /// What a row is, in words.
  public var row: LocalizedText
  /// The columns that together identify a row; empty if rows have no key.
  public var key: [String]
  /// Columns that distinct counts may use, and the unit each counts.
  public var countableKeys: [(column: String, unit: String)]
  /// The column with the municipality; nil if the form has none.
  public var municipality: String?
  /// How rows stand in time.
  public var time: TimeAxis
  /// Whether a municipality without a matching row has no data (`full`) or zero (`sparse`).
  public var gridIsFull: Bool
  /// Whether every municipality is expected to submit the form; else only those that take part.
  public var everyone: Bool
  /// Whether the form needs a submission at all (population and dictionaries do not).
  public var needsSubmission: Bool
  /// Whether rows are made from other sources; no file is read through the form.
  public var isDerived: Bool
  /// Whether a blank is offered to people; exports of other systems need none.
  public var hasBlank: Bool
  /// Columns whose values are keys of other forms: column → form id.
  public var links: [(column: String, form: String)]
  /// Sets of columns of which one must be present: `[[child_id], [full_name, birth_date]]`.
  public var alternatives: [[String]]
  /// The columns in the order of the form.
  public var columns: [SourceColumn]
  /// What a schema says of rows among each other; empty for the embedded forms.
  public var rowRules = RowRules()
  /// Where the id stands in the file.
  public var span: SourceSpan
  /// Where units and links are named, for the check against other files.
  var unitSpans = UnitSpans()

  struct UnitSpans: Sendable {
    var row: SourceSpan?
    var keys: [SourceSpan] = []
    var links: [SourceSpan] = []
  }

  /// Makes an empty form; the form reader fills it.
  public init(id: String, title: LocalizedText, span: SourceSpan) {
    self.id = id
    self.title = title
    self.rowUnit = "item"
    self.row = title
    self.key = []
    self.countableKeys = []
    self.municipality = nil
    self.time = .timeless
    self.gridIsFull = false
    self.everyone = true
    self.needsSubmission = true
    self.isDerived = false
    self.hasBlank = true
    self.links = []
    self.alternatives = []
    self.columns = []
    self.span = span
  }

  /// The column with a machine name.
  public func column(_ name: String) -> SourceColumn? { columns.first { $0.name == name } }
}
