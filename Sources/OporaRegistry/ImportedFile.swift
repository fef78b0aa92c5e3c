import OporaCSV
import OporaDefinitions

extension ImportedFile {
  /// A file that was refused.
  init(refused name: String, _ file: CSVFile) {
    self.init(
      name: name, source: "", counts: RecordCounts(), skipped: [], rejected: [],
      header: file.header, dialect: "",
      delimiter: file.layout.delimiter.value ?? UInt8(ascii: ","), columns: [], isRefused: true)
  }

  /// What the import of a file gave.
  init(_ name: String, _ file: CSVFile, _ match: HeaderMatch, _ result: FileImport) {
    let columns = zip(file.header, match.formColumns).map { label, index in
      (label: label, name: index.map { match.form.columns[$0].name })
    }
    self.init(
      name: name, source: match.form.id, counts: result.counts, skipped: result.skipped,
      rejected: result.rejected, header: file.header, dialect: "",
      delimiter: file.layout.delimiter.value ?? UInt8(ascii: ","), columns: columns,
      isRefused: false)
  }
}
