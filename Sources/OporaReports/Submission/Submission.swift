import OporaCSV
public import OporaDefinitions
import OporaIndicators
public import OporaLanguage
import OporaRating

/// A municipality's report as it is handed over: figures, report, papers, manifest (отчёт МОЦ).
public struct Submission: Sendable {
  /// What is told of a submission beside its input.
  public struct Terms: Sendable, Hashable {
    /// The number of the version, from 1.
    public var version = 1
    /// The control code of the version that this one replaces; empty for the first.
    public var supersedes = ""
    /// The day of submitting; nil leaves it to be written by hand.
    public var submittedOn: CalendarDay?

    /// A first version without a day.
    public init() {}
  }

  /// The manifest with its control code.
  public let manifest: SubmissionManifest
  /// All files of the folder, `submission.json` first, then by path.
  public let files: [ReportFile]
  /// The name of the archive, made for people: period, municipality, version.
  public let archiveName: String

  /// Makes a submission of one municipality; nil if the input is of no municipality.
  ///
  /// - Parameters:
  ///   - form: the report form of a municipality.
  ///   - input: the same input that a report takes; it must have a focus.
  ///   - terms: version and day.
  public init?(_ form: ReportForm, of input: ReportInput, terms: Terms = Terms()) {
    guard let focus = input.focus else { return nil }
    var input = input
    input.isPublic = false
    let prepared = input.prepared
    let document = Report.document(form, of: input)
    var files = Report.writers.map { $0.file(of: document, named: "report") }
    files += document.pictureFiles
    files += Submission.tables(of: prepared, focus)

    var manifest = Submission.manifest(form, of: input, focus, terms)
    manifest.outputs = Submission.outputs(files)
    manifest.controlCode = manifest.computedCode
    archiveName = Submission.archiveName(manifest, prepared.period.title.ru)
    let papers = SubmissionPapers(manifest, prepared, form: form, archive: archiveName)
    files += papers.files
    manifest.outputs = Submission.outputs(files)
    self.manifest = manifest
    files.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    let first = ReportFile(path: SubmissionManifest.fileName, text: manifest.text)
    self.files = [first] + files
  }

  /// The submission as one archive; its files lie in a folder of the submission's name.
  public var archive: ReportFile {
    let inside = files.map {
      ReportFile(path: "\(manifest.folderName)/\($0.path)", bytes: $0.bytes)
    }
    return ReportFile(path: archiveName, bytes: ZipArchive.bytes(of: inside))
  }
}

extension Submission {
  private static func outputs(_ files: [ReportFile]) -> [SubmissionManifest.Output] {
    files.map {
      SubmissionManifest.Output(
        path: $0.path, hash: SHA256.hex(of: $0.bytes), size: $0.bytes.count)
    }
    .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
  }

  private static func manifest(
    _ form: ReportForm, of input: ReportInput, _ focus: String, _ terms: Terms
  ) -> SubmissionManifest {
    var manifest = SubmissionManifest()
    manifest.period = input.period.id
    manifest.asOf = input.asOf
    manifest.municipality = focus
    let own = input.municipalities.first { $0.code == focus }
    manifest.name = own?.name ?? LocalizedText(ru: focus)
    manifest.shortName = own?.shortName ?? manifest.name
    manifest.version = terms.version
    manifest.supersedes = terms.supersedes
    manifest.submittedOn = terms.submittedOn
    manifest.language = input.language
    manifest.program = input.programVersion
    manifest.reportForm = form.id
    manifest.ratingForm = input.rating?.form.id ?? ""
    manifest.ratingVersion = input.rating?.form.version ?? 0
    manifest.definitions = definitions(of: input.catalogue, Set(input.indicators))
    manifest.inputs = input.files.sorted { $0.path < $1.path }
    return manifest
  }

  /// The definitions in force of some indicators, each with the hash of its file.
  public static func definitions(
    of catalogue: DefinitionCatalogue, _ ids: Set<String>
  ) -> [SubmissionManifest.Definition] {
    catalogue.indicators.filter { ids.contains($0.id) }.map { indicator in
      SubmissionManifest.Definition(
        id: indicator.id, version: indicator.version,
        hash: indicator.span.source.map { SHA256.hex(of: $0.content) } ?? "")
    }
    .sorted { $0.id < $1.id }
  }

  /// The tables for machines: the municipality's own rows only.
  private static func tables(of input: ReportInput, _ focus: String) -> [ReportFile] {
    var own = input
    own.values = IndicatorValues(input.values.cells.filter { $0.municipality == focus })
    if var rating = input.rating {
      rating.current.units = rating.current.units.filter { $0.unit == focus }
      own.rating = rating
    }
    let tables = ReportTables(own).all
    let package = DataPackage(
      name: "opora-submission-\(Slug.text(input.period.id))-\(Slug.text(focus))",
      resources: tables.map { table in
        DataPackage.Resource(
          path: table.name + ".csv", fields: MachineColumns.fields(table.columns, of: table.name))
      })
    return tables.map { ReportFile(path: $0.name + ".csv", text: $0.text) }
      + [ReportFile(path: "datapackage.json", text: package.json())]
  }

  /// The period, the municipality and the version, fit for every file system.
  private static func archiveName(_ manifest: SubmissionManifest, _ period: String) -> String {
    let name = manifest.shortName[manifest.language].unicodeScalars.map { scalar in
      let isPlain =
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || "-. ".unicodeScalars.contains(scalar)
      return isPlain ? Character(scalar) : " "
    }
    let words = String(name.prefix(60)).split(separator: " ").joined(separator: " ")
    let version = manifest.language == .ru ? "версия" : "version"
    return "\(manifest.period) \(words) (\(manifest.municipality)), \(version) "
      + "\(manifest.version).zip"
  }
}
