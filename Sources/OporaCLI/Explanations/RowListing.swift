import OporaCSV
import OporaDefinitions
import OporaIndicators
import OporaLanguage

/// The rows behind a number, each with what became of it.
///
/// What is personal is shown by a number that stands for it wherever it occurs in the listing, and
/// that tells nothing of it; `--show-ids` shows it as it is.
struct RowListing {
  private let showsIDs: Bool
  private var numbers: [Explanation.Key: Int] = [:]

  init(showsIDs: Bool) { self.showsIDs = showsIDs }

  /// A line for each row of a measure: place, verdict, keys.
  mutating func lines(_ measure: Explanation.MeasurePath, _ language: Language) -> [String] {
    measure.rows.map { row in
      let keys = row.keys.map { "\($0.label[language]) \(text(of: $0))" }.joined(separator: ", ")
      let words = RowListing.words(row.verdict, language)
      return "\(row.file):\(row.line): \(words)" + (keys.isEmpty ? "" : " — \(keys)")
    }
  }

  /// A table of the rows of several numbers, for machines.
  mutating func table(_ paths: [Explanation]) -> [UInt8] {
    var writer = CSVWriter(.machine)
    writer.write(["indicator", "measure", "source", "file", "line", "verdict", "reason", "keys"])
    for path in paths {
      for measure in path.measures {
        for row in measure.rows {
          let keys = row.keys.map { "\($0.column)=\(text(of: $0))" }.joined(separator: "; ")
          let (verdict, reason) = RowListing.code(row.verdict)
          writer.write([
            path.definition.id, measure.measure.name, measure.measure.source, row.file,
            "\(row.line)", verdict, reason, keys,
          ])
        }
      }
    }
    return writer.bytes
  }

  private mutating func text(of key: Explanation.Key) -> String {
    guard key.isPersonal, !showsIDs else { return key.text }
    let number = numbers[key] ?? numbers.count + 1
    numbers[key] = number
    return "№\(number)"
  }

  private static func words(_ verdict: Explanation.Verdict, _ language: Language) -> String {
    let isRussian = language == .ru
    switch verdict {
    case .used: return isRussian ? "учтена" : "used"
    case .leftOut(let reason):
      return (isRussian ? "не учтена, " : "left out, ") + reason[language]
    case .unknown(let fields):
      let names = ListText.joined(fields.map { $0[language] }, language, limit: fields.count)
      return (isRussian ? "не решена, нет: " : "undecided, missing: ") + names
    }
  }

  private static func code(_ verdict: Explanation.Verdict) -> (String, String) {
    switch verdict {
    case .used: ("used", "")
    case .leftOut(let reason): ("left-out", reason.en)
    case .unknown(let fields): ("unknown", fields.map(\.en).joined(separator: "; "))
    }
  }
}
