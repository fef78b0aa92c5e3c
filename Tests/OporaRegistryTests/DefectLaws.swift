import OporaCSV
import OporaDefinitions
import OporaDiagnostics
import Testing

@testable import OporaRegistry

/// A file through a schema: what became of its rows and what was said.
struct TypedReading {
  let file: ImportedFile
  /// `code/detail line column`, errors and warnings, in the order of lines.
  let told: [String]
  /// The rows of the table as texts, sorted.
  let rows: [String]

  init(_ bytes: [UInt8], schema: String, repairs: CellRepair = []) throws {
    let document = SchemaDocument(file: "s.json", text: schema)
    let form = try #require(document.resources.first?.form)
    var options = RegistryOptions()
    options.files["a.csv"] = .init(source: form.id)
    options.repairs = repairs
    let registry = RegistryBuilder.registry(
      of: [InputFile(name: "a.csv", bytes: bytes)], forms: [form], options: options)
    file = try #require(registry.files.first)
    let table = registry.tables[form.id]
    let findings = registry.findings + (table?.remarks() ?? [])
    told = findings.filter { $0.severity != .info }
      .sorted { ($0.place.line ?? 0, $0.code) < ($1.place.line ?? 0, $1.code) }
      .map(TypedReading.words)
    let columns = table?.columns.compactMap { $0 } ?? []
    rows = (0..<(table?.rowCount ?? 0)).map { row in
      columns.map { $0.text(row) }.joined(separator: "|")
    }.sorted()
  }

  private static func words(_ finding: Finding) -> String {
    let what = finding.code + (finding.detail.isEmpty ? "" : "/" + finding.detail)
    let line = finding.place.line.map { " \($0)" } ?? ""
    return what + line + (finding.place.header.map { " " + $0 } ?? "")
  }

  /// Accepted, rejected and skipped rows.
  var counts: [Int] { [file.counts.accepted, file.counts.rejected, file.counts.skipped] }

  /// The rejected rows below their header, as they are given back to be mended.
  func rejects(mending edits: [(String, String)]) -> [UInt8] {
    let delimiter = String(decoding: [file.delimiter], as: UTF8.self)
    var text = file.header.map { "\"\($0)\"" }.joined(separator: delimiter) + "\n"
    for row in file.rejected { text += String(decoding: row.raw, as: UTF8.self) + "\n" }
    for (wrong, right) in edits { text = text.replacing(wrong, with: right) }
    return Array(text.utf8)
  }
}
