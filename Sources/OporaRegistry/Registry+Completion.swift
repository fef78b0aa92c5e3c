import OporaCSV
import OporaDefinitions
import OporaDiagnostics
import OporaLanguage

// What the tables of a workspace know of one another.
extension Registry {
  /// Replaces names of municipalities by their codes, where the name is known and unambiguous.
  mutating func resolveMunicipalityNames(of forms: [SourceForm]) {
    guard tables["municipalities"] != nil else { return }
    let codes = municipalityCodes()
    for form in forms {
      for column in form.columns where column.check == "oktmo" || column.name == form.municipality {
        resolve(column.name, in: form.id, codes)
      }
    }
  }

  /// The code of each municipality by its folded names; nil where several bear the name.
  func municipalityCodes() -> [String: String?] {
    guard let table = tables["municipalities"] else { return [:] }
    var codes: [String: String?] = [:]
    for municipality in Municipality.all(in: table, on: nil) {
      for name in [municipality.name, municipality.shortName] where !name.isEmpty {
        let fold = HeaderFolding.fold(name)
        let isTaken = codes[fold].map { $0 != municipality.code } ?? false
        codes[fold] = isTaken ? .some(nil) : municipality.code
      }
    }
    return codes
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
    return Registry.unknownMunicipality(
      text,
      Place(file: origin.file, line: origin.line, header: column.header.ru, field: column.name))
  }

  static func unknownMunicipality(_ text: String, _ place: Place) -> Finding {
    Finding(
      code: "foreign-key", detail: "unknown-municipality", severity: .warning, place: place,
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

  /// The code of the municipality that a territory's code is in.
  static func municipalityCode(of text: String) -> String {
    let isSettlement = text.utf8.count == 11 && text.utf8.allSatisfy { (48...57).contains($0) }
    return isSettlement ? String(text.prefix(8)) : text
  }

  private func occurringCodes() -> Set<String> {
    var codes: Set<String> = []
    for form in forms {
      guard let name = form.municipality, let table = tables[form.id],
        let column = table.column(name), column.usesDictionary
      else { continue }
      for number in column.occurringNumbers() {
        let text = column.dictionary.text(number)
        codes.insert(Registry.municipalityCode(of: text))
      }
    }
    for presence in streamed.values { codes.formUnion(presence.codes) }
    return codes
  }

  /// Takes what a row does not say from the row it links to: the direction of an enrolment from its
  /// programme, the kind of settlement from its locality.
  mutating func fillFromLinks(of forms: [SourceForm]) {
    for form in forms {
      for link in form.links {
        for name in LinkedColumns.names.sorted() {
          fill(name, of: form.id, by: link)
        }
      }
    }
  }

  private mutating func fill(
    _ name: String, of form: String, by link: (column: String, form: String)
  ) {
    guard var table = tables[form], let target = tables[link.form],
      var fill = LinkFill(name, of: table.form, by: link, from: target)
    else { return }
    tables[form] = nil
    fill.fill(&table)
    tables[form] = table
  }
}

/// What a row may take from the row it links to.
public enum LinkedColumns {
  /// Machine names of such columns.
  public static let names: Set<String> = ["direction", "locality_type", "municipality"]
}
