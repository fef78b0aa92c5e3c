public import OporaDiagnostics
public import OporaLanguage

extension Place {
  /// The place of a stretch of a definition file, with its line's text.
  public init(_ span: SourceSpan) {
    self.init(
      file: span.file, line: span.line, column: span.column, length: max(1, span.length),
      sourceLine: span.source?.line(span.line))
  }
}

extension Finding {
  /// Makes a finding about a definition; codes that begin with `W` are warnings.
  ///
  /// - Parameters:
  ///   - code: The stable code, such as `E204`.
  ///   - span: The stretch that the caret underlines.
  ///   - message: What was found.
  ///   - fix: What to do.
  ///   - replacement: What to write instead of the stretch.
  ///   - related: Further places, such as the first of two duplicates.
  public init(
    definition code: String, at span: SourceSpan, message: LocalizedText,
    fix: LocalizedText = LocalizedText(ru: ""), replacement: String? = nil,
    related: [SourceSpan] = []
  ) {
    self.init(
      code: code, severity: code.hasPrefix("W") ? .warning : .error, place: Place(span),
      message: message, fix: fix, replacement: replacement, related: related.map(Place.init))
  }
}

/// The list that several readers write their findings into.
///
/// A class, because readers of nested objects share it; it never leaves the thread that reads.
public final class FindingCollector {
  /// What was found so far, in the order of finding.
  public private(set) var findings: [Finding] = []

  /// Makes an empty list.
  public init() {}

  /// Whether there is a finding of severity error.
  public var hasErrors: Bool { findings.contains { $0.severity == .error } }

  /// Adds a finding.
  public func add(_ finding: Finding) { findings.append(finding) }

  /// Adds findings.
  public func add(contentsOf others: [Finding]) { findings.append(contentsOf: others) }

  /// Adds a finding about a definition.
  ///
  /// - Parameters:
  ///   - code: The stable code, such as `E204`.
  ///   - span: The stretch that the caret underlines.
  ///   - message: What was found.
  ///   - fix: What to do.
  ///   - replacement: What to write instead of the stretch.
  ///   - related: Further places, such as the first of two duplicates.
  public func report(
    _ code: String, at span: SourceSpan, _ message: LocalizedText,
    fix: LocalizedText = LocalizedText(ru: ""), replacement: String? = nil,
    related: [SourceSpan] = []
  ) {
    add(
      Finding(
        definition: code, at: span, message: message, fix: fix, replacement: replacement,
        related: related))
  }
}
