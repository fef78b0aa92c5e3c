import OporaLanguage

/// A table matched to the columns of a kind, its cells read with their rows kept for messages.
struct TableReader {
  static let mostNameCharacters = 300

  let kind: ChartKind
  let options: ChartOptions
  /// The heads of columns that the kind takes by any name, with their positions.
  private(set) var repeated: [(name: String, index: Int)] = []
  private(set) var warnings: [LocalizedText] = []
  /// The most decimals seen in numbers so far.
  private(set) var decimalsSeen = 0
  /// The greatest magnitude of a number seen so far.
  private var greatestSeen = 0.0
  private let rows: [[String]]
  private let focusName: String
  private var positions: [String: Int] = [:]
  private var heads: [String: String] = [:]

  init(
    _ kind: ChartKind, _ table: ChartTable, _ options: ChartOptions, mostRows: Int
  ) throws(ChartError) {
    self.kind = kind
    self.options = options
    focusName = Label.clean(options.focus ?? "").lowercased()
    rows = table.rows
    guard !rows.isEmpty else { throw .noRows }
    guard rows.count <= mostRows else { throw .tooManyRows(rows.count, most: mostRows) }
    for (index, row) in rows.enumerated() where row.count > table.columns.count {
      throw .rowTooLong(row: index + 1, cells: row.count, columns: table.columns.count)
    }
    try match(table.columns)
  }

  /// How many rows the table has.
  var count: Int { rows.count }

  /// The head of a column as the table spells it; the machine name where it is absent.
  func head(_ column: String) -> String { heads[column] ?? column }

  /// What a pair of columns is called: by the options, by the table's heads, or nil.
  func labels(of columns: [String]) -> [String?] {
    columns.enumerated().map { index, column in
      if let given = options.pairLabels, given.indices.contains(index) {
        let label = Label.clean(given[index])
        if !label.isEmpty { return label }
      }
      let head = Label.clean(head(column))
      return head.lowercased() == column ? nil : head
    }
  }

  /// Whether the table has an optional column.
  func has(_ column: String) -> Bool { positions[column] != nil }

  /// The decimals of every number of the chart.
  var decimals: Int {
    options.decimals
      ?? TableReader.decimals(
        seen: decimalsSeen, usual: options.unit == "%" ? 1 : 2, greatest: greatestSeen)
  }

  /// As many decimals as usual; more where even the greatest number would lose its digits, as
  /// 0,00054 would.
  private static func decimals(seen: Int, usual: Int, greatest: Double) -> Int {
    var needed = 0
    var scaled = greatest
    while scaled > 0, scaled < 9.5, needed < 6 {
      needed += 1
      scaled *= 10
    }
    return min(seen, max(usual, needed), 6)
  }

  /// A cell's text as one clean line; empty where the column or cell is absent.
  func text(_ column: String, _ row: Int) -> String {
    guard let index = positions[column] else { return "" }
    return cell(row, index)
  }

  /// A name, which may not be longer than a chart can show.
  func name(_ column: String, _ row: Int) throws(ChartError) -> String {
    let text = Label.clean(text(column, row))
    guard text.count <= TableReader.mostNameCharacters else {
      throw .nameTooLong(
        row: row + 1, characters: text.count, most: TableReader.mostNameCharacters)
    }
    if text.isEmpty { return options.language == .ru ? "без названия" : "no name" }
    return text
  }

  /// A number; nil where it is missing.
  mutating func number(_ column: String, _ row: Int) throws(ChartError) -> Double? {
    guard let index = positions[column] else { return nil }
    return try number(at: index, column, row)
  }

  /// A number of a column that the kind takes by any name.
  mutating func number(at index: Int, _ column: String, _ row: Int) throws(ChartError) -> Double? {
    let text = cell(row, index)
    switch NumberReader.read(text) {
    case .missing: return nil
    case .bad: throw .badNumber(text: text, column: column, row: row + 1)
    case .tooLarge: throw .numberTooLarge(text: text, column: column, row: row + 1)
    case .number(let value, let decimals):
      decimalsSeen = max(decimalsSeen, decimals)
      greatestSeen = max(greatestSeen, value.magnitude)
      return value
    }
  }

  /// Whether a cell says that there can be no value.
  func isNotApplicable(at index: Int, _ row: Int) -> Bool {
    NumberReader.isNotApplicable(cell(row, index))
  }

  /// How many decimals the numbers of one column have, as a rule two at most.
  func decimals(at index: Int) -> Int {
    if let decimals = options.decimals { return decimals }
    var (seen, greatest) = (0, 0.0)
    for row in rows.indices {
      guard case .number(let value, let decimals) = NumberReader.read(cell(row, index)) else {
        continue
      }
      (seen, greatest) = (max(seen, decimals), max(greatest, value.magnitude))
    }
    return TableReader.decimals(seen: seen, usual: 2, greatest: greatest)
  }

