import Dispatch
import OporaCSV
public import OporaDefinitions
import OporaDiagnostics
import OporaLanguage
import OporaSystem

/// Makes a registry of the files of a workspace: recognise, import, complete, find duplicates.
public struct RegistryBuilder: Sendable {
  private let forms: [SourceForm]
  private var options: RegistryOptions
  private let index: FormIndex
  private var registry: Registry

  /// A file whose layout and form are decided.
  private struct Opened: Sendable {
    var input: InputFile
    var file: CSVFile
    /// How the header fits a form; nil if it fits none.
    var match: HeaderMatch?
    /// The period that the file serves; nil if it serves every period.
    var period: String?
    /// The records that the table was made of; nil where the file is the table.
    var records: RecordsOfJSON?

    /// The form that the file is imported through; nil if it is refused.
    var form: String? { file.refusal == nil && match?.isComplete == true ? match?.form.id : nil }
  }

  private init(forms: [SourceForm], options: RegistryOptions) {
    self.forms = forms
    self.options = options
    index = FormIndex(forms)
    registry = Registry(forms: forms, options: options)
  }

  /// The registry of some files; the order of files does not matter.
  public static func registry(
    of files: [InputFile], forms: [SourceForm], options: RegistryOptions
  ) -> Registry {
    var builder = RegistryBuilder(forms: forms, options: options)
    let sorted = files.sorted { $0.name < $1.name }
    let opened = Parallel.map(sorted, weight: { $0.source.count }) { [builder] in
      builder.openAll($0)
    }.flatMap { $0 }
    builder.options.dropLinks(toOthersThan: Set(opened.compactMap(\.form)))
    builder.take(opened)
    builder.complete()
    return builder.registry
  }

  /// The registry of one file, not completed: its rows as they stand in it.
  static func imported(
    _ file: InputFile, forms: [SourceForm], options: RegistryOptions
  ) -> Registry {
    var builder = RegistryBuilder(forms: forms, options: options)
    builder.take(builder.openAll(file))
    return builder.registry
  }

  /// The tables of a file: itself or, of records in JSON, one for each list that a form knows.
  private func openAll(_ input: InputFile) -> [Opened] {
    guard FileNaming.isJSON(input.name) else { return [open(input)] }
    let bytes = input.bytes
    guard RecordsOfJSON.looksLikeJSON(bytes) else { return [open(input)] }
    let tables = RecordsOfJSON.tables(bytes, name: input.name).filter { !$0.isDictionary }
    let opened = tables.map { open($0, of: input, isOnly: tables.count == 1) }
    // A file of several lists holds dictionaries, too, which are no data.
    let known = opened.filter { $0.form != nil }
    return known.isEmpty ? opened : known
  }

  private func open(_ records: RecordsOfJSON, of input: InputFile, isOnly: Bool) -> Opened {
    let rule = rule(for: input)
    let name = isOnly ? input.name : input.name + "#" + records.member
    var whole = CSVOptions()
    whole.longFile = 0
    let file = CSVFile(Array(records.csv.utf8), name: name, options: whole) {
      [index] in index.isKnown($0)
    }
    var part = input
    part.name = name
    return Opened(
      input: part, file: file, match: records.rows.isEmpty ? nil : match(file, rule),
      period: rule?.period
        ?? FileNaming.period(in: input.name, calendar: options.calendar)?.id, records: records)
  }

  /// Decides how a file is read and through which form.
  private func open(_ input: InputFile) -> Opened {
    let rule = rule(for: input)
    let file = CSVFile(input.source, name: input.name, options: told(rule)) { index.isKnown($0) }
    return Opened(
      input: input, file: file, match: match(file, rule),
      period: rule?.period
        ?? FileNaming.period(in: input.name, calendar: options.calendar)?.id)
  }

  private func rule(for input: InputFile) -> RegistryOptions.FileRule? {
    options.files[input.name] ?? options.files[FileNaming.lastPart(of: input.name)]
  }

  /// What is told of the way a file is written.
  private func told(_ rule: RegistryOptions.FileRule?) -> CSVOptions {
    var told = rule?.reading ?? CSVOptions()
    told.longFile = options.longFile
    return told
  }

  private func match(_ file: CSVFile, _ rule: RegistryOptions.FileRule?) -> HeaderMatch? {
    if let source = rule?.source {
      if file.header.isEmpty, let match = index.match(width: file.width, source: source) {
        return match
      }
      if let match = index.match(labels: file.header, source: source) { return match }
    }
    return index.bestMatch(labels: file.header)
  }

  /// Imports the files: long ones of a source of their own may pass by, the others become tables, one
  /// source beside another.
  private mutating func take(_ opened: [Opened]) {
    var bySource: [String: [Int]] = [:]
    for (number, file) in opened.enumerated() {
      if let form = file.form { bySource[form, default: []].append(number) }
    }
    for (form, numbers) in bySource where numbers.count == 1 {
      guard let stream = stream(of: opened[numbers[0]]) else { continue }
      registry.streams[form] = stream
      bySource[form] = nil
    }
    let sources = bySource.keys.sorted()
    let files = sources.map { source in (bySource[source] ?? []).map { opened[$0] } }
    let tables = Parallel.map(files, weight: { $0.reduce(0) { $0 + $1.input.source.count } }) {
      [self] in table(of: $0)
    }
    var results: [Int: FileImport] = [:]
    for (source, built) in zip(sources, tables) {
      registry.tables[source] = built?.table
      for (number, result) in zip(bySource[source] ?? [], built?.results ?? []) {
        results[number] = result
      }
    }
    for (number, file) in opened.enumerated() { note(file, results[number]) }
  }

