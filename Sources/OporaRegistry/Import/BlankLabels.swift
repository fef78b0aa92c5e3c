import OporaCSV
import OporaDiagnostics
import OporaLanguage

/// Columns without a label that hold something after all.
///
/// An empty column at the edge is an artefact of exports and nothing is said of it.
struct BlankLabels {
  private var positions: [Int]
  private var filled: [(position: Int, line: Int)] = []

  /// Finds columns without a label; nil if there are none.
  init?(_ match: HeaderMatch, _ labels: [String]) {
    positions = labels.indices.filter { position in
      match.formColumns[position] == nil && HeaderFolding.fold(labels[position]).isEmpty
    }
    if positions.isEmpty { return nil }
  }

  /// Looks for the first filled cell of each.
  mutating func look(at block: borrowing RecordBlock) {
    for position in positions where position < block.columnCount {
      for record in 0..<block.count
      where !CellText.trimmed(block.cell(position, record)).isEmpty {
        filled.append((position, block.line(of: record)))
        positions.removeAll { $0 == position }
        break
      }
    }
  }

  /// What there is to say of those that are filled.
  func findings(_ file: CSVFile, _ name: String) -> [Finding] {
    filled.sorted { $0.position < $1.position }.map { position, line in
      Finding(
        code: "blank-label", severity: .warning,
        place: Place(file: name, line: line, columnLetter: ColumnLetter.letter(position)),
        message: LocalizedText(
          ru: "в столбце без заголовка есть данные; они не приняты",
          en: "a column without a label holds data, which are not taken"),
        fix: LocalizedText(
          ru: "впишите заголовок столбца", en: "give the column a label"))
    }
  }
}
