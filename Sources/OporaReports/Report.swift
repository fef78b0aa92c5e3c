import OporaLanguage

/// Makes reports (отчёт): a form and an input give a document, a document gives files.
public enum Report {
  /// The document, ready for any writer.
  public static func document(_ form: ReportForm, of input: ReportInput) -> Document {
    var document = Document(title: form.title[input.language], language: input.language)
    for request in form.sections {
      guard let section = ReportSection.all.first(where: { $0.id == request.section }) else {
        continue
      }
      let blocks = section.blocks(ReportContext(input: input, form: form, request: request))
      if !blocks.isEmpty {
        document.blocks += [.heading(1, RichText(section.title[input.language]))]
      }
      document.blocks += blocks
    }
    return document
  }

  /// All files of a report: `report.md`, `charts/*.svg`, `tables/*.csv`.
  public static func output(_ form: ReportForm, of input: ReportInput) -> ReportOutput {
    let document = document(form, of: input)
    let writer = MarkdownWriter()
    let charts = document.figures.map { ReportFile(path: $0.path, text: $0.svg) }
    return ReportOutput(
      files: [ReportFile(path: writer.fileName, text: writer.text(of: document))] + charts)
  }
}