  private func stream(of opened: Opened) -> RowStream? {
    guard opened.file.isLong, let match = opened.match, let choice = options.streams(match.form)
    else { return nil }
    return RowStream(
      opened.input, opened.file, match, period: opened.period, choice: choice,
      keeps: options.keeps)
  }

  /// The table of a source from its files.
  ///
  /// A source of several files keeps its keys, to know superseded rows by.
  private func table(of files: [Opened]) -> (table: Table, results: [FileImport])? {
    guard let form = files.first?.match?.form else { return nil }
    let keeps = options.keeps
    let hasSeveral = files.count > 1
    var builder = TableBuilder(form: form, repairs: options.repairs) { form, column, present in
      hasSeveral && form.key.contains(column.name) || keeps(form, column, present)
    }
    var results: [FileImport] = []
    for opened in files {
      guard let match = opened.match else { continue }
      let file = opened.file.isLong ? whole(opened.input) : opened.file
      let name = opened.input.name
      results.append(
        builder.add(
          file, name: name, match: match, period: opened.period,
          snapshot: FileNaming.snapshot(
            of: name, period: opened.period, calendar: options.calendar)))
    }
    return (builder.table, results)
  }

  private func whole(_ input: InputFile) -> CSVFile {
    CSVFile(input.bytes, name: input.name, options: told(rule(for: input))) { [index] in
      index.isKnown($0)
    }
  }

  /// Notes what became of a file; one that is read as a stream is noted when it has been read.
  private mutating func note(_ opened: Opened, _ result: FileImport?) {
    let (name, file) = (opened.input.name, opened.file)
    guard let match = opened.match, opened.form != nil else {
      let broken = opened.records?.findings.filter { $0.severity == .error } ?? []
      registry.findings +=
        !broken.isEmpty
        ? broken
        : file.refusal.map { [$0] } ?? HeaderFindings.refusal(of: file, name: name, opened.match)
      registry.files.append(ImportedFile(refused: name, file))
      return
    }
    guard var result else { return }
    if let deleted = opened.records?.deleted, deleted > 0 {
      result.counts.read += deleted
      result.counts.skipped += deleted
      result.skipped.append((kind: "deleted", count: deleted))
    }
    let found = HeaderFindings.extras(of: file, name: name, match) + result.findings
    registry.findings += opened.records.map { found.map($0.placed) } ?? found
    registry.files.append(ImportedFile(name, file, match, result))
  }

  /// Completes the registry: keys made, defaults taken from links, later snapshots preferred.
  private mutating func complete() {
    registry.derivePopulation()
    registry.resolveMunicipalityNames(of: forms)
    registry.findMunicipalities()
    for form in forms {
      guard var table = registry.tables.removeValue(forKey: form.id) else { continue }
      table.makeKeys()
      registry.tables[form.id] = table
    }
    // The municipalities of streams are known when these have been read.
    if registry.streams.isEmpty { registry.attributeToOnlyMunicipality() }
    for form in forms {
      guard var table = registry.tables.removeValue(forKey: form.id) else { continue }
      registry.findings += table.markSuperseded()
      registry.tables[form.id] = table
    }
    registry.fillFromLinks(of: forms)
    registry.derivePlanInstances()
    for id in registry.streams.keys { registry.streams[id]?.link(to: registry.tables) }
  }
}

/// What a file's path says: the period of its folder, the day of its snapshot.
enum FileNaming {
  static func lastPart(of name: String) -> String {
    name.split(separator: "/").last.map(String.init) ?? name
  }

  /// Whether a file is named as records in JSON are.
  static func isJSON(_ name: String) -> Bool { name.lowercased().hasSuffix(".json") }

  /// The period that the nearest folder is named by.
  static func period(in name: String, calendar: PeriodCalendar) -> ReportingPeriod? {
    for folder in name.split(separator: "/").dropLast().reversed() {
      if let period = ReportingPeriod(reading: String(folder), calendar: calendar) { return period }
    }
    return nil
  }

  /// The day of a snapshot as `YYYY-MM-DD`: the folder's last day, else a date in the file's name.
  static func snapshot(of name: String, period: String?, calendar: PeriodCalendar) -> String? {
    if let period, let parsed = ReportingPeriod(reading: period, calendar: calendar) {
      return parsed.lastDay.iso
    }
    return date(in: lastPart(of: name))?.iso
  }

  /// The first date in a name: `2024-06-30`, `30.06.2024`, `20240630`.
  static func date(in name: String) -> CalendarDay? {
    let pieces = name.split { !$0.isNumber && !"-._".contains($0) }
    for piece in pieces {
      let numbers = piece.split { !$0.isNumber }.map(String.init)
      for start in numbers.indices where start + 2 < numbers.count {
        let (a, b, c) = (numbers[start], numbers[start + 1], numbers[start + 2])
        if let day = day(a, b, c) ?? day(c, b, a) { return day }
      }
      if let compact = numbers.first(where: { $0.count == 8 }),
        let day = day(
          String(compact.prefix(4)), String(compact.dropFirst(4).prefix(2)),
          String(compact.suffix(2)))
      {
        return day
      }
    }
    return nil
  }

  private static func day(_ year: String, _ month: String, _ day: String) -> CalendarDay? {
    guard year.count == 4, month.count <= 2, day.count <= 2, let y = Int(year), y > 1990,
      let m = Int(month), let d = Int(day)
    else { return nil }
    return CalendarDay(year: y, month: m, day: d)
  }
}