  /// Whether a row is the highlighted one, by its own column or by the option.
  func isFocus(_ name: String, _ row: Int) -> Bool { isMarked(row) || isFocus(name) }

  /// Whether a name is that of the option.
  func isFocus(_ name: String) -> Bool {
    !focusName.isEmpty && focusName == name.lowercased()
  }

  /// Whether a row is marked in the column of the focus.
  func isMarked(_ row: Int) -> Bool {
    has("focus")
      && ["1", "да", "yes", "true", "x", "х", "+"].contains(text("focus", row).lowercased())
  }

  /// Tells that no row has the name asked for.
  mutating func warnUnlessFound(focusIn names: [String]) {
    guard let focus = options.focus, !focusName.isEmpty,
      !names.contains(where: { $0.lowercased() == focusName })
    else { return }
    let nearest = Spelling.nearest(to: focus, among: names)
    warn(
      ru: "нечего выделить: нет «\(PlainText.line(focus))»"
        + (nearest.map { "; возможно, «\($0)»" } ?? ""),
      en: "nothing to highlight: there is no “\(PlainText.line(focus))”"
        + (nearest.map { "; perhaps “\($0)”" } ?? ""))
  }

  /// Adds a warning.
  mutating func warn(ru: String, en: String) {
    warnings.append(LocalizedText(ru: ru, en: en))
  }

  private func cell(_ row: Int, _ index: Int) -> String {
    rows[row].indices.contains(index) ? PlainText.line(rows[row][index]) : ""
  }

  private mutating func match(_ columns: [String]) throws(ChartError) {
    let clean = columns.map { PlainText.line($0) }
    try refuseCellsBehind(clean)
    let known = Set(kind.columns.filter { !$0.isRepeated }.map(\.name))
    if let role = options.columnNames.keys.sorted().first(where: { !known.contains($0) }) {
      throw .notAColumn(role, kind: kind)
    }
    var taken: Set<Int> = []
    for column in kind.columns where !column.isRepeated {
      let exact = try named(column, among: clean)
      if exact.count > 1 { throw .repeatedColumn(column.name) }
      let aliases = ChartColumn.aliases[column.name] ?? []
      let alias = clean.indices.first {
        !taken.contains($0) && aliases.contains(clean[$0].lowercased())
      }
      if let index = exact.first ?? alias {
        positions[column.name] = index
        heads[column.name] = clean[index]
        taken.insert(index)
      }
    }
    let rest = clean.indices.filter { !taken.contains($0) }
    try requireColumns(among: rest.map { clean[$0] })
    if kind.columns.contains(where: \.isRepeated) {
      repeated = rest.map { (Label.clean(clean[$0]), $0) }
    } else {
      for index in rest where !clean[index].isEmpty {
        warn(
          ru: "столбец «\(clean[index])» не используется",
          en: "column “\(clean[index])” is not used")
      }
    }
  }

  /// The columns with a name of their own or with the one that the options give.
  private func named(
    _ column: ChartColumn, among heads: [String]
  ) throws(ChartError) -> [Int] {
    guard let given = options.columnNames[column.name].map({ PlainText.line($0) }) else {
      return heads.indices.filter { heads[$0].lowercased() == column.name }
    }
    let found = heads.indices.filter { heads[$0].lowercased() == given.lowercased() }
    guard !found.isEmpty else {
      throw .unknownColumn(given, nearest: Spelling.nearest(to: given, among: heads))
    }
    return found
  }

  /// Refuses cells to the right of the last named column: most often the decimals of a number that
  /// was cut at its comma, and the picture would show another number.
  private func refuseCellsBehind(_ heads: [String]) throws(ChartError) {
    guard let last = heads.lastIndex(where: { !$0.isEmpty }) else { return }
    for (index, row) in rows.enumerated() where row.count > last + 1 {
      guard let end = row.lastIndex(where: { !PlainText.line($0).isEmpty }), end > last else {
        continue
      }
      throw .rowTooLong(row: index + 1, cells: end + 1, columns: last + 1)
    }
  }

  private func requireColumns(among rest: [String]) throws(ChartError) {
    for column in kind.columns where column.isRequired {
      if column.isRepeated ? rest.isEmpty : positions[column.name] == nil {
        throw .missingColumn(
          column.name, kind: kind,
          nearest: column.isRepeated ? nil : Spelling.nearest(to: column.name, among: rest))
      }
    }
  }
}
