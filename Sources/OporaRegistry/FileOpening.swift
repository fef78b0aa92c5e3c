import OporaCSV
package import OporaDefinitions
import OporaLanguage
import OporaSystem

/// The files of a workspace with what was decided of each: how it is read and through which form.
///
/// Nothing is imported yet, and only the forms are needed: files can be opened while the rest of the
/// definitions is still being read.
package struct OpenedFiles: Sendable {
  let opening: FileOpening
  let files: [OpenedFile]

  /// Opens files, several at a time; their order does not matter.
  ///
  /// - Parameters:
  ///   - files: the files.
  ///   - forms: the source forms that a header may fit.
  ///   - options: what is told of files; which columns are kept is not asked here.
  package init(_ files: [InputFile], forms: [SourceForm], options: RegistryOptions) {
    let opening = FileOpening(forms: forms, options: options)
    self.opening = opening
    let sorted = files.sorted { $0.name < $1.name }
    self.files = Parallel.map(sorted, weight: { $0.source.count }) { opening.open($0) }
      .flatMap { $0 }
  }
}

/// A file whose layout and form are decided.
struct OpenedFile: Sendable {
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

/// Decides how files are read and through which form.
struct FileOpening: Sendable {
  let forms: [SourceForm]
  private let options: RegistryOptions
  private let index: FormIndex

  init(forms: [SourceForm], options: RegistryOptions) {
    self.forms = forms
    self.options = options
    index = FormIndex(forms)
  }

  /// The tables of a file: itself or, of records in JSON, one for each list that a form knows.
  func open(_ input: InputFile) -> [OpenedFile] {
    guard FileNaming.isJSON(input.name) else { return [plain(input)] }
    let bytes = input.bytes
    guard RecordsOfJSON.looksLikeJSON(bytes) else { return [plain(input)] }
    let tables = RecordsOfJSON.tables(bytes, name: input.name).filter { !$0.isDictionary }
    let opened = tables.map { open($0, of: input, isOnly: tables.count == 1) }
    // A file of several lists holds dictionaries, too, which are no data.
    let known = opened.filter { $0.form != nil }
    return known.isEmpty ? opened : known
  }

  private func open(_ records: RecordsOfJSON, of input: InputFile, isOnly: Bool) -> OpenedFile {
    let rule = rule(for: input)
    let name = isOnly ? input.name : input.name + "#" + records.member
    var whole = CSVOptions()
    whole.longFile = 0
    let file = CSVFile(Array(records.csv.utf8), name: name, options: whole) {
      [index] in index.isKnown($0)
    }
    var part = input
    part.name = name
    return OpenedFile(
      input: part, file: file, match: records.rows.isEmpty ? nil : match(file, rule),
      period: rule?.period
        ?? FileNaming.period(in: input.name, calendar: options.calendar)?.id, records: records)
  }

  /// Decides how a file is read and through which form.
  private func plain(_ input: InputFile) -> OpenedFile {
    let rule = rule(for: input)
    let file = CSVFile(input.source, name: input.name, options: told(rule)) { index.isKnown($0) }
    return OpenedFile(
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

  /// A long file, opened as one that is read whole.
  func whole(_ input: InputFile) -> CSVFile {
    CSVFile(input.bytes, name: input.name, options: told(rule(for: input))) { [index] in
      index.isKnown($0)
    }
  }
}
