import OporaDiagnostics
import OporaLanguage

extension DefinitionCatalogue {
  /// Reads and checks definition files.
  ///
  /// Names are paths: `units.json5`, `sources/<id>.json5`, `ratings/<id>.json5`,
  /// `reports/<id>.json5`; every other file is an indicator and its folder the family. A file of
  /// `overlay` takes the place of the embedded one of the same kind and id, wherever it lies; an
  /// indicator with `validFrom` joins the versions there are. A file that cannot be read takes
  /// the place of the one it is named like, so that a fault never brings the old text back.
  ///
  /// - Parameters:
  ///   - files: The embedded files.
  ///   - overlay: The user's files.
  ///   - demand: Which of the embedded files are needed.
  /// - Returns: What is right, and all faults of all files; an indicator with an error, or one
  ///   that refers to such an indicator, is not among ``indicators``.
  public static func load(
    files: [(name: String, text: String)], overlay: [(name: String, text: String)] = [],
    demand: DefinitionDemand = .everything
  ) -> DefinitionCatalogue {
    let own = DefinitionReading.read(overlay)
    var shelf = DefinitionShelf(files, demand)
    let embedded = shelf.take(own)
    var loader = CatalogueLoader()
    loader.unread = shelf.names
    loader.place(embedded, isOverlay: false)
    loader.place(own, isOverlay: true)
    return loader.catalogue()
  }
}
