/// The name of a municipality with its case forms (наименование муниципального образования).
///
/// Reports write «по Мосальскому муниципальному округу» and «в Кашинском городском округе». The
/// rule declines the adjectives and the noun of the kind – район, округ, образование – and leaves
/// what follows it as it is: «в городском округе город Кашин». Where the rule cannot know the
/// form, a column of the data gives it and wins.
public struct MunicipalityName: Sendable, Hashable {
  /// The name as it stands in the data.
  public let nominative: String
  private let givenDative: String?
  private let givenPrepositional: String?
  private let givenShort: String?
  private let givenEnglish: String?

  /// Takes a name and the forms that the data give; empty texts count as not given.
  ///
  /// - Parameters:
  ///   - name: the name in the nominative.
  ///   - prepositional: the case form that the data give, as the column `name_prepositional` does: the
  ///     prepositional with or without «в», or, with «по» in front, the dative.
  ///   - short: the short name.
  ///   - english: the English name.
  public init(
    _ name: String, prepositional: String? = nil, short: String? = nil, english: String? = nil
  ) {
    func given(_ text: String?) -> String? {
      let line = text.map { PlainText.line($0) } ?? ""
      return line.isEmpty ? nil : line
    }
    nominative = PlainText.line(name)
    givenShort = given(short)
    givenEnglish = given(english)
    let words = given(prepositional)?.split(separator: " ").map(String.init) ?? []
    let rest = words.dropFirst().joined(separator: " ")
    switch words.first?.lowercased() {
    case "в", "во": (givenDative, givenPrepositional) = (nil, rest)
    case "по": (givenDative, givenPrepositional) = (rest, nil)
    case nil: (givenDative, givenPrepositional) = (nil, nil)
    default: (givenDative, givenPrepositional) = (nil, words.joined(separator: " "))
    }
  }

  /// Of what, чего: «Мосальского муниципального округа».
  public var genitive: String { NameDeclension(nominative).form(.genitive) }

  /// To what, чему: «Мосальскому муниципальному округу».
  public var dative: String { givenDative ?? NameDeclension(nominative).form(.dative) }

  /// Where, в чём: «Мосальском муниципальном округе».
  public var prepositional: String {
    givenPrepositional ?? NameDeclension(nominative).form(.prepositional)
  }

  /// With «по»: «по Мосальскому муниципальному округу».
  public var along: String { "по " + dative }

  /// With «в» or «во»: «в Кашинском городском округе», «во Всеволожском муниципальном районе».
  public var inside: String {
    let text = prepositional
    let letters = text.lowercased().unicodeScalars.drop { !$0.properties.isAlphabetic }.prefix(2)
    guard let first = letters.first, let second = letters.dropFirst().first else {
      return "в " + text
    }
    let isHard =
      "вф".unicodeScalars.contains(first) && !"аеёиоуыэюя".unicodeScalars.contains(second)
    return (isHard ? "во " : "в ") + text
  }

  /// The short name: the kind becomes an abbreviation with no-break spaces inside.
  ///
  /// «Верхнеозёрский муниципальный округ» is shortened to «Верхнеозёрский м. о.».
  public var short: String { givenShort ?? NameKind.shortened(nominative) }

  /// The English name: `Verkhneozyorsky Municipal Okrug`.
  public var english: String { givenEnglish ?? NameKind.english(nominative) }

  /// The name in a language.
  public func title(_ language: Language) -> String {
    language == .ru ? nominative : english
  }
}
