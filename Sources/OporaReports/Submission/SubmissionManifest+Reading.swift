import OporaDefinitions
import OporaDiagnostics
public import OporaLanguage

/// Why something is no submission.
public enum SubmissionFault: Error, Equatable, Sendable {
  /// There is no `submission.json`.
  case noManifest
  /// `submission.json` is no JSON; the first fault in words.
  case notJSON(LocalizedText)
  /// A member is absent or of another kind.
  case badMember(String)
  /// It is of a format that a later version of the program writes.
  case laterFormat(Int)
  /// The archive cannot be read.
  case archive(ZipFault)
}

extension SubmissionManifest {
  /// Reads a manifest; members that are not known are passed over.
  ///
  /// - Parameter text: the text of `submission.json`.
  /// - Throws: ``SubmissionFault`` if a member that is needed is absent or wrong.
  public init(reading text: String) throws(SubmissionFault) {
    let document = JSON5Document(file: SubmissionManifest.fileName, text: text)
    guard let tree = document.tree, !document.findings.contains(where: { $0.severity == .error })
    else {
      let fault = document.findings.first?.message
      throw .notJSON(fault ?? LocalizedText(ru: "файл пуст", en: "the file is empty"))
    }
    let reader = ManifestReader(tree)
    guard try reader.text("format") == "opora-submission" else { throw .badMember("format") }
    let format = try reader.number("formatVersion")
    guard format == 1 else { throw .laterFormat(format) }
    period = try reader.text("period")
    municipality = try reader.text("municipality")
    guard SubmissionManifest.isName(period), SubmissionManifest.isName(municipality) else {
      throw .badMember("municipality")
    }
    asOf = try reader.day("asOf")
    name = try reader.words("name")
    shortName = try reader.words("shortName")
    version = try reader.number("version")
    supersedes = try reader.text("supersedes")
    submittedOn = try reader.day("submittedOn")
    language = Language(rawValue: try reader.text("language")) ?? .ru
    program = try reader.member("program").text("version")
    reportForm = try reader.text("reportForm")
    ratingForm = try reader.member("rating").text("form")
    ratingVersion = try reader.member("rating").number("version")
    controlCode = try reader.text("controlCode")
    for item in try reader.list("definitions") {
      definitions.append(
        Definition(
          id: try item.text("id"), version: try item.number("version"),
          hash: try item.text("sha256")))
    }
    for item in try reader.list("inputs") {
      inputs.append(
        ImportedFile(
          path: try item.text("path"), source: try item.text("source"),
          read: try item.number("read"), accepted: try item.number("accepted"),
          rejected: try item.number("rejected"), skipped: try item.number("skipped"),
          hash: try item.text("sha256")))
    }
    for item in try reader.list("outputs") {
      outputs.append(
        Output(
          path: try item.text("path"), hash: try item.text("sha256"),
          size: try item.number("bytes")))
    }
  }

  /// Whether a text may be part of a folder's name: codes and period ids are.
  private static func isName(_ text: String) -> Bool {
    !text.isEmpty
      && text.unicodeScalars.allSatisfy { scalar in
        scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
          || scalar == "-" || scalar == "_"
      }
  }
}

/// Members of an object, each of the kind that is expected.
private struct ManifestReader {
  private let tree: JSON5Value

  init(_ tree: JSON5Value) { self.tree = tree }

  func text(_ key: String) throws(SubmissionFault) -> String {
    guard case .string(let text)? = tree[key]?.kind else { throw .badMember(key) }
    return text
  }

  func number(_ key: String) throws(SubmissionFault) -> Int {
    guard case .number(let text)? = tree[key]?.kind, let number = Int(text), number >= 0 else {
      throw .badMember(key)
    }
    return number
  }

  func day(_ key: String) throws(SubmissionFault) -> CalendarDay? {
    switch tree[key]?.kind {
    case .null?: return nil
    case .string(let text)?:
      guard let day = CalendarDay(iso: text) else { throw .badMember(key) }
      return day
    default: throw .badMember(key)
    }
  }

  func member(_ key: String) throws(SubmissionFault) -> ManifestReader {
    guard let value = tree[key], case .object = value.kind else { throw .badMember(key) }
    return ManifestReader(value)
  }

  func words(_ key: String) throws(SubmissionFault) -> LocalizedText {
    let words = try member(key)
    return LocalizedText(ru: try words.text("ru"), en: try words.text("en"))
  }

  func list(_ key: String) throws(SubmissionFault) -> [ManifestReader] {
    guard case .array(let items)? = tree[key]?.kind else { throw .badMember(key) }
    return items.map(ManifestReader.init)
  }
}

extension SubmissionFault {
  /// What is wrong, for people.
  public var message: LocalizedText {
    switch self {
    case .noManifest:
      LocalizedText(
        ru:
          "это не отчёт: нет файла submission.json (нужна папка или архив, созданные opora submit)",
        en: "this is no submission: there is no submission.json (a folder or archive made by "
          + "opora submit is needed)")
    case .notJSON(let fault):
      LocalizedText(
        ru: "submission.json не читается: \(fault.ru)",
        en: "submission.json cannot be read: \(fault.en)")
    case .badMember(let key):
      LocalizedText(
        ru: "submission.json повреждён: поле «\(key)» отсутствует или неверного вида",
        en: "submission.json is damaged: the member “\(key)” is absent or of a wrong kind")
    case .laterFormat(let version):
      LocalizedText(
        ru: "отчёт записан более новой программой (формат \(version)), обновите opora",
        en: "the submission was written by a newer program (format \(version)), update opora")
    case .archive(let fault): fault.message
    }
  }
}

extension ZipFault {
  /// What is wrong, for people.
  public var message: LocalizedText {
    switch self {
    case .notAnArchive:
      LocalizedText(
        ru: "архив не читается: это не ZIP или файл скопирован не до конца",
        en: "the archive cannot be read: it is no ZIP or was not copied to its end")
    case .damaged(let name):
      LocalizedText(
        ru: "архив повреждён: файл «\(name)» не совпадает с контрольной суммой",
        en: "the archive is damaged: the file “\(name)” does not match its checksum")
    case .unknownPacking(let name):
      LocalizedText(
        ru: "файл «\(name)» в архиве зашифрован или сжат неизвестным способом",
        en: "the file “\(name)” in the archive is encrypted or packed in an unknown way")
    case .tooLarge:
      LocalizedText(ru: "архив слишком велик", en: "the archive is too large")
    case .unsafeName(let name):
      LocalizedText(
        ru: "недопустимое имя файла в архиве: «\(name)»",
        en: "a name that an archive must not hold: “\(name)”")
    }
  }
}
