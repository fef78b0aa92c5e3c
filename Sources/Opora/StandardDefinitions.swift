public import OporaDefinitions
import StandardIndicators
import StandardReports

/// The definitions built into the library, with others laid over them.
public enum StandardDefinitions {
  /// The catalogue of the embedded files and an overlay: a file overrides the embedded one of the same
  /// kind and id, the rest stays.
  public static func catalogue(
    overlay: [(name: String, text: String)] = []
  ) -> DefinitionCatalogue {
    let indicators = embeddedIndicatorFiles.map { (name: $0.name, text: $0.json5) }
    let reports = embeddedReportFiles.map { (name: "reports/" + $0.name, text: $0.json5) }
    return DefinitionCatalogue.load(files: indicators + reports, overlay: overlay)
  }
}
