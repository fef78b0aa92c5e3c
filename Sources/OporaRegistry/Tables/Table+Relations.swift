package import OporaDiagnostics
import OporaDefinitions
import OporaLanguage

// What rows of a table must keep to among themselves (контрольные соотношения строк).
extension Table {
  /// Rows of one file that share a key (повтор ключа); they count as they stand.
  package func duplicateKeys() -> [Finding] {
    let keys = form.key.compactMap { column($0) }
    guard !keys.isEmpty, keys.count == form.key.count else { return [] }
    if keys.count == 1, keys[0].usesDictionary { return duplicates(of: keys[0]) }
    var findings: [Finding] = []
    for file in files {
      var first: [String: Int] = [:]
      for row in file.rows where !keys.contains(where: { $0.isMissing(row) }) {
        let key = keys.map { $0.text(row) }.joined(separator: " / ")
        if let earlier = first[key] {
          findings.append(duplicate(key, row, earlier, file.name))
        } else {
          first[key] = row
        }
      }
    }
    return findings
  }

  /// Repeated values of one dictionary column: an array of first rows, no text is made.
  private func duplicates(of key: Column) -> [Finding] {
    var findings: [Finding] = []
    for file in files {
      var first = [Int32](repeating: -1, count: key.dictionary.count)
      for row in file.rows where key.small[row] != Column.missing {
        let number = Int(key.small[row])
        if first[number] >= 0 {
          findings.append(duplicate(key.text(row), row, Int(first[number]), file.name))
        } else {
          first[number] = Int32(row)
        }
      }
    }
    return findings
  }

  private func duplicate(_ key: String, _ row: Int, _ earlier: Int, _ file: String) -> Finding {
    let isPersonal = form.key.contains { form.column($0)?.personal == true }
    let shown = isPersonal ? CellText.masked(key) : key
    return Finding(
      code: "primary-key", severity: .error,
      place: place(row, file, form.key.count == 1 ? form.key[0] : form.key.joined(separator: "+")),
      key: shown, value: shown,
      message: LocalizedText(
        ru: "такой ключ уже есть в строке \(lines[earlier])",
        en: "the key is already in line \(lines[earlier])"),
      expected: LocalizedText(ru: "у каждой строки свой ключ", en: "a key of its own for each row"),
      fix: LocalizedText(
        ru: "удалите лишнюю строку или исправьте ключ; пока обе строки учтены",
        en: "delete the extra row or correct the key; both rows count for now"))
  }

  private func place(_ row: Int, _ file: String, _ field: String) -> Place {
    Place(file: file, line: Int(lines[row]), header: form.column(field)?.header.ru, field: field)
  }

  /// Rows that end before they begin; they never overlap a period and so count nowhere.
  package func reversedIntervals() -> [Finding] {
    guard case .lasts(let from, let to, _) = form.time, let starts = column(from),
      let ends = column(to)
    else { return [] }
    return (0..<rowCount).compactMap { row in
      guard starts.small[row] != Column.missing, ends.small[row] != Column.missing,
        ends.small[row] < starts.small[row]
      else { return nil }
      return Finding(
        code: "constraint-error", detail: "ends-before-start", severity: .warning,
        place: place(row, origin(of: row).file, to),
        value: ends.form.personal ? "" : ends.text(row),
        message: LocalizedText(
          ru: "окончание раньше начала (\(starts.text(row)))",
          en: "ends before it begins (\(starts.text(row)))"),
        fix: LocalizedText(
          ru: "исправьте одну из дат; пока строка ни в каком периоде не учтена",
          en: "correct one of the dates; until then the row counts in no period"))
    }
  }

  /// Rows whose link leads nowhere: a programme that the list of programmes lacks.
  ///
  /// Nothing is said where the other source is absent from the workspace.
  package func brokenLinks(_ tables: [String: Table]) -> [Finding] {
    form.links.flatMap { link -> [Finding] in
      guard let target = tables[link.form], target.form.key.count == 1,
        let keys = target.column(target.form.key[0]), let column = column(link.column),
        column.usesDictionary, keys.usesDictionary
      else { return [] }
      let isKnown = (0..<Int32(column.dictionary.count)).map { number in
        column.dictionary.withBytes(of: number) { keys.dictionary.existingNumber(of: $0) } != nil
      }
      return (0..<rowCount).compactMap { row in
        let number = column.small[row]
        guard number != Column.missing, !isKnown[Int(number)] else { return nil }
        return brokenLink(row, column, target.form)
      }
    }
  }

  private func brokenLink(_ row: Int, _ column: Column, _ target: SourceForm) -> Finding {
    let shown = column.form.personal ? CellText.masked(column.text(row)) : column.text(row)
    return Finding(
      code: "foreign-key", severity: .warning,
      place: place(row, origin(of: row).file, column.form.name), value: shown,
      message: LocalizedText(
        ru: "нет в источнике «\(target.title.ru)»", en: "not in the source “\(target.title.en)”"),
      fix: LocalizedText(
        ru: "исправьте код или добавьте строку в «\(target.title.ru)»",
        en: "correct the code or add a row to “\(target.title.en)”"))
  }
}
