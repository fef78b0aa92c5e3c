import Opora
import OporaDefinitions
import OporaDiagnostics
import OporaIndicators
import OporaLanguage
import OporaRating
import OporaRegistry

/// `opora explain`: a definition in words, or the whole path of one number.
enum ExplainCommand {
  static let command = Command(
    name: "explain",
    summary: LocalizedText(
      ru: "откуда число: формула, части, файлы и строки; определение словами",
      en: "where a number comes from: formula, parts, files, rows; a definition in words"),
    usage: [
      "explain {workspace} {indicator} [--period {period}] [--municipality {municipality}] "
        + "[--rows [--show-ids] [-o {file}]]",
      "explain {identifier}",
    ],
    operands: 1...2,
    options: Session.options + [
      CommandOption(
        "municipality", .any(.municipality),
        ru: "код ОКТМО или название; total — вся папка (по умолчанию, если их несколько)",
        en: "OKTMO code or name; total is the whole (the default where there are several)"),
      CommandOption(
        "rows", ru: "перечислить строки: учтена, не учтена и почему",
        en: "list the rows: used, left out and why"),
      CommandOption(
        "show-ids", ru: "показать личные коды как есть, а не номерами",
        en: "show personal codes as they are and not by numbers"),
      CommandOption(
        "out", letter: "o", .any(.file), ru: "куда записать строки таблицей",
        en: "where to write the rows as a table"),
    ],
    details: LocalizedText(
      ru: "Вместо показателя можно назвать критерий рейтинга: покажутся баллы и правило.",
      en: "A criterion of the rating may be named as well: its points and rule are shown."),
    examples: [
      (
        "opora explain opora-demo/workspace coverage-5-18 --municipality 99601000",
        LocalizedText(ru: "путь одного числа", en: "the path of a number")
      ),
      (
        "opora explain coverage-5-18",
        LocalizedText(ru: "что и как считается", en: "what is counted and how")
      ),
    ],
    run: run)

