import Dispatch
import OporaCSV
public import OporaDefinitions
import OporaDiagnostics
import OporaLanguage
import OporaSystem

/// Makes a registry of the files of a workspace: recognise, import, complete, find duplicates.
public struct RegistryBuilder: Sendable {
  private var options: RegistryOptions
  private let opening: FileOpening
  private var registry: Registry

  private init(_ opening: FileOpening, options: RegistryOptions) {
    self.opening = opening
    self.options = options
    registry = Registry(forms: opening.forms, options: options)
  }

  /// The registry of some files; the order of files does not matter.
  public static func registry(
    of files: [InputFile], forms: [SourceForm], options: RegistryOptions
  ) -> Registry {
    registry(of: OpenedFiles(files, forms: forms, options: options), options: options)
  }

  /// The registry of files that have been opened.
  package static func registry(of opened: OpenedFiles, options: RegistryOptions) -> Registry {
    var builder = RegistryBuilder(opened.opening, options: options)
    builder.options.dropLinks(toOthersThan: Set(opened.files.compactMap(\.form)))
    builder.take(opened.files)
    builder.complete()
    return builder.registry
  }

  /// The registry of one file, not completed: its rows as they stand in it.
  static func imported(
    _ file: InputFile, forms: [SourceForm], options: RegistryOptions
  ) -> Registry {
    let opening = FileOpening(forms: forms, options: options)
    var builder = RegistryBuilder(opening, options: options)
    builder.take(opening.open(file))
    return builder.registry
  }

  /// Imports the files: long ones of a source of their own may pass by, the others become tables, one
  /// source beside another.
  private mutating func take(_ opened: [OpenedFile]) {
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

  private func stream(of opened: OpenedFile) -> RowStream? {
    guard opened.file.isLong, let match = opened.match, let choice = options.streams(match.form)
    else { return nil }
    return RowStream(
      opened.input, opened.file, match, period: opened.period, choice: choice,
      keeps: options.keeps)
  }

  /// The table of a source from its files.
  ///
  /// A source of several files keeps its keys, to know superseded rows by.
  private func table(of files: [OpenedFile]) -> (table: Table, results: [FileImport])? {
    guard let form = files.first?.match?.form else { return nil }
    let keeps = options.keeps
    let hasSeveral = files.count > 1
    var builder = TableBuilder(form: form, repairs: options.repairs) { form, column, present in
      hasSeveral && form.key.contains(column.name) || keeps(form, column, present)
    }
    var results: [FileImport] = []
    for opened in files {
      guard let match = opened.match else { continue }
      let file = opened.file.isLong ? opening.whole(opened.input) : opened.file
      let name = opened.input.name
      results.append(
        builder.add(
          file, name: name, match: match, period: opened.period,
          snapshot: FileNaming.snapshot(
            of: name, period: opened.period, calendar: options.calendar)))
    }
    return (builder.table, results)
  }

  /// Notes what became of a file; one that is read as a stream is noted when it has been read.
  private mutating func note(_ opened: OpenedFile, _ result: FileImport?) {
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
    for (kind, count) in opened.records?.noRows ?? [] where count > 0 {
      result.counts.read += count
      result.counts.skipped += count
      result.skipped.append((kind: kind, count: count))
    }
    let found = HeaderFindings.extras(of: file, name: name, match) + result.findings
    registry.findings += opened.records.map { $0.findings + found.map($0.placed) } ?? found
    registry.files.append(ImportedFile(name, file, match, result))
  }

  /// Completes the registry: keys made, defaults taken from links, later snapshots preferred.
  private mutating func complete() {
    registry.derivePopulation()
    registry.resolveMunicipalityNames(of: opening.forms)
    registry.findMunicipalities()
    for form in opening.forms {
      guard var table = registry.tables.removeValue(forKey: form.id) else { continue }
      table.makeKeys()
      registry.tables[form.id] = table
    }
    // The municipalities of streams are known when these have been read.
    if registry.streams.isEmpty { registry.attributeToOnlyMunicipality() }
    for form in opening.forms {
      guard var table = registry.tables.removeValue(forKey: form.id) else { continue }
      registry.findings += table.markSuperseded()
      registry.tables[form.id] = table
    }
    registry.fillFromLinks(of: opening.forms)
    registry.derivePlanInstances()
    for id in registry.streams.keys { registry.streams[id]?.link(to: registry.tables) }
  }
}
