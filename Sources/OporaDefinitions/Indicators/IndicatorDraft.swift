import OporaLanguage

/// An indicator as read from its file, with the places that later checks speak of.
struct IndicatorDraft {
  /// The definition; `value` is a placeholder where the file's was wrong.
  var definition: IndicatorDefinition
  var measures: [MeasureDraft] = []
  /// Names of measures that could not be read; what uses them is not blamed.
  var brokenMeasures: [String] = []
  var unitSpan: SourceSpan
  var valueSpan: SourceSpan
  var versionSpan: SourceSpan
  var validFromSpan: SourceSpan?
  var partialSpan: SourceSpan?
  var breakdowns: [(name: String, span: SourceSpan)] = []
  var exampleTables: [ExampleTablePlace] = []
  /// Whether `value` could be read; if not, it is a placeholder.
  var valueIsRead = false
  /// Whether these are the measures and the condition of a control relation, which has no value.
  var isControl = false
  /// Whether a fault of severity error was found in the file so far.
  var hasErrors = false
}

/// A measure as read, with places.
struct MeasureDraft {
  enum TimeKey {
    case during, at, unstated
  }

  var definition: MeasureDefinition
  var sourceSpan: SourceSpan
  /// The aggregate's value, such as `'distinct child_id'`.
  var aggregateSpan: SourceSpan
  var timeKey: TimeKey
  var timeSpan: SourceSpan
  var castSpan: SourceSpan?
  var bySpan: SourceSpan?
  var latestSpan: SourceSpan?
}

/// Where the tables of an example name sources and columns.
struct ExampleTablePlace {
  var source: (name: String, span: SourceSpan)
  var columns: [(name: String, span: SourceSpan)]
}
