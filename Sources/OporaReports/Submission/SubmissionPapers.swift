import OporaLanguage
import OporaRating

/// The papers of a submission: the letter that goes with it and the sheet that is signed.
///
/// Both bear the control code, so that a figure changed after the signature is found.
struct SubmissionPapers {
  private let manifest: SubmissionManifest
  private let input: ReportInput
  private let form: ReportForm
  private let archive: String

  init(_ manifest: SubmissionManifest, _ input: ReportInput, form: ReportForm, archive: String) {
    self.manifest = manifest
    self.input = input
    self.form = form
    self.archive = archive
  }

  /// `papers/letter` and `papers/signature`, each as Markdown and DOCX.
  var files: [ReportFile] {
    let writers: [any DocumentWriter] = [MarkdownWriter(), DOCXWriter()]
    let documents = [("letter", letter), ("signature", sheet)]
    return documents.flatMap { name, document in
      writers.map { $0.file(of: document, named: SubmissionManifest.papers + name) }
    }
  }

  private func say(_ ru: String, _ en: String) -> String { manifest.language == .ru ? ru : en }

  private var municipality: String { manifest.name[manifest.language] }
  private var period: String { input.period.title[manifest.language] }

  /// «версия 2 взамен ранее представленной».
  private var version: String {
    let number = say("версия \(manifest.version)", "version \(manifest.version)")
    guard !manifest.supersedes.isEmpty else { return number }
    return number
      + say(
        ", взамен ранее представленной (контрольный код \(manifest.supersedes))",
        ", in place of the one submitted before (control code \(manifest.supersedes))")
  }

  private var day: String {
    manifest.submittedOn.map { DateText.long($0, manifest.language) } ?? "____________"
  }

  private var codeLine: Block {
    .paragraph(
      RichText([.plain(say("Контрольный код: ", "Control code: ")), .strong(manifest.controlCode)]))
  }

  // MARK: The letter

  private var letter: Document {
    let frame = ReportContext(input: input, form: form, request: .init(section: ""))
    var blocks: [Block] = [
      .paragraph(
        RichText(say("Дата: \(day)    Исх. № ____________", "Date: \(day)    No. ______"))),
      .paragraph(
        RichText(
          say(
            "В региональный модельный центр дополнительного образования детей",
            "To the regional centre of supplementary education of children"))),
      .paragraph(
        RichText(
          say(
            "Муниципальный опорный центр (\(municipality), код ОКТМО \(manifest.municipality)) "
              + "направляет отчёт о результатах мониторинга за отчётный период: \(period), "
              + "\(version).",
            "The support centre of \(municipality) (OKTMO code \(manifest.municipality)) submits "
              + "the monitoring report for \(period), \(version)."))),
    ]
    if let first = frame.nonReporters() {
      blocks.append(.paragraph(RichText(Sentence.stopped(first.text))))
    }
    blocks += [
      .paragraph(
        RichText([
          .plain(say("Приложение: архив ", "Enclosed: the archive ")), .code(archive),
          .plain(say(", подписанный лист.", ", the signed sheet.")),
        ])), codeLine,
    ]
    blocks += ReportSection.signature.blocks(frame)
    return Document(
      title: say("Сопроводительное письмо", "Covering letter"), subtitle: municipality,
      date: period, language: manifest.language, blocks: blocks)
  }

  // MARK: The sheet

  private var sheet: Document {
    let request = form.sections.first { $0.section == "summary" } ?? .init(section: "summary")
    let frame = ReportContext(input: input, form: form, request: request)
    var blocks: [Block] = [.table(facts)]
    if let figures = frame.keyFigures { blocks += [.table(figures), frame.legend] }
    if let place = frame.place() {
      blocks.append(.paragraph(RichText(Sentence.stopped(place.text))))
    }
    blocks.append(
      .paragraph(
        RichText(
          say(
            "Достоверность и полноту сведений подтверждаю. Код на листе совпадает с кодом отчёта.",
            "I confirm that the data are true and complete. The code on this sheet is that of the "
              + "report."))))
    blocks += ReportSection.signature.blocks(frame)
    blocks.append(
      .note(
        RichText(
          say(
            "код вычислен по всем файлам отчёта, исходным данным и определениям; его сверяет "
              + "команда opora verify",
            "the code comes from all files of the report, its inputs and definitions; "
              + "opora verify compares it"))))
    return Document(
      title: say("Лист подписания отчёта", "Signature sheet"), subtitle: municipality,
      date: period, language: manifest.language, blocks: blocks)
  }

  private var facts: Table {
    let rating = input.rating.map { "\($0.form.title[manifest.language]) (\($0.form.id))" }
    let rows: [(String, RichText)] = [
      (say("Муниципальное образование", "Municipality"), RichText(municipality)),
      (say("Код ОКТМО", "OKTMO code"), RichText(manifest.municipality)),
      (say("Отчётный период", "Period"), RichText(period)),
      (say("Версия", "Version"), RichText(version)),
      (say("Дата представления", "Submitted on"), RichText(day)),
      (say("Форма рейтинга", "Rating form"), RichText(rating ?? "—")),
      (
        say("Исходных файлов", "Input files"),
        RichText(NumberStyle(manifest.language).integer(manifest.inputs.count))
      ),
      (
        say("Контрольный код", "Control code"),
        RichText([.strong(manifest.controlCode)])
      ),
    ]
    return Table(
      id: "submission", caption: say("Сведения об отчёте", "The submission"),
      columns: [TableColumn(say("Сведения", "Item")), TableColumn(say("Значение", "Value"))],
      rows: rows.map { [RichText($0.0), $0.1] })
  }
}
