/// The embedded source forms, units, indicators and rating forms: path under `indicators/` and
/// text, sorted by path.
public var embeddedIndicatorFiles: [(name: String, json5: String)] { EmbeddedDefinitions.all }
