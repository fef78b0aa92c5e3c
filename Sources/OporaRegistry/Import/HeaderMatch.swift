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
  package init(labels: [String], form: SourceForm) {
    self.form = form
    let known = HeaderMatch.labels(of: form)
    var columns: [Int?] = []
    var duplicates: [(first: Int, second: Int)] = []
    for (position, label) in labels.enumerated() {
      let index = known[HeaderFolding.fold(label)]
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

  /// Whether a label of a territory says that its cells are codes.
  private static func isCode(_ label: String) -> Bool {
    let fold = HeaderFolding.fold(label)
    return ["октмо", "oktmo"].contains { fold.contains(HeaderFolding.fold($0)) }
  }

  /// All folded labels of a form with the index of their column; the earlier column wins.
  static func labels(of form: SourceForm) -> [String: Int] {
    var known: [String: Int] = [:]
    for (index, column) in form.columns.enumerated() {
      for label in [column.name, column.header.ru, column.header.en] {
        let fold = HeaderFolding.fold(label)
        if known[fold] == nil { known[fold] = index }
      }
    }
    for (index, column) in form.columns.enumerated() {
      for label in column.aliases {
        let fold = HeaderFolding.fold(label)
        if known[fold] == nil { known[fold] = index }
      }
    }
    return known
  }
}

/// Which source form a file belongs to, decided by its header (распознавание формы).
package enum FormRecognition {
  /// The best complete match; the nearest incomplete one if none is complete; nil if fewer than two
  /// labels are known to any form.
  package static func bestMatch(labels: [String], forms: [SourceForm]) -> HeaderMatch? {
    let matches = forms.map { HeaderMatch(labels: labels, form: $0) }.filter { match in
      match.matchedCount >= min(2, labels.count) && match.matchedCount > 0
    }
    return matches.max { left, right in rank(left) < rank(right) }
  }

  /// Complete before incomplete, then more columns found, fewer lacking, a smaller form, the id.
  private static func rank(_ match: HeaderMatch) -> (Int, Int, Int, Int, String) {
    (
      match.isComplete ? 1 : 0, match.matchedCount, -match.missing.count,
      -match.form.columns.count, match.form.id
    )
  }

  /// All labels that any form knows, folded: how the reader finds the header row of a file.
  package static func knownLabels(_ forms: [SourceForm]) -> Set<String> {
    Set(forms.flatMap { HeaderMatch.labels(of: $0).keys })
  }
}

/// Letters of columns as Excel shows them: A, B … Z, AA.
package enum ColumnLetter {
  /// The letter of a column, counted from 0.
  package static func letter(_ index: Int) -> String {
    var letters = ""
    var rest = index + 1
    while rest > 0 {
      let digit = (rest - 1) % 26
      letters = String(UnicodeScalar(UInt8(65 + digit))) + letters
      rest = (rest - 1) / 26
    }
    return letters
  }
}
