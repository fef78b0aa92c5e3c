import OporaDiagnostics
import OporaLanguage

extension CatalogueLoader {
  /// The parts that are right, and what is wrong with the others.
  func catalogue() -> DefinitionCatalogue {
    var catalogue = DefinitionCatalogue()
    catalogue.units = units.map(\.unit)
    catalogue.forms = forms.map(\.part).sorted { $0.id < $1.id }
    catalogue.ratingFiles = ratings.sorted { $0.id < $1.id }.map { ($0.path.name, $0.part) }
    catalogue.reportFiles = reports.sorted { $0.id < $1.id }.map { ($0.path.name, $0.part) }
    let definitions = indicators.filter { !$0.part.hasErrors }.map { entry in
      var definition = entry.part.definition
      definition.measures = entry.part.measures.map(\.definition)
      return definition
    }
    catalogue.indicators = definitions.sorted { ($0.id, $0.version) < ($1.id, $1.version) }
    catalogue.evaluationOrder = catalogue.indicators.map(\.id)
    catalogue.findings = found.findings
    return catalogue
  }
}
