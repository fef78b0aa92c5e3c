import OporaDefinitions
import OporaDiagnostics

/// Findings as a report or a submission may hold them.
enum SafeFindings {
  /// The findings without values and keys of rows that are about persons.
  ///
  /// A value of another column is left out as well: in a shifted row a name stands where a day
  /// should.
  static func safe(_ findings: [Finding], _ catalogue: DefinitionCatalogue) -> [Finding] {
    let personal = catalogue.forms.filter { $0.columns.contains(where: \.personal) }
    let fields = Set(personal.flatMap { $0.columns.map(\.name) })
    return findings.map { finding in
      let place = finding.place
      guard place.line != nil || place.record != nil,
        place.field.map(fields.contains) ?? true
      else { return finding }
      var safe = finding
      safe.value = ""
      safe.key = ""
      return safe
    }
  }
}
