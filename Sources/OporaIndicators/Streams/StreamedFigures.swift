import OporaDefinitions
import OporaLanguage
package import OporaRegistry

/// What was found in a source whose rows were not kept (показатели по прочитанному потоку).
public struct StreamedFigures: Sendable {
  /// A measure of an indicator, in the version that is in force where figures are asked for.
  struct Key: Hashable {
    var asked: String
    var period: String
    var indicator: String
    var measure: String
  }

  /// Where a measure stands in the plan, or why it cannot be computed.
  enum Place {
    case planned(Int)
    case refused(RowCompilationError)
  }

  let rows: ScannedRows
  let places: [Key: Place]
  let texts: [[String]]
  /// The code column of the municipality itself: rows without it are of the only one, if there is
  /// only one.
  let municipality: Int?
  var units: [UnitIndexes?] = []

  /// Says which municipality each text of a code column is of.
  package mutating func attribute(to registry: Registry) {
    let attributed = Set(rows.plan.measures.compactMap(\.unit))
    let only: Int32 = registry.municipalities.count == 1 ? 0 : -1
    units = texts.indices.map { place in
      guard attributed.contains(place) else { return nil }
      return UnitIndexes(
        values: registry.unitIndexes(of: texts[place]),
        missing: place == municipality ? only : -1)
    }
  }

  /// The figures of a measure.
  func figures(
    of key: PeriodFigures.Key, in period: ReportingPeriod, asked: String,
    states: [SubmissionStatus]
  ) -> Result<MeasureFigures, RowCompilationError> {
    let place = places[
      Key(asked: asked, period: period.id, indicator: key.indicator, measure: key.measure)]
    switch place {
    case .planned(let number):
      let maker = FigureMaker(
        rows: rows, states: states, units: units, gridIsFull: false)
      return .success(maker.figures(of: rows.plan.measures[number]))
    case .refused(let error): return .failure(error)
    case nil: return .failure(.absentColumn(key.measure))
    }
  }
}
