import OporaCSV
import OporaLanguage

/// Makes reports (отчёт): a form and an input give a document, a document gives files.
public enum Report {
  /// The document, ready for any writer; cells are suppressed first if it is for publication.
  public static func document(_ form: ReportForm, of input: ReportInput) -> Document {
    prepared(form, of: input.prepared)
  }

  private static func prepared(_ form: ReportForm, of input: ReportInput) -> Document {
    let frame = ReportContext(input: input, form: form, request: .init(section: ""))
    var document = Document(
      title: frame.title, subtitle: frame.subtitle, author: input.title[input.language],
      date: frame.date, language: input.language, blocks: frame.opening)
    var parts = UniqueParts(DocumentWords(input.language))
    var hasAppendix = false
    for request in form.sections {
      guard let section = ReportSection.all.first(where: { $0.id == request.section }) else {
        continue
      }
      let context = ReportContext(input: input, form: form, request: request)
      let blocks = section.whole(context)
      // The main part ends on a page of its own.
      if section.isAppendix, !hasAppendix, !blocks.isEmpty {
        document.blocks.append(.pageBreak)
        hasAppendix = true
      }
      document.blocks += parts.blocks(blocks)
    }
    document.blocks.append(frame.reproducibility)
    return document
  }

  /// The formats that a report is written in, the one to open first at the head.
  public static let writers: [any DocumentWriter] = [MarkdownWriter(), HTMLWriter(), DOCXWriter()]

  /// All files of a report: `report.md`, `report.html`, `report.docx`, `charts/*.svg`,
  /// `tables/*.csv`, `datapackage.json`.
  public static func output(_ form: ReportForm, of input: ReportInput) -> ReportOutput {
    let input = input.prepared
    let document = prepared(form, of: input)
    let tables = ReportTables(input).all
    let package = DataPackage(
      name: "opora-report-\(Slug.text(form.id))-\(Slug.text(input.period.id))",
      title: document.title, resources: tables.map(\.resource))
    var files = document.pictureFiles
    files += tables.map { ReportFile(path: $0.path, text: $0.text) }
    files.append(ReportFile(path: "datapackage.json", text: package.json()))
    files.sort { $0.path < $1.path }
    return ReportOutput(files: writers.map { $0.file(of: document, named: "report") } + files)
  }
}

extension Document {
  /// The files of the pictures.
  var pictureFiles: [ReportFile] {
    (figures + inlinePictures).map { ReportFile(path: $0.path, text: $0.svg) }
  }
}

extension ReportSection {
  /// The section with its heading and what people wrote; nothing where it has nothing to say.
  fileprivate func whole(_ context: ReportContext) -> [Block] {
    let body = blocks(context)
    guard !body.isEmpty || asks != nil else { return [] }
    let own = context.request.title
    let heading = own ?? title
    let names = own.map { [$0.ru, $0.en] } ?? [id, title.ru, title.en]
    let written = context.written(under: names, orAskFor: asks?[context.language] ?? "")
    return [.heading(1, RichText(heading[context.language]))] + body + written
  }
}

/// The frame around the sections.
extension ReportContext {
  /// The form's title with its places filled.
  fileprivate var title: String {
    let places = [
      ("{period}", input.period.title[language]), ("{title}", input.title[language]),
      ("{municipality}", input.focus.map { name($0) } ?? ""),
      ("{dative}", caseForm(\.dative)), ("{genitive}", caseForm(\.genitive)),
      ("{prepositional}", caseForm(\.prepositional)),
    ]
    return TemplateText.filled(form.title[language], places)
  }

  /// A case form of the focus municipality; its plain name where none is given.
  private func caseForm(_ form: KeyPath<ReportMunicipality, String>) -> String {
    guard let focus = input.focus, let own = input.municipalities.first(where: { $0.code == focus })
    else { return "" }
    let text = own[keyPath: form]
    return language == .ru && !text.isEmpty ? text : own.name[language]
  }

  /// The municipality of the report with its code; empty for a region.
  fileprivate var subtitle: String {
    guard let focus = input.focus else { return "" }
    return name(focus) + say(" (код ОКТМО \(focus))", " (OKTMO code \(focus))")
  }

  /// The period, or the day it is cut at; never the day of the run.
  fileprivate var date: String {
    guard let day = input.asOf else { return input.period.title[language] }
    let text = DateText.long(day, language)
    return input.period.title[language] + say(", по состоянию на \(text)", ", as of \(text)")
  }

  /// Whether it may be published, and what the figures are.
  fileprivate var opening: [Block] {
    var blocks: [Block] = []
    if !input.isPublic {
      blocks.append(
        .paragraph(RichText([.strong(say("Не для публикации", "Not for publication"))])))
    }
    blocks.append(.paragraph(RichText(dataStatus)))
    return blocks
  }

  /// What made the report: versions and the hash of the inputs; no clock.
  fileprivate var reproducibility: Block {
    var spans: [TextSpan] = [
      .plain("Opora \(input.programVersion)".trimmed),
      .plain(say("; форма отчёта ", "; report form ")), .code(form.id),
    ]
    if !input.inputHash.isEmpty {
      spans += [.plain(say("; исходные данные SHA-256 ", "; inputs SHA-256 "))]
      spans += [.code(input.inputHash)]
    }
    return .paragraph(RichText(spans))
  }
}
