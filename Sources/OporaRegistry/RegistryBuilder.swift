import OporaCSV
public import OporaDefinitions
import OporaDiagnostics
import OporaLanguage

/// Makes a registry of the files of a workspace: recognise, import, complete, find duplicates.
public struct RegistryBuilder {
  private let forms: [SourceForm]
  private let options: RegistryOptions
  private let index: FormIndex
  private var builders: [String: TableBuilder] = [:]
  private var registry: Registry
  private var sourcesOfSeveralFiles: Set<String> = []

  /// Starts with the source forms and what the configuration says.
  public init(forms: [SourceForm], options: RegistryOptions) {
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
    builder.findSourcesOfSeveralFiles(files)
    for file in files.sorted(by: { $0.name < $1.name }) { builder.add(file) }
    return builder.finished()
  }

  /// Imports one file; files are to come sorted by name.
  public mutating func add(_ input: InputFile) {
    let index = index
    var told = CSVOptions()
    told.longFile = options.longFile
    let file = CSVFile(input.source, name: input.name, options: told) { index.isKnown($0) }
    let rule = options.files[input.name] ?? options.files[FileNaming.lastPart(of: input.name)]
    if let refusal = file.refusal {
      refuse(input.name, file, [refusal])
      return
    }
    guard let match = match(file, rule), match.isComplete else {
      refuse(
        input.name, file, HeaderFindings.refusal(of: file, name: input.name, match(file, rule)))
      return
    }
    let period = rule?.period ?? FileNaming.period(in: input.name, calendar: options.calendar)?.id
    if file.isLong, !sourcesOfSeveralFiles.contains(match.form.id),
      let choice = options.streams(match.form)
    {
      registry.streams[match.form.id] = RowStream(
        input, file, match, period: period, choice: choice, keeps: options.keeps)
    } else {
      keep(file.isLong ? whole(input) : file, input, match, period: period)
    }
  }

  private func whole(_ input: InputFile) -> CSVFile {
    CSVFile(input.bytes, name: input.name) { [index] in index.isKnown($0) }
  }

  /// Appends the rows of a file to the table of its source.
  private mutating func keep(
    _ file: CSVFile, _ input: InputFile, _ match: HeaderMatch, period: String?
  ) {
    let form = match.form
    var builder =
      builders.removeValue(forKey: form.id) ?? TableBuilder(form: form, keeps: keeps(for: form))
    let result = builder.add(
      file, name: input.name, match: match, period: period,
      snapshot: FileNaming.snapshot(of: input.name, period: period, calendar: options.calendar))
    builders[form.id] = builder
    registry.findings += HeaderFindings.extras(of: file, name: input.name, match) + result.findings
    registry.files.append(ImportedFile(input.name, file, match, result))
  }

  /// Reads the headers only: a source of several files needs its keys, to know superseded rows by.
  private mutating func findSourcesOfSeveralFiles(_ files: [InputFile]) {
    guard files.count > 1 else { return }
    let index = index
    var seen: Set<String> = []
    for input in files {
      let head = CSVFile(FileNaming.head(of: input.source), name: input.name) { index.isKnown($0) }
      let rule = options.files[input.name] ?? options.files[FileNaming.lastPart(of: input.name)]
      guard let id = match(head, rule)?.form.id else { continue }
      if !seen.insert(id).inserted { sourcesOfSeveralFiles.insert(id) }
    }
  }

  private func keeps(
    for form: SourceForm
  ) -> (SourceForm, SourceColumn, Set<String>) -> Bool {
    let keeps = options.keeps
    guard sourcesOfSeveralFiles.contains(form.id) else { return keeps }
    return { form, column, present in
      form.key.contains(column.name) || keeps(form, column, present)
    }
  }

  private func match(_ file: CSVFile, _ rule: RegistryOptions.FileRule?) -> HeaderMatch? {
    if let source = rule?.source, let match = index.match(labels: file.header, source: source) {
      return match
    }
    return index.bestMatch(labels: file.header)
  }

  private mutating func refuse(_ name: String, _ file: CSVFile, _ findings: [Finding]) {
    registry.findings += findings
    registry.files.append(
      ImportedFile(
        name: name, source: "", counts: RecordCounts(), skipped: [], rejected: [],
        header: file.header, dialect: "",
        delimiter: file.layout.delimiter.value ?? UInt8(ascii: ","),
        columns: [], isRefused: true))
  }

  /// The registry, completed: keys made, defaults taken from links, later snapshots preferred.
  public mutating func finished() -> Registry {
    for form in forms {
      guard let builder = builders[form.id] else { continue }
      registry.tables[form.id] = builder.table
    }
    builders = [:]
    registry.resolveMunicipalityNames()
    registry.findMunicipalities()
    for form in forms {
      guard var table = registry.tables.removeValue(forKey: form.id) else { continue }
      table.makeKeys()
      table.fillMunicipality(onlyOneOf: registry.municipalities)
      registry.findings += table.markSuperseded()
      registry.tables[form.id] = table
    }
    registry.fillFromLinks()
    for id in registry.streams.keys { registry.streams[id]?.link(to: registry.tables) }
    return registry
  }
}

/// What a file's path says: the period of its folder, the day of its snapshot.
enum FileNaming {
  static func lastPart(of name: String) -> String {
    name.split(separator: "/").last.map(String.init) ?? name
  }

  /// The first lines of a file, enough to know its header by.
  static func head(of source: any ByteSource) -> [UInt8] {
    let longest = 1 << 16
    guard source.count > longest, let bytes = source.bytes(0..<longest) else {
      return source.allBytes() ?? []
    }
    return Array(bytes[..<(bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? longest)])
  }

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
