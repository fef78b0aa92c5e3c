public import OporaLanguage

/// What a submission says of itself, `submission.json` (опись отчёта).
///
/// It names every file that went in and came out by its SHA-256 and holds no clock and nothing
/// personal: the same inputs give the same manifest and the same control code.
public struct SubmissionManifest: Sendable, Hashable {
  /// A file that was written.
  public struct Output: Sendable, Hashable {
    /// The path inside the submission.
    public var path: String
    /// The SHA-256 in hexadecimal.
    public var hash: String
    /// How many bytes there are.
    public var size: Int

    /// Names a file.
    public init(path: String, hash: String, size: Int) {
      self.path = path
      self.hash = hash
      self.size = size
    }
  }

  /// A definition the figures were made with.
  public struct Definition: Sendable, Hashable {
    /// The indicator's id.
    public var id: String
    /// The version.
    public var version: Int
    /// The SHA-256 of its file in hexadecimal; empty if it has no file.
    public var hash: String

    /// Names a definition.
    public init(id: String, version: Int, hash: String) {
      self.id = id
      self.version = version
      self.hash = hash
    }
  }

  /// The period's id.
  public var period = ""
  /// The day the period was cut at; nil if it is reported whole.
  public var asOf: CalendarDay?
  /// The municipality's code.
  public var municipality = ""
  /// The municipality's official name.
  public var name = LocalizedText(ru: "")
  /// The municipality's short name.
  public var shortName = LocalizedText(ru: "")
  /// The number of the version, from 1.
  public var version = 1
  /// The control code of the version that this one replaces; empty for the first.
  public var supersedes = ""
  /// The day of submitting as the municipality states it; nil if it states none.
  public var submittedOn: CalendarDay?
  /// The language of the words.
  public var language = Language.ru
  /// The program's version.
  public var program = ""
  /// The id of the report form.
  public var reportForm = ""
  /// The id of the rating form; empty without a rating.
  public var ratingForm = ""
  /// The version of the rating form; 0 without a rating.
  public var ratingVersion = 0
  /// The definitions of the indicators, by id.
  public var definitions: [Definition] = []
  /// The files that were read, by path.
  public var inputs: [ImportedFile] = []
  /// The files that were written, by path; `submission.json` is not among them.
  public var outputs: [Output] = []
  /// The code printed on the signed sheet, such as `7K3M-92QF-VX4C`.
  public var controlCode = ""

  /// Makes an empty manifest.
  public init() {}

  /// The name of the manifest's file.
  public static let fileName = "submission.json"

  /// The folder of the papers that bear the control code and so cannot be part of it.
  public static let papers = "papers/"

  /// The name of the submission's folder: `2024-S1_28758000`.
  public var folderName: String { "\(period)_\(municipality)" }
}
