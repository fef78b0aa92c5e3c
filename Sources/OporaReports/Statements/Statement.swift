import OporaIndicators

/// A cell that a statement rests on.
struct CellReference: Hashable {
  var indicator: String
  var municipality: String
  var period: String
  var breakdown = ""
  var category = ""
}

/// A sentence that the program makes from figures, with the figures it rests on (вывод).
///
/// Statements are chosen by predicates and never typed; tests recompute them from the cells.
struct Statement: Hashable {
  /// What a statement asserts.
  enum Kind: String, CaseIterable {
    case nonReporters, level, target, targetCount, reached, growth, spread, place, movement
    case leader, gap, suppressed, range, strength, structure
  }

  let kind: Kind
  /// What it is about, usually an indicator's short title; empty where the text says it.
  var subject = ""
  /// What is asserted of the subject, from a lower-case letter, without a final stop.
  let predicate: String
  /// Cells of `values.csv` that the statement rests on; empty where it rests on the rating or on
  /// the journal of submissions.
  var cells: [CellReference] = []

  /// The whole sentence without a final stop: «Охват 5–18: 66,8 %, …».
  var text: String { subject.isEmpty ? predicate : "\(subject): \(predicate)" }

  /// The predicate as a sentence of its own, for a paragraph that has named the subject.
  var continuation: String { Sentence.capitalised(predicate) }
}

/// Ends and beginnings of sentences.
enum Sentence {
  /// The text with a final stop, never two: a unit may end with one already.
  static func stopped(_ text: String) -> String { text.hasSuffix(".") ? text : text + "." }

  /// The text from a capital letter.
  static func capitalised(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }
}
