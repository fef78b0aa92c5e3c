import OporaLanguage

/// The only place that prints: results to standard output, words to standard error.
///
/// A class because it owns state of the terminal that must not be copied: bytes not yet written,
/// an open progress line, and whether the output still has a reader.
final class Console {
  /// The language of words.
  var language: Language
  /// Whether words beside the result are left out.
  let isQuiet: Bool
  /// Whether there are more words.
  let isVerbose: Bool
  /// Whether results may be coloured.
  let usesColor: Bool
  /// Why standard output could not be written; nil while all is well.
  private(set) var outputFailure: Int32?

  private var pending: [UInt8] = []
  private var outputHasReader = true
  private let started = ContinuousClock.now
  private var lastProgress: ContinuousClock.Instant?
  private let showsProgress: Bool

  /// Makes a console.
  init(language: Language, isQuiet: Bool, isVerbose: Bool, usesColor: Bool) {
    self.language = language
    self.isQuiet = isQuiet
    self.isVerbose = isVerbose
    self.usesColor = usesColor
    self.showsProgress = !isQuiet && Platform.isTerminal(Platform.standardError)
  }

  /// Writes a result to standard output, without a line end of its own.
  func write(_ text: String) { write(Array(text.utf8)) }

  /// Writes bytes of a result to standard output.
  func write(_ bytes: [UInt8]) {
    pending += bytes
    if pending.count >= 1 << 16 { flush() }
  }

  /// Writes a line of a result for people, with what could upset a terminal made visible.
  func line(_ text: String) { write(text.onTerminal + "\n") }

  /// Writes a line of a result that stands out on a terminal: in bold, and in red or yellow where a
  /// colour is given.
  func heading(_ text: String, color: HeadingColor = .none) {
    guard usesColor else { return line(text) }
    write("\u{1B}[1;\(color.rawValue)m" + text.onTerminal + "\u{1B}[0m\n")
  }

  /// Says something beside the result; silent with `--quiet`.
  func say(_ text: LocalizedText) {
    if !isQuiet { complain(text) }
  }

  /// Says something that only `--verbose` wants to hear.
  func explain(_ text: LocalizedText) {
    if isVerbose { say(text) }
  }

  /// Says something that must be heard.
  func complain(_ text: LocalizedText) {
    flush()
    eraseProgress()
    put(text[language].onTerminal + "\n")
  }

  /// Shows on a terminal what is being done, once the work has lasted over a second.
  func progress(_ text: LocalizedText) {
    let now = ContinuousClock.now
    guard showsProgress, now - started > .seconds(1) else { return }
    if let lastProgress, now - lastProgress < .milliseconds(100) { return }
    eraseProgress()
    put(String(text[language].onTerminal.prefix(78)))
    lastProgress = now
  }

  /// Ends the progress line and writes what is pending.
  func finish() {
    eraseProgress()
    flush()
  }

  private func flush() {
    defer { pending.removeAll(keepingCapacity: true) }
    guard outputHasReader, outputFailure == nil, !pending.isEmpty else { return }
    do {
      try Platform.write(pending, to: Platform.standardOutput)
    } catch {
      switch error {
      case .readerGone: outputHasReader = false
      case .failed(let number): outputFailure = number
      }
    }
  }

  private func eraseProgress() {
    if lastProgress != nil { put("\r\u{1B}[K") }
    lastProgress = nil
  }

  /// Nobody is left to tell when standard error itself fails.
  private func put(_ text: String) {
    _ = try? Platform.write(Array(text.utf8), to: Platform.standardError)
  }
}

/// The colour of a heading, by its number in the sequences of terminals.
enum HeadingColor: Int {
  case none = 39
  case red = 31
  case yellow = 33
}

extension String {
  /// The text with control characters made visible, so that names and cells taken from files
  /// cannot command the terminal.
  var onTerminal: String {
    let isHarmless = unicodeScalars.allSatisfy { !$0.commandsTerminal }
    if isHarmless { return self }
    var result = ""
    for scalar in unicodeScalars {
      if scalar.commandsTerminal {
        result += "‹U+" + String(scalar.value, radix: 16, uppercase: true) + "›"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Unicode.Scalar {
  fileprivate var commandsTerminal: Bool {
    switch value {
    case 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
