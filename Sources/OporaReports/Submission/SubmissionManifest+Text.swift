import OporaCSV
import OporaLanguage

extension SubmissionManifest {
  /// `submission.json`: always the same text for the same manifest.
  public var text: String { lines(forCode: false).joined(separator: "\n") + "\n" }

  /// The control code that belongs to the rest of the manifest.
  ///
  /// It stands on the sheet that is signed: who changes a figure, a file or the manifest after that
  /// gets another one. 60 bits of a SHA-256 in letters and digits that are hard to mistake.
  public var computedCode: String {
    var hash = SHA256()
    hash.update(Array(lines(forCode: true).joined(separator: "\n").utf8))
    return ControlCode.text(hexadecimal: hash.hex())
  }

  /// The lines of the text; without the code itself and the papers that bear it for the code.
  private func lines(forCode: Bool) -> [String] {
    var members: [(String, String)] = [
      ("format", JSONText.quoted("opora-submission")), ("formatVersion", "1"),
      ("period", JSONText.quoted(period)), ("asOf", SubmissionManifest.day(asOf)),
      ("municipality", JSONText.quoted(municipality)), ("name", SubmissionManifest.words(name)),
      ("shortName", SubmissionManifest.words(shortName)), ("version", "\(version)"),
      ("supersedes", JSONText.quoted(supersedes)),
      ("submittedOn", SubmissionManifest.day(submittedOn)),
      ("language", JSONText.quoted(language.rawValue)),
      ("program", "{ \"name\": \"opora\", \"version\": \(JSONText.quoted(program)) }"),
      ("reportForm", JSONText.quoted(reportForm)),
      (
        "rating",
        "{ \"form\": \(JSONText.quoted(ratingForm)), \"version\": \(ratingVersion) }"
      ),
      ("definitions", SubmissionManifest.list(definitions.map(SubmissionManifest.line))),
      ("inputs", SubmissionManifest.list(inputs.map(SubmissionManifest.line))),
    ]
    let papers = SubmissionManifest.papers
    let shown = forCode ? outputs.filter { !$0.path.hasPrefix(papers) } : outputs
    members.append(("outputs", SubmissionManifest.list(shown.map(SubmissionManifest.line))))
    if !forCode { members.append(("controlCode", JSONText.quoted(controlCode))) }
    let last = members.count - 1
    let written = members.enumerated().map { index, member in
      "  \(JSONText.quoted(member.0)): \(member.1)\(index == last ? "" : ",")"
    }
    return ["{"] + written + ["}"]
  }

  private static func line(_ definition: Definition) -> String {
    "{ \"id\": \(JSONText.quoted(definition.id)), \"version\": \(definition.version), "
      + "\"sha256\": \(JSONText.quoted(definition.hash)) }"
  }

  private static func line(_ file: ImportedFile) -> String {
    "{ \"path\": \(JSONText.quoted(file.path)), \"source\": \(JSONText.quoted(file.source)), "
      + "\"sha256\": \(JSONText.quoted(file.hash)), \"read\": \(file.read), "
      + "\"accepted\": \(file.accepted), \"rejected\": \(file.rejected), "
      + "\"skipped\": \(file.skipped) }"
  }

  private static func line(_ output: Output) -> String {
    "{ \"path\": \(JSONText.quoted(output.path)), \"sha256\": \(JSONText.quoted(output.hash)), "
      + "\"bytes\": \(output.size) }"
  }

  private static func list(_ lines: [String]) -> String {
    lines.isEmpty ? "[]" : "[\n    " + lines.joined(separator: ",\n    ") + "\n  ]"
  }

  private static func words(_ text: LocalizedText) -> String {
    "{ \"ru\": \(JSONText.quoted(text.ru)), \"en\": \(JSONText.quoted(text.en)) }"
  }

  private static func day(_ day: CalendarDay?) -> String {
    day.map { JSONText.quoted($0.iso) } ?? "null"
  }
}

/// Short codes that people read from paper and compare.
enum ControlCode {
  /// Digits and letters without I, L, O and U.
  private static let signs = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  /// The first 60 bits of a hash as twelve signs in three groups.
  static func text(hexadecimal: String) -> String {
    var rest = UInt64(hexadecimal.prefix(15), radix: 16) ?? 0
    var result: [Character] = []
    for index in 0..<12 {
      if index == 4 || index == 8 { result.append("-") }
      result.append(signs[Int(rest & 31)])
      rest >>= 5
    }
    return String(result.reversed())
  }
}
