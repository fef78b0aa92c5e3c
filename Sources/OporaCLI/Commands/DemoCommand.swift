import Opora
import OporaLanguage
import OporaRegistry
import OporaSample

/// `opora demo`: a synthetic region with the reports of its latest half-year.
enum DemoCommand {
  static let command = Command(
    name: "demo",
    summary: LocalizedText(
      ru: "образец: вымышленная область и её отчёты",
      en: "a sample: an invented region and its reports"),
    usage: ["demo [--out {folder}] [--children {number}]"], operands: 0...0,
    options: [
      CommandOption(
        "out", letter: "o", .any(.folder), ru: "папка (по умолчанию opora-demo)",
        en: "folder (default: opora-demo)"),
      CommandOption(
        "children", .any(.number), ru: "сколько детей в области (по умолчанию 27000)",
        en: "how many children the region has (default: 27000)"),
      CommandOption(
        "seed", .any(.number), ru: "зерно: другое число — другая область",
        en: "seed: another number gives another region"),
    ],
    run: run)

  private static func run(
    _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> CommandOutcome {
    let folder = FileSystem.trimmed(invocation.value("out") ?? "opora-demo")
    let children = try invocation.wholeNumber("children", in: 100...5_000_000) ?? 27_000
    let seed = try invocation.wholeNumber("seed", in: 0...Int.max) ?? 2025
    console.progress(LocalizedText(ru: "Образец области", en: "Making the region"))
    let sample = SampleRegion(children: children, seed: UInt64(seed))
    let workspace = folder + "/workspace"
    try OutputFolder.write(sample.files().map { OutputItem($0.path, $0.bytes) }, to: workspace)
    let session = try Session.open(workspace, invocation, console)
    let period = try session.period()
    let reports = RegionReports(session, period, invocation, console)
    let target = folder + "/reports/" + period.id
    let items = try reports.region(in: "region/") + reports.municipalities(of: "half-year", in: "")
    try OutputFolder.write(items, to: target)
    tell(workspace, target, session, console)
    return session.outcome(console)
  }

  private static func tell(
    _ workspace: String, _ target: String, _ session: Session, _ console: Console
  ) {
    let count = session.monitoring.registry.municipalities.count
    let first = session.monitoring.registry.municipalities.first?.code ?? ""
    console.say(
      LocalizedText(
        ru: """
          Данные области: \(workspace)
          Отчёты \(Plural.ofMunicipalities.text(count, .ru)) и сравнение: \(target)
          Откройте: \(target)/region/report.html
          и отчёт одного муниципалитета: \(target)/\(first)/report.html
          """,
        en: """
          Data of the region: \(workspace)
          Reports of \(Plural.ofMunicipalities.text(count, .en)) and the comparison: \(target)
          Open: \(target)/region/report.html
          and the report of a municipality: \(target)/\(first)/report.html
          """))
  }
}
