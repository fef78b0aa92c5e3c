import OporaCSV
import OporaDefinitions
import OporaDiagnostics
import OporaLanguage

// What a table lacks and can be made from what it has.
extension Table {
  /// The column's index in the form.
  func index(of name: String) -> Int? { form.columns.firstIndex { $0.name == name } }

  /// Makes the keys that the form allows other columns for, where the key itself is not given.
  ///
  /// A child's key is made from СНИЛС, certificate, or name and birth date, a programme's from its
  /// title and organisation; a made key is never written.
  mutating func makeKeys() {
    if let target = form.alternatives.first, target.count == 1 {
      makeKey(target[0], of: Array(form.alternatives.dropFirst()))
    }
    for column in form.columns where !column.instead.isEmpty {
      makeKey(column.name, of: [column.instead])
    }
  }

  private mutating func makeKey(_ name: String, of alternatives: [[String]]) {
    guard let index = index(of: name), form.columns[index].type == .text else { return }
    let others = alternatives.map { set in set.compactMap { column($0) } }
    guard columns[index] == nil || columns[index]?.small.contains(Column.missing) == true else {
      return
    }
    ensureColumn(index)
    guard var key = columns[index] else { return }
    for row in 0..<rowCount where key.small[row] == Column.missing {
      for (number, set) in others.enumerated() {
        guard set.count == alternatives[number].count, set.allSatisfy({ !$0.isMissing(row) })
        else { continue }
        let parts = set.map { Table.keyPart($0.text(row), of: $0.form) }
        key.setSmall(row, textual: "\(number + 1):" + parts.joined(separator: "|"))
        break
      }
    }
    columns[index] = key
  }

  /// A part of a made key: names folded (case, ё, spaces, look-alikes), numbers as their digits.
  private static func keyPart(_ text: String, of column: SourceColumn) -> String {
    guard column.type == .text else { return text }
    guard column.check == "snils" else { return HeaderFolding.fold(text) }
    return String(decoding: text.utf8.filter { $0 &- 48 < 10 }, as: UTF8.self)
  }

  /// Attributes rows without a municipality to the only one there is.
  mutating func fillMunicipality(onlyOneOf municipalities: [Municipality]) {
    guard municipalities.count == 1, let name = form.municipality, let index = index(of: name),
      form.columns[index].type == .text
    else { return }
    ensureColumn(index)
    guard var column = columns[index] else { return }
    for row in 0..<rowCount where column.small[row] == Column.missing {
      column.setSmall(row, textual: municipalities[0].code)
    }
    columns[index] = column
  }

  /// Prefers the later of two snapshots that hold a row of one key.
  ///
  /// Two files without a snapshot day that share keys are a finding: which of them is right is not
  /// for a program to say; both count as they stand.
  mutating func markSuperseded() -> [Finding] {
    guard files.count > 1, form.key.count > 0 else { return [] }
    let keys = form.key.compactMap { column($0) }
    guard keys.count == form.key.count else { return [] }
    var latest: [String: (file: Int, row: Int)] = [:]
    var superseded = [Bool](repeating: false, count: rowCount)
    var clashes: [Int: (other: Int, count: Int, row: Int)] = [:]
    for (number, file) in files.enumerated() {
      for row in file.rows {
        let key =
          (file.period ?? "") + "\u{1}" + keys.map { $0.text(row) }.joined(separator: "\u{1}")
        guard let earlier = latest[key], earlier.file != number else {
          latest[key] = (number, row)
          continue
        }
        let old = files[earlier.file].snapshot
        if old == nil, file.snapshot == nil {
          clashes[number, default: (earlier.file, 0, row)].count += 1
        } else if (file.snapshot ?? "") >= (old ?? "") {
          superseded[earlier.row] = true
          latest[key] = (number, row)
        } else {
          superseded[row] = true
        }
      }
    }
    if superseded.contains(true) { isSuperseded = superseded }
    return clashes.keys.sorted().compactMap { number in
      clashes[number].map { clash(number, $0.other, count: $0.count, row: $0.row) }
    }
  }

  private func clash(_ number: Int, _ other: Int, count: Int, row: Int) -> Finding {
    let names = (files[number].name, files[other].name)
    return Finding(
      code: "primary-key", detail: "two-files", severity: .error,
      place: Place(file: names.0, line: Int(lines[row]), field: form.key.first),
      message: LocalizedText(
        ru:
          "строк с ключами, которые есть и в файле «\(names.1)»: \(count); какой файл новее, не сказано",
        en: "rows whose keys are also in “\(names.1)”: \(count); which file is newer is not said"),
      fix: LocalizedText(
        ru: "оставьте один файл или поставьте дату в имя файла, например «выгрузка 2024-06-30.csv»",
        en: "keep one file, or put a date into the file name, such as “export 2024-06-30.csv”"))
  }
}

extension Column {
  /// Sets the cell of a row to a text of the dictionary.
  mutating func setSmall(_ row: Int, textual text: String) {
    let number = dictionary.number(of: text)
    small[row] = number
  }

  mutating func setSmall(_ row: Int, to value: Int32) { small[row] = value }
}
