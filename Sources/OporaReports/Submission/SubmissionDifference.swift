import OporaIndicators
import OporaLanguage
import OporaRating

/// One thing in which two submissions differ (изменение между версиями).
public struct SubmissionDifference: Sendable, Hashable {
  /// What kind of thing it is.
  public enum Area: String, Sendable, Hashable, CaseIterable {
    /// Period, municipality, program, definitions, day.
    case frame
    /// A file that was read.
    case input
    /// A cell of `values.csv`.
    case value
    /// A row of `rating_points.csv` or the total.
    case points
    /// Another file that was written.
    case file
  }

  /// The kind.
  public var area: Area
  /// What differs: an id, a path, a member of the manifest.
  public var subject: String
  /// The period of a cell; empty for other kinds.
  public var period = ""
  /// The breakdown of a cell and its category; empty for an undivided one.
  public var category = ""
  /// What it was; empty if it was not there.
  public var before: String
  /// What it is; empty if it is gone.
  public var after: String

  init(_ area: Area, _ subject: String, _ before: String, _ after: String) {
    self.area = area
    self.subject = subject
    self.before = before
    self.after = after
  }

  /// The columns of ``row``.
  public static let columns = ["area", "subject", "period", "category", "before", "after"]

  /// The difference as a row for machines.
  public var row: [String] { [area.rawValue, subject, period, category, before, after] }

  /// All differences, in the order of the areas.
  public static func all(
    from old: ReceivedSubmission, to new: ReceivedSubmission
  ) -> [SubmissionDifference] {
    let comparison = SubmissionComparison(old: old, new: new)
    return comparison.frame + comparison.inputs + comparison.figures + comparison.files
  }
}

/// Two submissions side by side.
private struct SubmissionComparison {
  let old: ReceivedSubmission
  let new: ReceivedSubmission

  var frame: [SubmissionDifference] {
    let (left, right) = (old.manifest, new.manifest)
    let members: [(String, (SubmissionManifest) -> String)] = [
      ("period", \.period), ("municipality", \.municipality),
      ("asOf", { $0.asOf?.iso ?? "" }), ("submittedOn", { $0.submittedOn?.iso ?? "" }),
      ("version", { "\($0.version)" }), ("language", \.language.rawValue),
      ("program", \.program), ("reportForm", \.reportForm),
      ("rating", { $0.ratingForm.isEmpty ? "" : "\($0.ratingForm) \($0.ratingVersion)" }),
    ]
    let facts = members.compactMap { name, text -> SubmissionDifference? in
      let (before, after) = (text(left), text(right))
      return before == after ? nil : SubmissionDifference(.frame, name, before, after)
    }
    let definitions = different(
      left.definitions.map { ($0.id, "\($0.version) \($0.hash.prefix(8))") },
      right.definitions.map { ($0.id, "\($0.version) \($0.hash.prefix(8))") })
    return facts
      + definitions.map { SubmissionDifference(.frame, "definition \($0.0)", $0.1, $0.2) }
  }

  var inputs: [SubmissionDifference] {
    func texts(_ manifest: SubmissionManifest) -> [(String, String)] {
      manifest.inputs.map { file in
        (
          file.path,
          "\(file.accepted)/\(file.read) \(file.hash.prefix(8))"
        )
      }
    }
    return different(texts(old.manifest), texts(new.manifest))
      .map { SubmissionDifference(.input, $0.0, $0.1, $0.2) }
  }

  var figures: [SubmissionDifference] {
    let (left, right) = (SubmittedTables(old), SubmittedTables(new))
    func cells(_ tables: SubmittedTables) -> [([String], String)] {
      IndicatorValues(tables.values).cells.map { cell in
        let category = cell.breakdown.isEmpty ? "" : "\(cell.breakdown)=\(cell.category)"
        return ([cell.indicator, cell.period, category], SubmissionComparison.text(cell))
      }
    }
    func points(_ tables: SubmittedTables) -> [(String, String)] {
      tables.units.map { ("total", "\($0.points)/\($0.maximum)") }
        + tables.points.map { row in
          (row.criterion, "\(row.points?.description ?? "…")/\(row.maximum)")
        }
    }
    let values = different(cells(left), cells(right)).map { key, before, after in
      var difference = SubmissionDifference(.value, key[0], before, after)
      difference.period = key[1]
      difference.category = key[2]
      return difference
    }
    return values
      + different(points(left), points(right)).map {
        SubmissionDifference(.points, $0.0, $0.1, $0.2)
      }
  }

  /// The files that are told by nothing else: not tables, not papers.
  var files: [SubmissionDifference] {
    func texts(_ manifest: SubmissionManifest) -> [(String, String)] {
      manifest.outputs.filter { output in
        !output.path.hasPrefix(SubmissionManifest.papers)
          && !["values.csv", "rating.csv", "rating_points.csv"].contains(output.path)
      }.map { ($0.path, String($0.hash.prefix(8))) }
    }
    return different(texts(old.manifest), texts(new.manifest))
      .map { SubmissionDifference(.file, $0.0, $0.1, $0.2) }
  }

  /// Names whose texts differ, in the order of the new list, those that are gone last.
  private func different<Key: Hashable>(
    _ old: [(Key, String)], _ new: [(Key, String)]
  ) -> [(Key, String, String)] {
    let before = Dictionary(old, uniquingKeysWith: { first, _ in first })
    let after = Set(new.map(\.0))
    let changed = new.compactMap { key, text -> (Key, String, String)? in
      before[key] == text ? nil : (key, before[key] ?? "", text)
    }
    return changed + old.filter { !after.contains($0.0) }.map { ($0.0, $0.1, "") }
  }

  private static func text(_ cell: IndicatorValue) -> String {
    let value =
      cell.outcome.number.map { MachineNumber.text($0) }
      ?? cell.outcome.reason?.rawValue ?? ""
    guard let numerator = cell.numerator, let denominator = cell.denominator else { return value }
    return "\(value) (\(MachineNumber.text(numerator))/\(MachineNumber.text(denominator)))"
  }
}
