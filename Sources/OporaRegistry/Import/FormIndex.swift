import OporaCSV
package import OporaDefinitions
import OporaLanguage
import OporaSystem

/// All labels that source forms know, folded once, so that a header is matched by look-ups.
///
/// Make one for the forms in force and keep it: a workspace has dozens of files, and the forms know
/// some two thousand labels.
package struct FormIndex: Sendable {
  /// A column of one of the forms.
  struct FormColumn: Sendable {
    /// Index of the form.
    let form: Int
    /// Index of the column in the form.
    let column: Int
    /// The entry of an earlier form with the same label; -1 if there is none.
    fileprivate let next: Int
  }

  private let forms: [SourceForm]
  private var entries: [FormColumn] = []
  private var entryByLabel: [FoldedLabel: Int] = [:]
  /// The columns by the skeletons of their Russian labels; made when a Latin label is first met.
  private let skeletons = Locked<[String: [FormColumn]]?>(nil)

  /// Folds the labels of forms: machine names and headers, then aliases; within a form the earlier
  /// column wins.
  package init(_ forms: [SourceForm]) {
    self.forms = forms
    let count = forms.reduce(0) { $0 + $1.columns.reduce(0) { $0 + 3 + $1.aliases.count } }
    entries.reserveCapacity(count)
    entryByLabel.reserveCapacity(count)
    for (index, form) in forms.enumerated() where !form.isDerived {
      for (position, column) in form.columns.enumerated() {
        for label in [column.name, column.header.ru, column.header.en] {
          add(label, form: index, column: position)
        }
      }
      for (position, column) in form.columns.enumerated() {
        for label in column.aliases { add(label, form: index, column: position) }
      }
    }
  }

  private mutating func add(_ label: String, form: Int, column: Int) {
    let number = entries.count
    let entry = { (next: Int) in FormColumn(form: form, column: column, next: next) }
    let folded = FoldedLabel(text: HeaderFolding.fold(label))
    let latest = entryByLabel[folded, default: number]
    guard latest != number else {
      entryByLabel[folded] = number
      entries.append(entry(-1))
      return
    }
    guard entries[latest].form != form else { return }
    entryByLabel[folded] = number
    entries.append(entry(latest))
  }

  /// Whether a folded label is known to any form: how the reader finds the header row of a file.
  package func isKnown(_ folded: String) -> Bool {
    entryByLabel[FoldedLabel(text: folded)] != nil || !transliterated(folded).isEmpty
  }

  /// The columns that a label names, at most one of each form.
  func columns(named label: String) -> [FormColumn] {
    var found: [FormColumn] = []
    let folded = HeaderFolding.fold(label)
    var next = entryByLabel[FoldedLabel(text: folded)] ?? -1
    if next < 0 { return transliterated(folded) }
    while next >= 0 {
      found.append(entries[next])
      next = entries[next].next
    }
    return found
  }

  /// The columns whose Russian label a folded Latin one transliterates; of a form with several such
  /// columns none.
  private func transliterated(_ folded: String) -> [FormColumn] {
    guard let skeleton = LabelSkeleton.ofFolded(folded) else { return [] }
    return skeletons.withLock { known in
      let all = known ?? columnsBySkeleton()
      known = all
      return all[skeleton] ?? []
    }
  }

  private func columnsBySkeleton() -> [String: [FormColumn]] {
    var all: [String: [FormColumn]] = [:]
    for (index, form) in forms.enumerated() {
      var own: [String: Set<Int>] = [:]
      for (position, column) in form.columns.enumerated() {
        for label in [column.header.ru] + column.aliases {
          guard let skeleton = LabelSkeleton.ofRussian(label) else { continue }
          own[skeleton, default: []].insert(position)
        }
      }
      for (skeleton, positions) in own where positions.count == 1 {
        for position in positions {
          all[skeleton, default: []].append(FormColumn(form: index, column: position, next: -1))
        }
      }
    }
    return all
  }

  /// How labels fit the form with an id; nil if there is no such form.
  package func match(labels: [String], source id: String) -> HeaderMatch? {
    guard let index = forms.firstIndex(where: { $0.id == id }) else { return nil }
    let exact = Dictionary(
      forms[index].columns.enumerated().map { ($0.element.header.ru, $0.offset) }
    ) { first, _ in first }
    let named = labels.map { label in
      exact[label] ?? columns(named: label).first { $0.form == index }?.column
    }
    return HeaderMatch(labels: labels, form: forms[index], named: named)
  }

  /// How a table without a header fits the form of a schema: by the order of columns, if there are as
  /// many; nil for other forms.
  package func match(width: Int, source id: String) -> HeaderMatch? {
    guard let form = forms.first(where: { $0.id == id }), form.columns.count == width,
      form.columns.contains(where: { $0.rules != nil })
    else { return nil }
    return HeaderMatch(
      labels: form.columns.map(\.header.ru), form: form, named: Array(form.columns.indices))
  }

  /// Which form a header belongs to (распознавание формы): the best complete match; the nearest
  /// incomplete one if none is complete; nil if fewer than two labels are known to any form.
  package func bestMatch(labels: [String]) -> HeaderMatch? {
    var named: [Int: [Int?]] = [:]
    for (position, label) in labels.enumerated() {
      for found in columns(named: label) {
        named[found.form, default: [Int?](repeating: nil, count: labels.count)][position] =
          found.column
      }
    }
    let enough = max(1, min(2, labels.count))
    var best: HeaderMatch?
    for form in named.keys.sorted() {
      guard let columns = named[form], columns.count(where: { $0 != nil }) >= enough else {
        continue
      }
      let match = HeaderMatch(labels: labels, form: forms[form], named: columns)
      guard match.matchedCount >= enough else { continue }
      if best.map({ FormIndex.rank($0) < FormIndex.rank(match) }) ?? true { best = match }
    }
    return best
  }

  /// Complete before incomplete, then more columns found, fewer lacking, a smaller form, the id.
  private static func rank(_ match: HeaderMatch) -> (Int, Int, Int, Int, String) {
    (
      match.isComplete ? 1 : 0, match.matchedCount, -match.missing.count,
      -match.form.columns.count, match.form.id
    )
  }
}

/// A folded label as a key: hashed by its bytes where equal labels have equal bytes.
private struct FoldedLabel: Hashable {
  let text: String

  /// ASCII and Russian letters have one spelling; of other letters only the text knows equal ones.
  func hash(into hasher: inout Hasher) {
    var text = text
    let isHashed = text.withUTF8 { bytes in
      guard bytes.allSatisfy({ $0 < 0xC0 || $0 == 0xD0 || $0 == 0xD1 }) else { return false }
      hasher.combine(bytes: UnsafeRawBufferPointer(bytes))
      return true
    }
    if !isHashed { text.hash(into: &hasher) }
  }
}
