import OporaCSV
public import OporaDiagnostics
import OporaDefinitions
import OporaLanguage

/// A JSON file of records as a table, such as the exchange files of Навигатор (ЕАИС ДО).
///
/// There every value is a text, an absent one is an empty object, and a list of one is the value
/// alone: so `{}`, `null` and `[]` are empty cells, a value and a list of it are the same cell,
/// several values are joined by `;`. Objects inside an object give columns with a dot:
/// `financingSources.source`.
public struct RecordsOfJSON: Sendable {
  /// The columns in the order of their first occurrence.
  public private(set) var columns: [String] = []
  /// The rows; a record without a column has an empty cell there.
  public private(set) var rows: [[String]] = []
  /// The line of the file that each row begins on.
  public private(set) var lines: [Int] = []
  /// The number of each row's record in its list, the first being 0.
  private var records: [Int] = []
  /// The member that holds the rows; empty where the file is the list itself.
  public private(set) var member = ""
  /// Records that the system has marked as deleted (`isDeleted`); they are no rows.
  public private(set) var deleted = 0
  /// Elements of the list that are no records; they are no rows, and each has a finding.
  public private(set) var strangers = 0
  /// What the file holds beside its rows: kinds and counts.
  var noRows: [(kind: String, count: Int)] { [("deleted", deleted), ("not-record", strangers)] }
  /// What is wrong with the file.
  public private(set) var findings: [Finding] = []

  /// Whether a file begins like a list of objects or an object in JSON; a header such as `[id],name`
  /// does not.
  public static func looksLikeJSON(_ bytes: [UInt8]) -> Bool {
    let marks: [[UInt8]] = [[0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFE, 0xFF]]
    let mark = marks.first { bytes.starts(with: $0) } ?? []
    let blanks: [UInt8] = mark.count == 2 ? [0, 9, 10, 13, 32] : [9, 10, 13, 32]
    let signs = bytes.dropFirst(mark.count).lazy.filter { !blanks.contains($0) }.prefix(2)
    let pair = String(decoding: signs, as: UTF8.self)
    return ["[{", "[]", "{\"", "{}"].contains(pair)
  }

  /// Reads a file: a list of objects, an object one of whose members is such a list, at whatever
  /// depth, or an object a line.
  ///
  /// - Parameters:
  ///   - bytes: the file, in UTF-8 or, with a mark, in UTF-16.
  ///   - name: its name, for messages.
  ///   - member: the member that holds the records, where there are several lists; nil takes the
  ///     only one.
  public init(_ bytes: [UInt8], name: String, member: String? = nil) {
    let file = RecordsOfJSON.document(bytes, name)
    findings = file.findings
    guard let tree = file.tree, !findings.contains(where: { $0.severity == .error }) else { return }
    guard let (key, records) = RecordsOfJSON.records(in: tree, member) else {
      findings.append(RecordsOfJSON.noRecords(tree, name))
      return
    }
    self.member = key
    take(records, name)
  }

  /// The tables of a file: one of a list of objects, one for each member that is such a list.
  ///
  /// - Parameters:
  ///   - bytes: the file, in UTF-8.
  ///   - name: its name, for messages.
  /// - Returns: the tables; a file that is broken or holds no list gives one with findings.
  public static func tables(_ bytes: [UInt8], name: String) -> [RecordsOfJSON] {
    let file = document(bytes, name)
    guard let tree = file.tree, !file.findings.contains(where: { $0.severity == .error }) else {
      return [RecordsOfJSON(findings: file.findings, name)]
    }
    let lists = RecordLists.lists(in: tree)
    guard !lists.isEmpty else { return [RecordsOfJSON(findings: [noRecords(tree, name)], name)] }
    return lists.map { RecordsOfJSON(findings: file.findings, name, $0.key, $0.records) }
  }

  private init(
    findings: [Finding], _ name: String, _ member: String = "", _ records: [JSON5Value] = []
  ) {
    self.findings = findings
    self.member = member
    take(records, name)
  }

  private static func document(_ bytes: [UInt8], _ name: String) -> JSON5Document {
    JSON5Document(file: name, text: RecordLists.text(bytes))
  }

