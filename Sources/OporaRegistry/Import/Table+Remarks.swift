import OporaDefinitions
package import OporaDiagnostics
import OporaLanguage

// What is worth a word in rows that are accepted (замечания к принятым строкам).
extension Table {
  /// Repeated keys, repeated rows, texts that a spreadsheet damaged or would run.
  package func remarks() -> [Finding] {
    duplicateKeys() + duplicateRows() + doubtfulTexts()
  }

  /// Longer tables are registries, whose rows have keys.
  private static let mostCompared = 500_000

  /// Rows equal in every column of a table whose rows have no key (повтор строки).
  ///
  /// Where there is a key, its repetition says more; see ``duplicateKeys()``.
  package func duplicateRows() -> [Finding] {
    let keys = form.key.compactMap { column($0) }
    guard keys.isEmpty || keys.count < form.key.count, rowCount <= Table.mostCompared else {
      return []
    }
    let columns = columns.compactMap { $0 }.filter { $0.small.count + $0.wide.count > 0 }
    guard columns.count > 1 else { return [] }
    var hashes = [UInt64](repeating: 0x9E37_79B9_7F4A_7C15, count: rowCount)
    for column in columns { column.mix(into: &hashes) }
    return files.flatMap { file -> [Finding] in
      var first = [UInt64: Int](minimumCapacity: file.rows.count)
      return file.rows.compactMap { row in
        guard let earlier = first[hashes[row]] else {
          first[hashes[row]] = row
          return nil
        }
        let isSame = columns.allSatisfy { $0.isSame(row, earlier) }
        return isSame ? duplicate(row, earlier, file.name) : nil
      }
    }
  }

  private func duplicate(_ row: Int, _ earlier: Int, _ file: String) -> Finding {
    Finding(
      code: "duplicate-row", severity: .warning, place: Place(file: file, line: Int(lines[row])),
      message: LocalizedText(
        ru: "строка повторяет строку \(lines[earlier])",
        en: "the row repeats line \(lines[earlier])"),
      fix: LocalizedText(
        ru: "удалите одну из них, если это одна запись; пока обе учтены",
        en: "delete one of them if they are one record; both count for now"))
  }
}

extension Column {
  /// Whether two rows hold the same value.
  fileprivate func isSame(_ row: Int, _ other: Int) -> Bool {
    guard isWide else { return small[row] == small[other] }
    return wide[row] == wide[other] && (scales.isEmpty || scales[row] == scales[other])
  }

  /// Adds the values of all rows to the hashes of the rows.
  fileprivate func mix(into hashes: inout [UInt64]) {
    for row in hashes.indices {
      let value = isWide ? UInt64(bitPattern: wide[row]) : UInt64(UInt32(bitPattern: small[row]))
      let mixed = (hashes[row] ^ value) &* 0xD6E8_FEB8_6659_FD93
      hashes[row] = mixed ^ (mixed &>> 32)
    }
  }
}
