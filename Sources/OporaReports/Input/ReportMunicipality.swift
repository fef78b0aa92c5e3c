public import OporaLanguage

/// A municipality as a report names it (муниципальное образование).
///
/// Case forms are texts, not rules: where the rule cannot decline a name, the workspace's list
/// gives the form. An empty form falls back to the plain name in a phrase that needs no case.
public struct ReportMunicipality: Sendable, Hashable {
  /// The code, such as `28758000`.
  public var code: String
  /// The official name.
  public var name: LocalizedText
  /// A short name for charts; the official name if none is given.
  public var shortName: LocalizedText
  /// The Russian name after «в»: «Мосальском муниципальном округе»; empty if unknown.
  public var prepositional: String
  /// The Russian name after «по»: «Мосальскому муниципальному округу»; empty if unknown.
  public var dative: String
  /// The Russian name after «для», «из»: «Мосальского муниципального округа»; empty if unknown.
  public var genitive: String
  /// The group of comparison, such as `городские округа`; empty if there is none.
  public var group: String

  /// Makes a municipality; case forms and group may follow.
  public init(code: String, name: LocalizedText, shortName: LocalizedText? = nil) {
    self.code = code
    self.name = name
    self.shortName = shortName ?? name
    self.prepositional = ""
    self.dative = ""
    self.genitive = ""
    self.group = ""
  }
}
