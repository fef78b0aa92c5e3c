/// What the words after the program's name ask for.
struct FuzzOptions {
  /// How many inputs are tried.
  var count = 100_000
  /// The number of the first.
  var first = 0
  /// What the inputs follow from.
  var seed: UInt64 = 1
  /// Where an input that breaks a law is kept; nil for nowhere.
  var kept: String?
  /// Files that are damaged too, beside the built-in texts.
  var files: [String] = []

  /// How the program is called.
  static let usage = """
    usage: opora-fuzz [--inputs N] [--seed S] [--from N] [--keep FILE] [FILE…]
    damages tables at random and holds the reader to its laws; stops at the first fault
    """

  /// Reads the words; nil if one is not understood.
  init?(_ words: [String]) {
    var rest = words[...]
    while let word = rest.popFirst() {
      guard word.hasPrefix("--") else {
        files.append(word)
        continue
      }
      guard let value = rest.popFirst() else { return nil }
      switch word {
      case "--inputs":
        guard let number = Int(value), number > 0 else { return nil }
        count = number
      case "--from":
        guard let number = Int(value), number >= 0 else { return nil }
        first = number
      case "--seed":
        guard let number = UInt64(value) else { return nil }
        seed = number
      case "--keep": kept = value
      default: return nil
      }
    }
  }
}
