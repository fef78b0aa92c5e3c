import OporaCSV
package import OporaDefinitions
import OporaLanguage

/// How the header of a file fits a source form (сопоставление заголовков).
package struct HeaderMatch: Sendable {
  /// The form.
  package let form: SourceForm
  /// For each column of the file: the index of the form's column, or nil.
  package let formColumns: [Int?]
  /// Required columns that no label of the file names.
  package let missing: [SourceColumn]
  /// Alternative sets of columns of which none is complete.
  package let lacksAlternatives: Bool
  /// Pairs of file columns that name the same column of the form.
  package let duplicates: [(first: Int, second: Int)]

  /// How many columns of the form were found.
  package var matchedCount: Int { formColumns.count { $0 != nil } }

  /// Whether the file can be imported through the form.
  package var isComplete: Bool { missing.isEmpty && !lacksAlternatives && duplicates.isEmpty }

  /// Matches labels to a form: exact and folded headers, machine names and aliases.
  ///
  /// A label is compared without case, ё, spaces, punctuation and look-alike letters. Two labels
  /// for one column are a fault, never a guess; but a territory given by its ОКТМО and by its name is
  /// taken by its code, for names repeat.
  ///
  /// - Parameters:
  ///   - labels: the header of a file.
  ///   - form: the form.
  ///   - named: for each label the index of the form's column that it names, or nil.
  init(labels: [String], form: SourceForm, named: [Int?]) {
    self.form = form
    var columns: [Int?] = []
    var duplicates: [(first: Int, second: Int)] = []
    for (position, label) in labels.enumerated() {
      let index = named[position]
      guard let index, let first = columns.firstIndex(of: index) else {
        columns.append(index)
        continue
      }
      let isTerritory = form.columns[index].check == "oktmo"
      switch (HeaderMatch.isCode(labels[first]), HeaderMatch.isCode(label)) {
      case (true, false) where isTerritory: columns.append(nil)
      case (false, true) where isTerritory:
        columns[first] = nil
        columns.append(index)
      default:
        duplicates.append((first, position))
        columns.append(nil)
      }
    }
    let found = Set(columns.compactMap { $0 })
    let names = Set(found.map { form.columns[$0].name })
    self.formColumns = columns
    self.duplicates = duplicates
    lacksAlternatives =
      !form.alternatives.isEmpty
      && !form.alternatives.contains { $0.allSatisfy(names.contains) }
    missing = form.columns.enumerated().filter { index, column in
      column.columnRequired && !found.contains(index)
        && (column.instead.isEmpty || !column.instead.allSatisfy(names.contains))
    }.map(\.element)
  }

  /// The labels of a file; those of the form for a table without a header.
  func labels(of file: CSVFile) -> [String] {
    if !file.header.isEmpty { return file.header }
    return formColumns.map { index in index.map { form.columns[$0].header.ru } ?? "" }
  }

  /// Whether a label of a territory says that its cells are codes.
  private static func isCode(_ label: String) -> Bool {
    let fold = HeaderFolding.fold(label)
    return ["октмо", "oktmo"].contains { fold.contains(HeaderFolding.fold($0)) }
  }
}
