import OporaLanguage

/// A table of units by indicators whose cells are shaded by how good they are in their column.
struct Heat: ChartForm {
  static let title = LocalizedText(ru: "таблица с заливкой", en: "heat table")
  static let columns: [ChartColumn] = [
    .required("name"), .repeated("indicator"), .optional("focus"),
  ]
  /// More indicators are split into several tables by block.
  static let mostColumns = 20

  struct Column {
    var head: String
    var lowerIsBetter: Bool
    var format: ValueFormat
    /// By row of the table; nil where missing.
    var values: [Double?]
    /// Rows where there can be no value.
    var notApplicable: Set<Int> = []

    /// The text of a row's cell: the number, «н/д» for no data, `mark` where there can be none.
    func text(_ row: Int, notApplicable mark: String) -> String {
      values[row].map(format.plain) ?? (notApplicable.contains(row) ? mark : format.style.missing)
    }
  }

  let options: ChartOptions
  let format: ValueFormat
  let takeaway: Takeaway
  let names: [String]
  let focus: Set<Int>
  let columns: [Column]
  /// The rows from best to worst by the first column, those without a value last.
  let order: [Int]

  init(_ table: inout TableReader) throws(ChartError) {
    let options = table.options
    self.options = options
    guard table.repeated.count <= Heat.mostColumns else {
      throw .tooManyColumns(table.repeated.count, most: Heat.mostColumns)
    }
    var names: [String] = []
    for row in 0..<table.count { names.append(try table.name("name", row)) }
    self.names = names
    table.warnUnlessFound(focusIn: names)
    focus = Set(names.indices.filter { table.isFocus(names[$0], $0) })
    let lower = options.lowerIsBetterColumns.map { Label.clean($0).lowercased() }
    var columns: [Column] = []
    for (head, index) in table.repeated {
      var values: [Double?] = []
      for row in 0..<table.count { values.append(try table.number(at: index, head, row)) }
      let format = ValueFormat(
        options.language, unit: nil, decimals: table.decimals(at: index))
      columns.append(
        Column(
          head: head.isEmpty ? "\(columns.count + 1)" : head,
          lowerIsBetter: lower.contains(head.lowercased()) || !options.higherIsBetter,
          format: format, values: values,
          notApplicable: Set(values.indices.filter { table.isNotApplicable(at: index, $0) })))
    }
    self.columns = columns
    format = ValueFormat(options.language, unit: options.unit, decimals: table.decimals)
    order = Heat.order(names, columns.first)
    takeaway = HeatTakeaway(names: names, columns: columns, focus: focus.min())
      .takeaway(options.subject)
  }

  private static func order(_ names: [String], _ main: Column?) -> [Int] {
    let keys = names.map { CollationKey($0) }
    let sign = main?.lowerIsBetter ?? false ? -1.0 : 1.0
    func goodness(_ row: Int) -> Double {
      main?.values[row].map { $0 * sign } ?? -.infinity
    }
    return names.indices.sorted { left, right in
      if goodness(left) != goodness(right) { return goodness(left) > goodness(right) }
      return keys[left] == keys[right] ? left < right : keys[left] < keys[right]
    }
  }

  var descriptions: [String] {
    let russian = options.language == .ru
    let rows =
      russian
      ? options.subject.countedDative.text(names.count, .ru)
      : options.subject.counted.text(names.count, .en)
    let heads = columns.count
    let lead =
      russian
      ? "Таблица с заливкой по \(rows); показателей: \(heads)"
      : "Heat table of \(rows) by \(Plural.indicator.text(heads, .en))"
    let statement = "; " + takeaway.clause(format)
    let best = order.first.map { names[$0] } ?? ""
    let main = columns.first.flatMap { column in
      order.first.flatMap { row in
        column.values[row].map {
          (russian ? "; лучшее значение «\(column.head)»: " : "; best “\(column.head)”: ")
            + "\(best), \(column.format.plain($0))"
        }
      }
    }
    return [lead + (main ?? "") + statement, lead + statement, lead]
  }

