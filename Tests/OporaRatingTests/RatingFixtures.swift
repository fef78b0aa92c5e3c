import OporaDefinitions
import OporaDiagnostics
import OporaLanguage
import OporaRating

/// An exact number of its decimal text.
func exact(_ text: String) -> ExactNumber { ExactNumber(decimal: text) ?? .zero }

/// Reads a form; the findings of a faulty one as `code line:column message`.
func read(
  _ text: String, indicators: Set<String> = []
) -> (form: RatingForm?, faults: [String], findings: [Finding]) {
  let document = JSON5Document(file: "form.json5", text: text)
  var findings = document.findings
  let form = document.tree.flatMap {
    RatingForm.read($0, indicators: indicators, findings: &findings)
  }
  let faults = findings.map { finding in
    "\(finding.code) \(finding.place.line ?? 0):\(finding.place.column ?? 0) \(finding.message.ru)"
  }
  return (form, faults, findings)
}

/// A form with one group `g` of criteria.
func makeForm(
  _ criteria: String, kind: String = "points", step: String = "0.01", more: String = "",
  group: String = ""
) -> RatingForm? {
  read(
    """
    { id: 'x', kind: '\(kind)', step: '\(step)', \(more)
      groups: [{ id: 'g', \(group) criteria: [\(criteria)] }] }
    """
  ).form
}

/// Rates a table: one row per unit, one column per criterion; `""` is missing.
func rate(
  _ form: RatingForm?, _ columns: [String], _ rows: [String: [String]],
  previous: RatingResult? = nil
) -> RatingResult {
  guard let form else { return RatingResult(period: "", units: [], points: []) }
  let inputs = rows.flatMap { unit, cells in
    zip(columns, cells).map {
      CriterionInput(unit: unit, criterion: $0, raw: ExactNumber(decimal: $1))
    }
  }
  return Rating(form: form).rate(
    period: "2024-S1", units: Array(rows.keys), inputs: inputs, previous: previous)
}

extension RatingResult {
  /// `place unit points` of every unit.
  var lines: [String] {
    units.map { "\($0.placeText.isEmpty ? "–" : $0.placeText) \($0.unit) \($0.points)" }
  }

  /// The scores of one criterion by unit's code.
  func scores(_ criterion: String) -> [String] {
    points.filter { $0.criterion == criterion }.sorted { $0.unit < $1.unit }.map {
      $0.score?.description ?? "nil"
    }
  }

  /// The row of a unit and a criterion.
  func row(_ unit: String, _ criterion: String) -> CriterionPoints? {
    points.first { $0.unit == unit && $0.criterion == criterion }
  }
}
