import OporaRegistry

/// The keys behind the numbers of a column's dictionary (ключи словаря).
///
/// Each worker numbers texts in its own way, so that a number is no key beyond its worker; and a
/// municipality may be written as a code, as a settlement's code or by its name.
struct TextKeys {
  private var keys: [ExactKey] = []
  private let canonical: (@Sendable (String) -> String)?

  /// Keys of a column that has no texts yet.
  ///
  /// - Parameter canonical: the one spelling of what a text means; nil takes texts as they are.
  init(canonical: (@Sendable (String) -> String)?) { self.canonical = canonical }

  /// Makes keys of the texts that the dictionary got since the last time.
  mutating func follow(_ dictionary: TextDictionary) {
    for number in Int32(keys.count)..<Int32(dictionary.count) {
      guard let canonical else {
        keys.append(dictionary.withBytes(of: number) { ExactKey(text: $0) })
        continue
      }
      var text = canonical(dictionary.text(number))
      keys.append(text.withUTF8 { ExactKey(text: UnsafeRawBufferPointer($0)) })
    }
  }

  /// Calls `body` with the keys by number.
  func withKeys<Result>(_ body: (UnsafeBufferPointer<ExactKey>) -> Result) -> Result {
    keys.withUnsafeBufferPointer(body)
  }
}
