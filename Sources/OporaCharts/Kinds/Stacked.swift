import OporaLanguage

/// Shares of a whole for each unit: the parts that matter first, at the zero line.
struct Stacked: ChartForm {
  static let title = LocalizedText(ru: "доли целого", en: "shares of a whole")
  static let columns: [ChartColumn] = [
    .required("name"), .required("part"), .required("value"), .optional("focus"),
  ]
  static let mostRows = 200 * mostParts
  static let mostParts = 8

  struct Row {
    var name: String
    /// By part; nil where missing.
    var values: [Double?]
    var isFocus: Bool

    var total: Double { values.compactMap(\.self).reduce(0, +) }
    var isComplete: Bool { values.allSatisfy { $0 != nil } && total > 0 }

    /// The percents of the parts.
    var shares: [Double] { values.map { ($0 ?? 0) / total * 100 } }

    /// The percent of the first parts together, from their sum: no rounding adds up.
    func share(ofFirst count: Int) -> Double {
      values.prefix(count).compactMap(\.self).reduce(0, +) / total * 100
    }
  }

  let options: ChartOptions
  let format: ValueFormat
  let takeaway: Takeaway
  let parts: [String]
  let rows: [Row]
  let absent: [String]
  /// How many first parts are shown in colour.
  let leading: Int

  init(_ table: inout TableReader) throws(ChartError) {
    options = table.options
    var reading = Reading()
    for index in 0..<table.count { try reading.add(index, &table) }
    guard reading.rows.count <= 200 else { throw .tooManyRows(reading.rows.count, most: 200) }
    table.warnUnlessFound(focusIn: reading.rows.map(\.name))
    parts = reading.parts
    format = ValueFormat(options.language, unit: "%", decimals: options.decimals ?? 0)
    let leading = parts.count > 2 ? 2 : 1
    self.leading = leading
    let complete = reading.rows.filter(\.isComplete)
    let order = Ranking.order(
      complete.map { ($0.share(ofFirst: leading), $0.name) }, higherIsBetter: true)
    rows = order.map { complete[$0.index] }
    absent = Collation.sorted(reading.rows.filter { !$0.isComplete }.map(\.name))
    takeaway = Stacked.takeaway(rows, parts: Array(parts.prefix(leading)), options.language)
  }

  private static func takeaway(
    _ rows: [Row], parts: [String], _ language: Language
  ) -> Takeaway {
    let joined = CaseForms.genitive(parts, language)
    let shares = rows.map { $0.share(ofFirst: parts.count) }
    if let focus = rows.firstIndex(where: \.isFocus) {
      return .share(part: joined, name: rows[focus].name, percent: shares[focus])
    }
    guard let low = shares.min(), let high = shares.max() else { return .noData }
    return .shares(part: joined, lowest: low, highest: high)
  }

  var descriptions: [String] {
    let russian = options.language == .ru
    let total = rows.count + absent.count
    let subject =
      russian
      ? "по \(options.subject.countedDative.text(total, .ru))"
      : "of \(options.subject.counted.text(total, .en))"
    let kind = russian ? "Столбики долей" : "Bars of shares"
    let list = ListText.joined(parts, options.language, limit: 8)
    let statement = "; " + takeaway.clause(format)
    return [
      "\(kind) \(subject): \(list)\(statement)", "\(kind) \(subject)\(statement)",
      "\(kind) \(subject)",
    ]
  }

  var notes: [String] {
    let russian = options.language == .ru
    var notes: [String] = []
    if !rows.isEmpty {
      if rows.count > 1 {
        let lead = CaseForms.genitive(Array(parts.prefix(leading)), options.language)
        notes.append(
          russian ? "Порядок строк — по доле \(lead)" : "In order of the share of \(lead)")
      }
      notes.append(
        russian
          ? "Доли в процентах, округлены так, что в сумме дают 100; узкие части не подписаны"
          : "Shares in percent, rounded so as to add up to 100; narrow parts have no number")
    }
    if !absent.isEmpty {
      let names = ListText.joined(absent, options.language, limit: 12)
      notes.append(
        russian
          ? "Не показаны, данные неполны или в сумме дают ноль: \(names)"
          : "Not shown, incomplete or zero in all: \(names)")
    }
    return notes
  }

  func leastWidth(_ wanted: Double) -> Double { StackedLayout(self, width: wanted).leastWidth }

  func draw(on canvas: inout Canvas) {
    guard !rows.isEmpty else { return canvas.addNothingToShow(options.language) }
    StackedLayout(self, width: canvas.width).draw(on: &canvas)
  }
}

extension Stacked {
  /// Rows and parts in order of first appearance.
  fileprivate struct Reading {
    var parts: [String] = []
    var rows: [Row] = []
    private var partPlaces: [[UInt8]: Int] = [:]
    private var rowPlaces: [[UInt8]: Int] = [:]
    private var taken: Set<[Int]> = []

    mutating func add(_ index: Int, _ table: inout TableReader) throws(ChartError) {
      let part = try place(ofPart: index, table)
      let row = try place(ofRow: index, table)
      let value = try table.number("value", index)
      if let value, value < 0 {
        throw .negativeNumber(
          text: table.text("value", index), column: "value", row: index + 1)
      }
      guard taken.insert([row, part]).inserted else {
        throw .repeatedCell(name: rows[row].name, other: parts[part], row: index + 1)
      }
      rows[row].values[part] = value
      if table.isMarked(index) { rows[row].isFocus = true }
    }

    private mutating func place(
      ofPart index: Int, _ table: TableReader
    ) throws(ChartError) -> Int {
      let key = Array(table.text("part", index).utf8)
      if let place = partPlaces[key] { return place }
      guard parts.count < Stacked.mostParts else {
        throw .tooManySeries(parts.count + 1, most: Stacked.mostParts)
      }
      partPlaces[key] = parts.count
      parts.append(try table.name("part", index))
      for row in rows.indices { rows[row].values.append(nil) }
      return parts.count - 1
    }

    private mutating func place(
      ofRow index: Int, _ table: TableReader
    ) throws(ChartError) -> Int {
      let key = Array(table.text("name", index).utf8)
      if let place = rowPlaces[key] { return place }
      let name = try table.name("name", index)
      rowPlaces[key] = rows.count
      rows.append(
        Row(
          name: name, values: [Double?](repeating: nil, count: parts.count),
          isFocus: table.isFocus(name)))
      return rows.count - 1
    }
  }

  /// Percents rounded to a count of decimals so that they add up to 100: largest remainders.
  static func rounded(_ shares: [Double], decimals: Int) -> [Double] {
    var unit = 1.0
    for _ in 0..<decimals { unit *= 10 }
    let scaled = shares.map { $0 * unit }
    var whole = scaled.map { ($0 + 1e-9).rounded(.down) }
    let missing = Int((100 * unit - whole.reduce(0, +)).rounded())
    let order = scaled.indices.sorted {
      (whole[$0] - scaled[$0], $0) < (whole[$1] - scaled[$1], $1)
    }
    for index in order.prefix(max(0, missing)) { whole[index] += 1 }
    return whole.map { $0 / unit }
  }
}
