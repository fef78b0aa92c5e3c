import Opora
import OporaLanguage
import OporaRegistry

/// How much of the machine long files may take, as the command line says.
enum Limits {
  /// The options of commands that read long files without keeping them.
  static let options = [
    CommandOption(
      "memory", .any(.size),
      ru:
        "сколько памяти занимать, например 32MiB (по умолчанию 64MiB); остальное — во временном файле",
      en:
        "how much memory to take, such as 32MiB (default: 64MiB); the rest goes to a temporary file"
    ),
    CommandOption(
      "threads", .any(.number), ru: "сколько потоков работает (по умолчанию по числу ядер, до 8)",
      en: "how many threads work (default: one for each core, up to 8)"),
  ]

  /// The limits of a run.
  static func limits(_ invocation: Invocation) throws(CommandFailure) -> WorkLimits {
    WorkLimits(
      threads: try invocation.wholeNumber("threads", in: 1...64) ?? min(8, Platform.processors),
      memory: try memory(invocation) ?? 64 << 20, temporaryFolder: Platform.temporaryFolder)
  }

  private static func memory(_ invocation: Invocation) throws(CommandFailure) -> Int? {
    guard let text = invocation.value("memory") else { return nil }
    guard let size = ByteSize.read(text), size >= 1 << 20 else {
      throw .usage(
        .invalidValue(
          option: "memory", value: text,
          expected: LocalizedText(
            ru: "размер не меньше 1MiB, например 32MiB или 1GiB",
            en: "a size of at least 1MiB, such as 32MiB or 1GiB")))
    }
    return size
  }
}

/// Sizes in bytes as people write them.
enum ByteSize {
  /// Bytes of `33554432`, `32M`, `32MiB`, `32 МиБ`; `MB` are a million bytes; nil for other words.
  static func read(_ text: String) -> Int? {
    let word = text.lowercased().filter { $0 != " " && $0 != "\u{A0}" }
    let digits = word.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits) else { return nil }
    let unit: Int
    switch word.dropFirst(digits.count) {
    case "", "b", "б": unit = 1
    case "k", "kib", "к", "киб": unit = 1 << 10
    case "m", "mib", "м", "миб": unit = 1 << 20
    case "g", "gib", "г", "гиб": unit = 1 << 30
    case "kb", "кб": unit = 1000
    case "mb", "мб": unit = 1_000_000
    case "gb", "гб": unit = 1_000_000_000
    default: return nil
    }
    let (size, overflow) = number.multipliedReportingOverflow(by: unit)
    return overflow ? nil : size
  }
}

/// How the reading of a long file goes on: share, rate and the time left.
struct ReadingProgress: Sendable {
  private let started = ContinuousClock.now

  /// The words for a point of the reading.
  func text(_ file: String, _ bytes: Int, of count: Int) -> LocalizedText {
    let elapsed = started.duration(to: .now)
    let seconds =
      Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18
    let rate = Int(Double(bytes) / max(seconds, 0.001) / 1_000_000)
    let left = Int(seconds * Double(count - bytes) / Double(max(bytes, 1)) + 0.5)
    let share = bytes * 100 / max(count, 1)
    return LocalizedText(
      ru: "Чтение \(file): \(share) %, \(rate) МБ/с, осталось \(left) с",
      en: "Reading \(file): \(share)%, \(rate) MB/s, \(left) s left")
  }
}