  /// «х» by the convention of yearbooks, a Latin x in English.
  var notApplicableMark: String { options.language == .ru ? "х" : "x" }

  var notes: [String] {
    let russian = options.language == .ru
    var notes: [String] = []
    if let head = columns.first?.head, columns.count > 1 {
      notes.append(
        russian
          ? "Порядок строк — по столбцу «\(head)»" : "Rows are ordered by column “\(head)”")
    }
    if columns.contains(where: { $0.values.count { $0 == nil } > $0.notApplicable.count }) {
      notes.append(russian ? "н/д — нет данных (не ноль)" : "n/a: no data (not zero)")
    }
    if columns.contains(where: { !$0.notApplicable.isEmpty }) {
      notes.append(
        notApplicableMark
          + (russian ? " — показатель не применяется" : ": the indicator does not apply"))
    }
    if columns.contains(where: \.lowerIsBetter) {
      notes.append(
        russian
          ? "Треугольник под названием столбца: чем ниже значение, тем лучше"
          : "A triangle under a head: the lower, the better")
    }
    return notes
  }

  func leastWidth(_ wanted: Double) -> Double { HeatLayout(self, width: wanted).leastWidth }

  func draw(on canvas: inout Canvas) {
    HeatLayout(self, width: canvas.width).draw(on: &canvas)
  }
}

/// What a heat table says.
struct HeatTakeaway {
  let names: [String]
  let columns: [Heat.Column]
  let focus: Int?

  func takeaway(_ subject: ChartSubject) -> Takeaway {
    let cells = columns.flatMap(\.values)
    if cells.allSatisfy({ $0 == nil }) { return .noData }
    // One unit alone can be compared with nothing.
    if names.count == 1 { return .unitAlone(name: names[0], indicators: columns.count) }
    if let focus {
      let known = columns.filter { $0.values[focus] != nil }
      if !known.isEmpty, known.allSatisfy({ side($0, focus) == .same }) {
        return .atMedian(name: names[focus], total: known.count)
      }
      return .betterThanMedian(
        name: names[focus], count: known.count { side($0, focus) == .better },
        total: known.count)
    }
    let below = names.indices.count { row in
      let known = columns.filter { $0.values[row] != nil }
      return !known.isEmpty && known.allSatisfy { side($0, row) == .worse }
    }
    if below > 0 { return .belowAllMedians(count: below, subject) }
    let bests = names.indices.map { row in columns.count { isSoleBest($0, row) } }
    if let most = bests.max(), most * 2 > columns.count,
      let row = bests.firstIndex(of: most)
    {
      return .bestOnMost(name: names[row], count: most, total: columns.count)
    }
    return .belowAllMedians(count: 0, subject)
  }

  private enum Side { case better, same, worse }

  private func side(_ column: Heat.Column, _ row: Int) -> Side {
    guard let value = column.values[row],
      let median = Takeaway.median(column.values.compactMap(\.self)), value != median
    else { return .same }
    return (value > median) != column.lowerIsBetter ? .better : .worse
  }

  private func isSoleBest(_ column: Heat.Column, _ row: Int) -> Bool {
    guard let value = column.values[row] else { return false }
    let known = column.values.compactMap(\.self)
    let best = column.lowerIsBetter ? known.min() : known.max()
    return value == best && known.count { $0 == best } == 1
  }
}

extension Heat.Column {
  /// The shade 0…4 of a cell: its fifth of the column by goodness; equal values share the middle.
  func shade(_ row: Int) -> Int? {
    guard let value = values[row] else { return nil }
    let known = values.compactMap(\.self)
    let worse = known.count { lowerIsBetter ? $0 > value : $0 < value }
    let equal = known.count { $0 == value }
    return min(4, (2 * worse + equal) * 5 / (2 * known.count))
  }
}
