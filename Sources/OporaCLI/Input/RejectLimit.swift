import OporaLanguage

/// How many rows of a file may be rejected before the whole file is refused.
struct RejectLimit {
  private enum Limit {
    case rows(Int)
    case percent(Int)
  }

  private let limit: Limit
  private let isTold: Bool
  /// A file of fewer rows is not refused unless a limit is told: two bad rows of three prove nothing.
  private static let fewRows = 20

  /// The options of the command.
  static let options = [
    CommandOption(
      "max-rejects", .any(.number),
      ru: "сколько строк (или %) может быть отклонено, пока файл ещё принимается (50%)",
      en: "how many rows (or %) may be rejected before the file is refused (50%)"),
    CommandOption(
      "all-or-nothing", ru: "не принимать файл, если отклонена хотя бы одна строка",
      en: "refuse the file if any row is rejected"),
  ]

  /// Reads the limit off a command line: more than half of the rows if nothing is told.
  init(_ invocation: Invocation) throws(CommandFailure) {
    if invocation.has("all-or-nothing") {
      (limit, isTold) = (.rows(0), true)
      return
    }
    guard let text = invocation.value("max-rejects") else {
      (limit, isTold) = (.percent(50), false)
      return
    }
    let isPercent = text.hasSuffix("%")
    guard let value = Int(isPercent ? text.dropLast() : text[...]), value >= 0,
      !isPercent || value <= 100
    else {
      throw .usage(
        .invalidValue(
          option: "max-rejects", value: text,
          expected: LocalizedText(
            ru: "число строк, например 100, или доля, например 5%",
            en: "a number of rows such as 100, or a share such as 5%")))
    }
    (limit, isTold) = (isPercent ? .percent(value) : .rows(value), true)
  }

  /// Whether a file with so many rejected of so many rows is refused.
  func isExceeded(rejected: Int, of rows: Int) -> Bool {
    switch limit {
    case .rows(let most): rejected > most
    case .percent(let most):
      (isTold || rows >= RejectLimit.fewRows) && rejected * 100 > most * rows
    }
  }
}
