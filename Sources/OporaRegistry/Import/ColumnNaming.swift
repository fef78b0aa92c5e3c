import OporaCSV
import OporaLanguage
package import OporaDefinitions

/// How a label of a file named a column of a form (способ сопоставления).
package enum ColumnNaming: CaseIterable, Sendable {
  /// By the column's own header or machine name, letter by letter.
  case name
  /// The same but for case, spaces, punctuation, ё or letters that look alike.
  case spelling
  /// By another name that exports use.
  case alias
  /// Russian words in Latin letters.
  case transliteration
  /// By its place, in a table without a header.
  case place

  /// How a label named a column.
  package init(_ label: String, _ column: SourceColumn) {
    let names = [column.header.ru, column.header.en, column.name]
    let folded = HeaderFolding.fold(label)
    self =
      if label.isEmpty {
        .place
      } else if names.contains(label) {
        .name
      } else if names.contains(where: { HeaderFolding.fold($0) == folded }) {
        .spelling
      } else if column.aliases.contains(where: { HeaderFolding.fold($0) == folded }) {
        .alias
      } else {
        .transliteration
      }
  }
}
