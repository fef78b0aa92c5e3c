public import OporaDefinitions
public import OporaDiagnostics
import OporaLanguage

extension ReportForm {
  /// Reads a report form; every key is checked, and a form with an error gives no form.
  ///
  /// - Parameters:
  ///   - tree: the parsed file.
  ///   - indicators: the ids of the known indicators; empty skips that check.
  /// - Returns: the form, nil if there is an error, and all findings (codes `R301`…`R306`).
  public static func read(
    _ tree: JSON5Value, indicators: [String] = []
  ) -> (form: ReportForm?, findings: [Finding]) {
    var reader = ReportFormReader(indicators: indicators)
    let form = reader.form(tree)
    return (reader.findings.contains { $0.severity == .error } ? nil : form, reader.findings)
  }
}

/// Collects the findings of one form file.
private struct ReportFormReader {
  let indicators: [String]
  var findings: [Finding] = []

  init(indicators: [String]) { self.indicators = indicators }

  mutating func form(_ tree: JSON5Value) -> ReportForm? {
    guard members(tree, allowed: ["id", "for", "title", "sections"]) != nil else { return nil }
    let id = required("id", in: tree).flatMap { text($0) } ?? ""
    let levels = required("for", in: tree).map { self.levels($0) } ?? [.municipality]
    let title = required("title", in: tree).map { self.title($0) } ?? LocalizedText(ru: "")
    var sections: [ReportForm.SectionRequest] = []
    for value in required("sections", in: tree).flatMap({ list($0) }) ?? [] {
      if let request = section(value, levels: levels) { sections.append(request) }
    }
    return ReportForm(id: id, levels: levels, title: title, sections: sections)
  }

  private mutating func section(
    _ value: JSON5Value, levels: [ReportLevel]
  ) -> ReportForm.SectionRequest? {
    if case .string(let id) = value.kind {
      return checked(id, value.span, levels) ? .init(section: id) : nil
    }
    guard
      members(value, allowed: ["section", "indicators", "chart", "title", "source", "columns"])
        != nil,
      let name = required("section", in: value), let id = text(name),
      checked(id, name.span, levels)
    else { return nil }
    var request = ReportForm.SectionRequest(section: id)
    for item in value["indicators"].flatMap({ list($0) }) ?? [] {
      guard let indicator = text(item) else { continue }
      if !indicators.isEmpty, !indicators.contains(indicator) {
        // A broken definition must not take every report with it: the section goes without.
        unknown(
          "R304", indicator, among: indicators, item.span, ("показатель", "indicator"),
          severity: .warning)
      }
      request.indicators.append(indicator)
    }
    if let chart = value["chart"], let kind = text(chart) {
      if !ReportSection.chartKinds.contains(kind) {
        unknown("R305", kind, among: ReportSection.chartKinds, chart.span, ("диаграмма", "chart"))
      }
      request.chart = kind
    }
    request.title = value["title"].map { self.title($0) }
    request.source = value["source"].flatMap { text($0) } ?? ""
    request.columns = (value["columns"].flatMap { list($0) } ?? []).compactMap { text($0) }
    if id == "listing", request.source.isEmpty || request.columns.isEmpty {
      for key in ["source", "columns"] where value[key] == nil { _ = required(key, in: value) }
    }
    return request
  }

  private mutating func checked(
    _ id: String, _ span: SourceSpan, _ levels: [ReportLevel]
  ) -> Bool {
    let known = ReportSection.all.filter { Set($0.levels).isSuperset(of: levels) }.map(\.id)
    guard !known.contains(id) else { return true }
    unknown("R303", id, among: known, span, ("раздел", "section"))
    return false
  }

  /// One level, or a list of them for a form that fits both.
  private mutating func levels(_ value: JSON5Value) -> [ReportLevel] {
    guard case .array(let items) = value.kind else { return level(value).map { [$0] } ?? [] }
    return items.compactMap { level($0) }
  }

  private mutating func level(_ value: JSON5Value) -> ReportLevel? {
    guard let name = text(value) else { return nil }
    if let level = ReportLevel(rawValue: name) { return level }
    let known = ReportLevel.allCases.map(\.rawValue)
    unknown("R306", name, among: known, value.span, ("уровень отчёта", "report level"))
    return nil
  }

  private mutating func title(_ value: JSON5Value) -> LocalizedText {
    if case .string(let ru) = value.kind { return LocalizedText(ru: ru) }
    guard members(value, allowed: ["ru", "en"]) != nil else { return LocalizedText(ru: "") }
    let ru = required("ru", in: value).flatMap { text($0) } ?? ""
    return LocalizedText(ru: ru, en: value["en"].flatMap { text($0) })
  }
}

extension ReportFormReader {
  private mutating func members(
    _ value: JSON5Value, allowed: [String]
  ) -> [JSON5Value.Member]? {
    guard case .object(let members) = value.kind else {
      wrongType(value, ("набор полей { … }", "an object { … }"))
      return nil
    }
    for member in members where !allowed.contains(member.key) {
      unknown("R301", member.key, among: allowed, member.keySpan, ("поле", "key"))
    }
    return members
  }

  private mutating func required(_ key: String, in value: JSON5Value) -> JSON5Value? {
    if let found = value[key] { return found }
    add(
      "R302", value.span, ru: "нет обязательного поля «\(key)»",
      en: "the required key “\(key)” is absent", replacement: nil)
    return nil
  }

  private mutating func text(_ value: JSON5Value) -> String? {
    if case .string(let text) = value.kind { return text }
    wrongType(value, ("текст в кавычках", "a quoted text"))
    return nil
  }

  private mutating func list(_ value: JSON5Value) -> [JSON5Value]? {
    if case .array(let items) = value.kind { return items }
    wrongType(value, ("список [ … ]", "a list [ … ]"))
    return nil
  }

  private mutating func wrongType(_ value: JSON5Value, _ expected: (ru: String, en: String)) {
    add(
      "R302", value.span, ru: "ожидается \(expected.ru)", en: "expected \(expected.en)",
      replacement: nil)
  }

  private mutating func unknown(
    _ code: String, _ name: String, among known: [String], _ span: SourceSpan,
    _ what: (ru: String, en: String), severity: Severity = .error
  ) {
    let nearest = Suggestion.nearest(to: name, among: known)
    let list = ListText.joined(known, .ru, limit: 20)
    let english = ListText.joined(known, .en, limit: 20)
    add(
      code, span,
      ru: "неизвестно: \(what.ru) «\(name)»"
        + (nearest.map { "; возможно, «\($0)»" } ?? "") + "; известны: \(list)",
      en: "unknown \(what.en) “\(name)”"
        + (nearest.map { "; did you mean “\($0)”?" } ?? "") + "; known: \(english)",
      replacement: nearest, severity: severity)
  }

  private mutating func add(
    _ code: String, _ span: SourceSpan, ru: String, en: String, replacement: String?,
    severity: Severity = .error
  ) {
    var finding = Finding(
      code: code, severity: severity, place: Place(span), message: LocalizedText(ru: ru, en: en))
    finding.replacement = replacement
    findings.append(finding)
  }
}
