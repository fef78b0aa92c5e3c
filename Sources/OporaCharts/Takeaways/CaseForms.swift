import OporaLanguage

/// Names of parts and pairs in the case that a Russian sentence asks for, where a rule is safe.
enum CaseForms {
  /// The parts after «доля»: «технической и естественнонаучной».
  ///
  /// The rule is for adjectives in «-ая» alone, as directions are; any other names stay as they
  /// are, in quotation marks.
  static func genitive(_ parts: [String], _ language: Language) -> String {
    let forms = parts.compactMap(genitive)
    guard language == .ru, forms.count == parts.count else {
      return ListText.quoted(parts, language)
    }
    return ListText.joined(forms, .ru)
  }

  private static func genitive(_ adjective: String) -> String? {
    let isWord = adjective.allSatisfy { $0 == "-" || ("а"..."я").contains($0.lowercased()) }
    guard adjective.hasSuffix("ая"), adjective.count > 4, isWord else { return nil }
    return adjective.dropLast(2).lowercased() + "ой"
  }

  /// The two after «между»: «городом и селом»; names without a known form in quotation marks.
  static func between(_ left: String, _ right: String, _ language: Language) -> String {
    if language == .ru, let first = instrumental[left.lowercased()],
      let second = instrumental[right.lowercased()]
    {
      return "\(first) и \(second)"
    }
    return ListText.quoted([left, right], language)
  }

  /// The preposition «к», which is «ко» before «II полугодию» and the like.
  static func towards(_ text: String) -> String {
    let word = text.lowercased().prefix { !$0.isWhitespace }
    return word == "ii" || word.hasPrefix("втор") || word.hasPrefix("всем") ? "ко" : "к"
  }

  private static let instrumental: [String: String] = [
    "город": "городом", "село": "селом", "городская местность": "городской местностью",
    "сельская местность": "сельской местностью", "мальчики": "мальчиками",
    "девочки": "девочками", "план": "планом", "факт": "фактом",
  ]
}