  private mutating func take(_ records: [JSON5Value], _ name: String) {
    var places: [String: Int] = [:]
    for (number, record) in records.enumerated() {
      guard case .object(let members) = record.kind else {
        strangers += 1
        findings.append(noRecord(record, number, name))
        continue
      }
      if RecordsOfJSON.isDeleted(members) {
        deleted += 1
        continue
      }
      var cells: [(key: String, text: String)] = []
      for member in members { RecordsOfJSON.collect(member.value, member.key, into: &cells) }
      var row = [String](repeating: "", count: columns.count)
      for (key, text) in cells {
        let place = places[key] ?? columns.count
        if place == columns.count {
          places[key] = place
          columns.append(key)
        }
        while row.count <= place { row.append("") }
        row[place] = row[place].isEmpty ? text : row[place] + (text.isEmpty ? "" : ";" + text)
      }
      rows.append(row)
      lines.append(record.span.line)
      self.records.append(number)
    }
    rows = rows.map { $0 + [String](repeating: "", count: columns.count - $0.count) }
  }

  private static func isDeleted(_ members: [JSON5Value.Member]) -> Bool {
    members.contains { member in
      guard member.key == "isDeleted" else { return false }
      return switch member.value.kind {
      case .bool(let mark): mark
      case .string(let text): text == "true"
      default: false
      }
    }
  }

  /// Whether the list names regions, directions or lessons, of which no source is made.
  var isDictionary: Bool { ["regions", "programDirections", "schedules"].contains(member) }

  /// Where a row stands in the file: `programs[11]`, the first being 0.
  func path(ofRow row: Int) -> String { "\(member)[\(records[row])]" }

  /// The table as CSV for machines.
  public var csv: String {
    var writer = CSVWriter(.machine)
    writer.write(columns)
    for row in rows { writer.write(row) }
    return writer.text
  }

  private static func records(
    in tree: JSON5Value, _ member: String?
  ) -> (key: String, records: [JSON5Value])? {
    let lists = RecordLists.lists(in: tree)
    if let member { return lists.first { $0.key == member } }
    return lists.count == 1 ? lists[0] : nil
  }

  private static func noRecords(_ tree: JSON5Value, _ name: String) -> Finding {
    let lists = RecordLists.lists(in: tree)
    let names = lists.map { "«\($0.key)»" }.joined(separator: ", ")
    let example = name + "#" + (lists.first?.key ?? "")
    return Finding(
      code: "type-error", severity: .error, place: Place(file: name, line: 1),
      message: LocalizedText(
        ru: names.isEmpty
          ? "в файле JSON нет списка записей" : "в файле несколько списков: \(names)",
        en: names.isEmpty
          ? "the JSON file holds no list of records" : "the file holds several lists: \(names)"),
      fix: LocalizedText(
        ru: names.isEmpty ? "нужен список объектов" : "назовите нужный: \(example)",
        en: names.isEmpty ? "a list of objects is needed" : "name the one to take: \(example)"))
  }

  private func noRecord(_ value: JSON5Value, _ number: Int, _ name: String) -> Finding {
    var place = Place(file: name, line: value.span.line)
    place.header = "\(member)[\(number)]"
    return Finding(
      code: "type-error", severity: .warning, place: place,
      message: LocalizedText(
        ru: "в списке записей стоит не запись; она пропущена",
        en: "the list of records holds what is no record; it is skipped"),
      fix: LocalizedText(ru: "нужен объект", en: "an object is needed"))
  }

  private static func collect(
    _ value: JSON5Value, _ key: String, into cells: inout [(key: String, text: String)]
  ) {
    switch value.kind {
    case .null: cells.append((key, ""))
    case .bool(let bool): cells.append((key, bool ? "true" : "false"))
    case .number(let text), .string(let text): cells.append((key, text))
    case .array(let values):
      if values.isEmpty { cells.append((key, "")) }
      for value in values { collect(value, key, into: &cells) }
    case .object(let members):
      if members.isEmpty { cells.append((key, "")) }
      for member in members { collect(member.value, key + "." + member.key, into: &cells) }
    }
  }
}

extension RecordsOfJSON {
  /// A finding about the table, placed where the record stands in the file.
  func placed(_ finding: Finding) -> Finding {
    var finding = finding
    finding.place.columnLetter = nil
    guard let record = finding.place.record, lines.indices.contains(record - 1) else {
      finding.place.line = nil
      return finding
    }
    finding.place.line = lines[record - 1]
    let path = path(ofRow: record - 1)
    finding.place.header = finding.place.header.map { path + "." + $0 } ?? path
    return finding
  }
}
