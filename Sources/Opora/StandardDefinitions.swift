public import OporaDefinitions
import StandardIndicators
import StandardReports

/// The definitions built into the library, with others laid over them.
public enum StandardDefinitions {
  /// The catalogue of the embedded files and an overlay: a file overrides the embedded one of the same
  /// kind and id, the rest stays.
  ///
  /// - Parameters:
  ///   - overlay: The files laid over.
  ///   - demand: Which of the embedded files are needed.
  /// - Returns: What is right, and all faults.
  public static func catalogue(
    overlay: [(name: String, text: String)] = [], demand: DefinitionDemand = .everything
  ) -> DefinitionCatalogue {
    drafts(overlay: overlay, demand: demand).catalogue()
  }

  /// The same files, read and not yet checked against each other.
  package static func drafts(
    overlay: [(name: String, text: String)], demand: DefinitionDemand
  ) -> DefinitionDrafts {
    let indicators = embeddedIndicatorFiles.map { (name: $0.name, text: $0.json5) }
    let reports = embeddedReportFiles.map { (name: "reports/" + $0.name, text: $0.json5) }
    return DefinitionDrafts(files: indicators + reports, overlay: overlay, demand: demand)
  }
}
