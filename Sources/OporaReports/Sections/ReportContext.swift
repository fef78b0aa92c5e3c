import OporaIndicators
import OporaLanguage

/// What a section is made from: the input, the form's wishes, and the common words.
struct ReportContext: Sendable {
  /// The input, with suppressed cells if the report is for publication.
  let input: ReportInput
  /// The form that is filled.
  let form: ReportForm
  /// What the form asks of this section.
  let request: ReportForm.SectionRequest
}
