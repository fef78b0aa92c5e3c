/// The embedded report forms: path under `reports/` and text, sorted by path.
public var embeddedReportFiles: [(name: String, json5: String)] { EmbeddedDefinitions.all }
