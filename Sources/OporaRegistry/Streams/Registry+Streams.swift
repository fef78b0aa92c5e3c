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
  /// Ids of the periods that rows without a municipality touch.
  var touchedWithout: Set<String>

  /// Whether rows of a municipality touch a period; those without one are of the only one.
  func touches(_ period: String, _ code: String, isOnly: Bool) -> Bool {
    touching[period]?.contains(code) == true || isOnly && touchedWithout.contains(period)
  }
}

/// When the rows of a stream begin or happen.
struct StreamDays: Sendable {
  /// How many rows there are by the number of the day.
  var counts: [Int32: Int]
  /// The period whose snapshot the file is, if it is one.
  var folder: String?
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
      codes: Set(rows.municipalities.map { code(of: $0, codes) }),
      touching: touching.mapValues { texts in
        Set(texts.compactMap { $0.map { code(of: $0, codes) } })
      },
      touchedWithout: Set(touching.filter { $0.value.contains(nil) }.keys))
    findMunicipalities()
  }

  /// The code of a municipality by a text of a column: a code, or a name that the list knows.
  private func code(of text: String, _ codes: [String: String?]) -> String {
    guard Registry.isName(text), let known = codes[HeaderFolding.fold(text)] ?? nil else {
      return Registry.municipalityCode(of: text)
    }
    return known
  }

  private static func isName(_ text: String) -> Bool { text.utf8.contains { $0 > 57 } }

  /// Says which code a text of a municipality column means.
  package func municipalityReading() -> @Sendable (String) -> String {
    let codes = municipalityCodes()
    return { [self] in code(of: $0, codes) }
  }

  /// For each text of a streamed column: the index in ``municipalities``, or −1.
  package func unitIndexes(of texts: [String]) -> [Int32] {
    let codes = municipalityCodes()
    let index = Dictionary(
      uniqueKeysWithValues: municipalities.enumerated().map { ($0.element.code, Int32($0.offset)) })
    return texts.map { index[code(of: $0, codes)] ?? -1 }
  }

  /// Keeps the rows of a stream that has to be read as a whole.
  package mutating func keep(_ stream: RowStream, forms: [SourceForm]) {
    let form = stream.form
    streams[form.id] = nil
    var options = options
    options.streams = { _ in nil }
    let imported = RegistryBuilder.imported(stream.input, forms: forms, options: options)
    findings += imported.findings
    files += imported.files
    files.sort { $0.name < $1.name }
    tables[form.id] = imported.tables[form.id]
    resolveMunicipalityNames(of: [form])
    findMunicipalities()
    guard var table = tables.removeValue(forKey: form.id) else { return }
    table.makeKeys()
    tables[form.id] = table
    fillFromLinks(of: [form])
  }

  /// Attributes rows without a municipality to the only one there is, once all of them are known:
  /// those of streams only when they have been read.
  package mutating func attributeToOnlyMunicipality() {
    for form in forms {
      guard var table = tables.removeValue(forKey: form.id) else { continue }
      table.fillMunicipality(onlyOneOf: municipalities)
      tables[form.id] = table
    }
  }
}
