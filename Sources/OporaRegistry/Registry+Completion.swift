import OporaCSV
import OporaDefinitions
import OporaDiagnostics
import OporaLanguage

// What the tables of a workspace know of one another.
extension Registry {
  /// Replaces names of municipalities by their codes, where the name is known and unambiguous.
  mutating func resolveMunicipalityNames() {
    guard let table = tables["municipalities"] else { return }
    var codes: [String: String?] = [:]
    for municipality in Municipality.all(in: table, on: nil) {
      for name in [municipality.name, municipality.shortName] where !name.isEmpty {
        let fold = HeaderFolding.fold(name)
        let isTaken = codes[fold].map { $0 != municipality.code } ?? false
        codes[fold] = isTaken ? .some(nil) : municipality.code
      }
    }
    for form in forms {
      for column in form.columns where column.check == "oktmo" || column.name == form.municipality {
        resolve(column.name, in: form.id, codes)
      }
    }
  }

  private mutating func resolve(_ name: String, in form: String, _ codes: [String: String?]) {
    guard var table = tables[form], let index = table.index(of: name),
      var column = table.columns[index], column.usesDictionary
    else { return }
    var changes: [Int32: Int32] = [:]
    for number in 0..<Int32(column.dictionary.count) {
      let text = column.dictionary.text(number)
      guard text.utf8.contains(where: { $0 > 57 }) else { continue }
      if let code = codes[HeaderFolding.fold(text)] ?? nil {
        changes[number] = column.dictionary.number(of: code)
      } else if let row = column.small.firstIndex(of: number) {
        findings.append(unknownMunicipality(text, table, row, column.form))
      }
    }
    guard !changes.isEmpty else { return }
    tables[form] = nil
    for row in 0..<table.rowCount {
      if let changed = changes[column.small[row]] { column.setSmall(row, to: changed) }
    }
    table.columns[index] = column
    tables[form] = table
  }

  /// A name that the list of municipalities lacks, or gives to several: told once for each name.
  private func unknownMunicipality(
    _ text: String, _ table: Table, _ row: Int, _ column: SourceColumn
  ) -> Finding {
    let origin = table.origin(of: row)
    return Finding(
      code: "foreign-key", detail: "unknown-municipality", severity: .warning,
      place: Place(
        file: origin.file, line: origin.line, header: column.header.ru, field: column.name),
      value: text,
      message: LocalizedText(
        ru: "такого муниципального образования нет в списке, или имя носят несколько",
        en: "no such municipality in the list, or several bear the name"),
      fix: LocalizedText(
        ru: "впишите код ОКТМО или имя, как в списке муниципальных образований",
        en: "enter the OKTMO code, or the name as in the list of municipalities"))
  }

  /// The municipalities that figures are for: those expected, else all that occur in any file.
  mutating func findMunicipalities() {
    let described = tables["municipalities"].map { Municipality.all(in: $0, on: nil) } ?? []
    let byCode = Dictionary(described.map { ($0.code, $0) }) { first, _ in first }
    let listed = options.expectsListed && !described.isEmpty ? described.map(\.code) : nil
    let codes = (options.municipalities ?? listed).map(Set.init) ?? occurringCodes()
    municipalities = codes.sorted().map { byCode[$0] ?? Municipality(code: $0) }
  }

  private func occurringCodes() -> Set<String> {
    var codes: Set<String> = []
    for form in forms {
      guard let name = form.municipality, let table = tables[form.id],
        let column = table.column(name), column.usesDictionary
      else { continue }
      for number in column.occurringNumbers() {
        let text = column.dictionary.text(number)
        let isSettlement = text.utf8.count == 11 && text.utf8.allSatisfy { (48...57).contains($0) }
        codes.insert(isSettlement ? String(text.prefix(8)) : text)
      }
    }
    return codes
  }

  /// Takes what a row does not say from the row it links to: the direction of an enrolment from its
  /// programme, the kind of settlement from its locality.
  mutating func fillFromLinks() {
    for form in forms {
      for link in form.links {
        for name in LinkedColumns.names.sorted() {
          fill(name, of: form.id, by: link.column, from: link.form)
        }
      }
    }
  }

  private mutating func fill(_ name: String, of form: String, by link: String, from other: String) {
    guard var table = tables[form], let target = tables[other], let index = table.index(of: name),
      let source = target.column(name), let links = table.column(link),
      let key = target.form.key.first, let keys = target.column(key),
      table.columns[index] == nil || table.columns[index]?.small.contains(Column.missing) == true
    else { return }
    let translated = Registry.translation(of: source, to: table.form.columns[index])
    guard let translated else { return }
    tables[form] = nil
    defer { tables[form] = table }
    var values = [Int32](repeating: Column.missing, count: links.dictionary.count)
    for row in 0..<target.rowCount where !keys.isMissing(row) && !source.isMissing(row) {
      let number = keys.dictionary.withBytes(of: keys.small[row]) {
        links.dictionary.existingNumber(of: $0)
      }
      if let number { values[Int(number)] = source.small[row] }
    }
    table.ensureColumn(index)
    guard var column = table.columns[index] else { return }
    for row in 0..<table.rowCount
    where column.small[row] == Column.missing && links.small[row] != Column.missing {
      let value = values[Int(links.small[row])]
      guard value != Column.missing else { continue }
      if column.usesDictionary {
        column.setSmall(row, textual: source.dictionary.text(value))
      } else {
        column.setSmall(row, to: translated[Int(value)])
      }
    }
    table.columns[index] = column
  }

  /// Stored codes of one column in the code list of another; nil if they cannot be translated.
  private static func translation(of source: Column, to column: SourceColumn) -> [Int32]? {
    switch (source.form.type, column.type) {
    case (.code(let from), .code(let to)):
      from.map { entry in
        to.firstIndex { $0.code == entry.code }.map(Int32.init) ?? Column.missing
      }
    case (.text, .text): []
    default: nil
    }
  }
}

/// What a row may take from the row it links to.
public enum LinkedColumns {
  /// Machine names of such columns.
  public static let names: Set<String> = ["direction", "locality_type", "municipality"]
}
