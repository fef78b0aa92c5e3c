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
    DefinitionDrafts(files: files, overlay: overlay, demand: demand).catalogue()
  }
}

/// Definition files that have been read, each by itself, and are not yet checked against each other.
///
/// Source forms are known by then: files of data can be opened meanwhile.
public struct DefinitionDrafts {
  private let loader: CatalogueLoader

  /// Reads definition files as ``DefinitionCatalogue/load(files:overlay:demand:)`` does.
  ///
  /// - Parameters:
  ///   - files: The embedded files.
  ///   - overlay: The user's files.
  ///   - demand: Which of the embedded files are needed.
  public init(
    files: [(name: String, text: String)], overlay: [(name: String, text: String)],
    demand: DefinitionDemand
  ) {
    let own = DefinitionReading.read(overlay)
    var shelf = DefinitionShelf(files, demand)
    let embedded = shelf.take(own)
    var loader = CatalogueLoader()
    loader.unread = shelf.names
    loader.place(embedded, isOverlay: false)
    loader.place(own, isOverlay: true)
    self.loader = loader
  }

  /// The source forms without errors of their own, sorted by id: those of the catalogue.
  public var forms: [SourceForm] { loader.soundForms }

  /// Checks the files against each other: what is right, and all faults of all files.
  public func catalogue() -> DefinitionCatalogue { loader.catalogue() }
}
