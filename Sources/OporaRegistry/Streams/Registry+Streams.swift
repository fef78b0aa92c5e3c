import OporaCSV
package import OporaDefinitions
import OporaDiagnostics
import OporaLanguage

/// What is known of the rows of a stream after it was read.
struct StreamPresence: Sendable {
  /// Codes of the municipalities that have rows.
  var codes: Set<String>
  /// Codes of those whose rows touch a period, by its id.
  var touching: [String: Set<String>]
}

extension Registry {
  /// Takes in that a stream was read: its file, its findings, its municipalities.
  ///
  /// - Parameters:
  ///   - rows: what reading gave.
  ///   - touching: by period id: texts of the municipality column whose rows touch the period; nil
  ///     for rows without a text.
  package mutating func absorb(_ rows: StreamedRows, touching: [String: Set<String?>]) {
    streams[rows.form] = nil
    let codes = municipalityCodes()
    let column = rows.tables.first.flatMap { table in
      table.form.municipality.flatMap { table.column($0)?.form }
    }
    for text in rows.municipalities.sorted() where !codes.isEmpty && Registry.isName(text) {
      guard (codes[HeaderFolding.fold(text)] ?? nil) == nil else { continue }
      let place = Place(file: rows.name, header: column?.header.ru, field: column?.name)
      findings.append(Registry.unknownMunicipality(text, place))
    }
    findings +=
      HeaderFindings.extras(of: rows.file, name: rows.name, rows.match) + rows.result.findings
    files.append(ImportedFile(rows.name, rows.file, rows.match, rows.result))
    files.sort { $0.name < $1.name }
    streamed[rows.form] = StreamPresence(
      codes: Set(rows.municipalities.map { code(of: $0, codes) }), touching: [:])
    findMunicipalities()
    let only = municipalities.count == 1 ? municipalities[0].code : nil
    let coded = touching.mapValues { texts in
      Set(texts.compactMap { $0.map { code(of: $0, codes) } ?? only })
    }
    streamed[rows.form]?.touching = coded
  }

  /// The code of a municipality by a text of a column: a code, or a name that the list knows.
  private func code(of text: String, _ codes: [String: String?]) -> String {
    guard Registry.isName(text), let known = codes[HeaderFolding.fold(text)] ?? nil else {
      return Registry.municipalityCode(of: text)
    }
    return known
  }

  private static func isName(_ text: String) -> Bool { text.utf8.contains { $0 > 57 } }

  /// For each text of a streamed column: the index in ``municipalities``, or −1.
  package func unitIndexes(of texts: [String]) -> [Int32] {
    let codes = municipalityCodes()
    let index = Dictionary(
      uniqueKeysWithValues: municipalities.enumerated().map { ($0.element.code, Int32($0.offset)) })
    return texts.map { index[code(of: $0, codes)] ?? -1 }
  }

  /// Keeps the rows of a stream that has to be read as a whole.
  package mutating func keep(_ stream: RowStream, forms: [SourceForm]) {
    streams[stream.form.id] = nil
    var options = options
    options.streams = { _ in nil }
    let other = RegistryBuilder.registry(of: [stream.input], forms: forms, options: options)
    tables[stream.form.id] = other.tables[stream.form.id]
    findings += other.findings
    files += other.files
    files.sort { $0.name < $1.name }
    resolveMunicipalityNames()
    findMunicipalities()
    if var table = tables[stream.form.id] {
      tables[stream.form.id] = nil
      table.fillMunicipality(onlyOneOf: municipalities)
      tables[stream.form.id] = table
    }
    fillFromLinks()
  }
}