  private static func run(
    _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> CommandOutcome {
    invocation.operands.count == 1
      ? try explainDefinition(invocation, console) : try explainNumber(invocation, console)
  }

  // MARK: A number

  private static func explainNumber(
    _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> CommandOutcome {
    let session = try Session.open(invocation.operands[0], invocation, console)
    let id = invocation.operands[1]
    let period = try session.period()
    let place = try session.municipalityOrTotal()
    let monitoring = session.monitoring
    let criterion = monitoring.ratingForm?.criterion(id)
    var blocks: [String] = []
    if let criterion, place != IndicatorValue.total,
      let points = monitoring.rating(in: period)?.points.first(where: {
        $0.unit == place && $0.criterion == id
      })
    {
      blocks.append(CriterionExplanation(criterion, points, console.language).text)
    }
    let indicator = criterion?.indicator ?? id
    if let path = monitoring.explanation(
      of: indicator, in: period, municipality: place, listsRows: invocation.listsRows)
    {
      let name = session.name(of: place, console.language)
      let catalogue = monitoring.catalogue.inForce(on: period.start)
      let paths = [path] + parts(of: path, session)
      var listing = try listing(paths, invocation, console)
      for path in paths {
        blocks.append(
          NumberExplanation.text(of: path, catalogue, name, console.language, rows: &listing))
      }
    }
    guard !blocks.isEmpty else { throw session.noIndicator(id) }
    console.line(blocks.joined(separator: "\n\n"))
    return session.outcome(console)
  }

  /// The rows that are listed among the words; nil where none are asked for, or a file takes them.
  private static func listing(
    _ paths: [Explanation], _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> RowListing? {
    guard invocation.listsRows else { return nil }
    var listing = RowListing(showsIDs: invocation.has("show-ids"))
    guard let path = invocation.value("out") else { return listing }
    let table = listing.table(paths)
    try OutputFile.write(to: path) { take throws(CommandFailure) in try take(table) }
    return nil
  }

  /// The paths of the indicators that a number is made of, each once, nearest first.
  private static func parts(of whole: Explanation, _ session: Session) -> [Explanation] {
    var seen: Set = [whole.definition.id]
    var open = whole.parts
    var found: [Explanation] = []
    while let cell = open.first {
      open.removeFirst()
      guard seen.insert(cell.indicator).inserted,
        let path = session.monitoring.explanation(
          of: cell.indicator, in: whole.period, municipality: cell.municipality,
          listsRows: session.invocation.listsRows)
      else { continue }
      found.append(path)
      open += path.parts
    }
    return found
  }

  // MARK: A definition

  private static func explainDefinition(
    _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> CommandOutcome {
    let catalogue = try Definitions.catalogue(invocation)
    let id = invocation.operands[0]
    let text = text(of: id, catalogue, console.language)
    if let text { console.line(text) }
    let outcome = Definitions.tellFaults(of: catalogue, console)
    guard text != nil else { throw .unknown(noDefinition(id, catalogue)) }
    return outcome
  }

  /// A definition in words; nil if there is none with the id.
  private static func text(
    of id: String, _ catalogue: DefinitionCatalogue, _ language: Language
  ) -> String? {
    if let indicator = catalogue.indicator(id) {
      return IndicatorExplanation(indicator, catalogue, language).text
    }
    if let form = catalogue.form(id) { return SourceExplanation(form, language).text }
    if let control = catalogue.controls.first(where: { $0.id == id || $0.code == id }) {
      return ControlExplanation(control, catalogue, language).text
    }
    return ratingForm(id, catalogue).map { RatingExplanation($0, language).text }
  }

  private static func ratingForm(_ id: String, _ catalogue: DefinitionCatalogue) -> RatingForm? {
    guard let file = catalogue.ratingFiles.first(where: { $0.tree.id == id }) else { return nil }
    var findings: [Finding] = []
    let indicators = Set(catalogue.indicators.map(\.id))
    return RatingForm.read(file.tree, indicators: indicators, findings: &findings)
  }

  private static func noDefinition(
    _ id: String, _ catalogue: DefinitionCatalogue
  ) -> LocalizedText {
    let ratings = catalogue.ratingFiles.compactMap { $0.tree.id }
    let known =
      catalogue.indicators.map(\.id) + catalogue.forms.map(\.id) + ratings
      + catalogue.controls.map(\.id)
    let nearest = Suggestion.nearest(to: id, among: known)
    return LocalizedText(
      ru: "нет определения «\(id)»" + (nearest.map { "; возможно, «\($0)»?" } ?? "")
        + "\nСписок: opora list indicators",
      en: "there is no definition '\(id)'" + (nearest.map { "; did you mean '\($0)'?" } ?? "")
        + "\nList: opora list indicators")
  }
}

extension Session {
  /// The code of the municipality asked for; `total` if that is asked for, or if none is named and
  /// there are several.
  func municipalityOrTotal() throws(CommandFailure) -> String {
    let asked = invocation.value("municipality")
    let isWhole = asked == nil && monitoring.registry.municipalities.count != 1
    if isWhole || asked == IndicatorValue.total { return IndicatorValue.total }
    return try municipality().code
  }

  /// The name of a municipality with its code; words for the whole.
  func name(of code: String, _ language: Language) -> String {
    guard let municipality = monitoring.registry.municipality(code) else {
      return language == .ru ? "все муниципалитеты (total)" : "all municipalities (total)"
    }
    let isEnglish = language == .en && !municipality.nameEnglish.isEmpty
    let name = isEnglish ? municipality.nameEnglish : municipality.name
    return name == code ? code : "\(name) (\(code))"
  }
}

extension Invocation {
  /// Whether rows are asked for, in words or in a file.
  fileprivate var listsRows: Bool { has("rows") || has("out") || has("show-ids") }
}
