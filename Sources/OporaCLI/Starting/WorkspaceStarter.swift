import OporaDefinitions
import OporaLanguage

/// The files of a new workspace.
struct WorkspaceStarter {
  private let catalogue: DefinitionCatalogue
  private let language: Language

  init(_ catalogue: DefinitionCatalogue, _ language: Language) {
    self.catalogue = catalogue
    self.language = language
  }

  /// The configuration, the guide, and a folder of blanks.
  var items: [OutputItem] {
    let folder = WorkspaceStarter.blanksName(language)
    let blanks = catalogue.forms.filter(\.hasBlank).map { BlankForm($0, language) }
    let description = JSONNode.object([
      ("$schema", .string("https://datapackage.org/profiles/2.0/datapackage.json")),
      ("name", .string("opora-forms")),
      ("resources", .array(blanks.map(\.resource))),
    ])
    return [
      OutputItem("opora.json5", StarterTexts.configuration(language)),
      OutputItem(
        WorkspaceStarter.guideName(language),
        StarterTexts.guide(blanks, folder: folder, language)),
    ] + blanks.map { OutputItem(folder + "/" + $0.fileName, $0.text) }
      + [OutputItem(folder + "/datapackage.json", description.text + "\n")]
  }

  /// The name of the guide.
  static func guideName(_ language: Language) -> String {
    language == .ru ? "ПАМЯТКА.md" : "GUIDE.md"
  }

  /// The folder of blanks; its `datapackage.json` keeps blanks from being taken for zero reports.
  static func blanksName(_ language: Language) -> String {
    language == .ru ? "бланки" : "forms"
  }
}
