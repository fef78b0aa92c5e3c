import OporaDefinitions

/// Takes what rows do not say from the rows of another table that they link to: the direction of an
/// enrolment from its programme.
///
/// Works on tables of one form as they come, one after another; what a link leads to is looked up
/// once for each of its texts.
struct LinkFill {
  /// The column that is filled, by its index in the form.
  let column: Int
  private let link: Int
  private let target: Table
  private let keys: Column
  private let source: Column
  private let translated: [Int32]
  /// The row of the target for each number of its key's dictionary.
  private let rows: [Int32]
  /// The stored value of the source for each number of the link's dictionary that was met.
  private var values: [Int32] = []

  /// Fills a column of a form by a link; nil where nothing can be taken from the target.
  init?(
    _ name: String, of form: SourceForm, by link: (column: String, form: String),
    from target: Table
  ) {
    guard let column = form.columns.firstIndex(where: { $0.name == name }),
      let linkColumn = form.columns.firstIndex(where: { $0.name == link.column }),
      let source = target.column(name), let key = target.form.key.first,
      let keys = target.column(key), keys.usesDictionary,
      let translated = LinkFill.translation(of: source, to: form.columns[column])
    else { return nil }
    self.column = column
    self.link = linkColumn
    self.target = target
    self.keys = keys
    self.source = source
    self.translated = translated
    var rows = [Int32](repeating: -1, count: keys.dictionary.count)
    for row in 0..<target.rowCount where !keys.isMissing(row) && !source.isMissing(row) {
      let key = Int(keys.small[row])
      // Of several rows with one key the order must not decide.
      if rows[key] < 0 || source.text(row) < source.text(Int(rows[key])) { rows[key] = Int32(row) }
    }
    self.rows = rows
  }

  /// Stored codes of one column in the code list of another; nil if they cannot be translated.
  private static func translation(of source: Column, to column: SourceColumn) -> [Int32]? {
    switch (source.form.type, column.type) {
    case (.code(let from), .code(let to)):
      from.map { entry in
        to.firstIndex { $0.code == entry.code }.map(Int32.init) ?? Column.missing
      }
    case (.text, .text): []
    default: nil
    }
  }

  /// Fills the missing cells of a table's column.
  mutating func fill(_ table: inout Table) {
    guard let links = table.columns[link], links.usesDictionary, !links.isKeyed,
      table.columns[column]?.isKeyed != true,
      table.columns[column] == nil || table.columns[column]?.small.contains(Column.missing) == true
    else { return }
    lookUp(links.dictionary)
    table.ensureColumn(column)
    guard var filled = table.columns[column] else { return }
    table.columns[column] = nil
    for row in 0..<table.rowCount
    where filled.small[row] == Column.missing && links.small[row] != Column.missing {
      let value = values[Int(links.small[row])]
      guard value != Column.missing else { continue }
      if filled.usesDictionary {
        filled.setSmall(row, textual: source.dictionary.text(value))
      } else {
        filled.setSmall(row, to: translated[Int(value)])
      }
    }
    table.columns[column] = filled
  }

  /// Looks up the texts that were not met before.
  private mutating func lookUp(_ dictionary: TextDictionary) {
    for number in values.count..<max(values.count, dictionary.count) {
      let known = dictionary.withBytes(of: Int32(number)) { keys.dictionary.existingNumber(of: $0) }
      let row = known.map { rows[Int($0)] } ?? -1
      values.append(row < 0 ? Column.missing : source.small[Int(row)])
    }
  }
}
