import Opora
import OporaLanguage
import OporaRegistry
import OporaReports

/// `opora pack WORKSPACE`: a workspace for each municipality, to be filled and submitted.
enum PackCommand {
  static let command = Command(
    name: "pack",
    summary: LocalizedText(
      ru: "рабочие папки муниципалитетам: бланки, определения, планы, сроки",
      en: "workspaces for municipalities: blanks, definitions, targets, deadlines"),
    usage: ["pack {workspace} [--municipality {municipality}] --out {folder}"], operands: 1...1,
    options: [
      Session.municipalityOption,
      CommandOption(
        "out", letter: "o", .any(.folder), ru: "папка для рабочих папок и архивов",
        en: "folder for the workspaces and archives"),
    ],
    details: LocalizedText(
      ru:
        "Для каждого ожидаемого муниципалитета создаются папка с кодом ОКТМО и архив. В них общая "
        + "численность населения, перечень организаций, определения и плановые значения региона; "
        + "МОЦ добавляет свои выгрузки и выполняет opora submit.",
      en:
        "Each municipality gets a folder named by its code, and an archive: the population table, "
        + "the list of organisations, definitions and targets of the region. The centre adds its "
        + "exports and runs opora submit."),
    examples: [
      (
        "opora pack область --out рассылка",
        LocalizedText(ru: "папки и архивы всем муниципалитетам", en: "for all municipalities")
      )
    ],
    run: run)

  private static func run(
    _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> CommandOutcome {
    let folder = FileSystem.trimmed(try invocation.required("out"))
    let session = try Session.open(invocation.operands[0], invocation, console)
    let pack = MunicipalPack(
      session, overlay: try Definitions.overlay(invocation), console.language)
    let all = session.monitoring.registry.municipalities
    let chosen = invocation.has("municipality") ? [try session.municipality()] : all
    guard !chosen.isEmpty else {
      throw .broken(
        LocalizedText(
          ru: "не указано, каким муниципалитетам: добавьте список municipalities в opora.json5",
          en: "nobody to pack for: name the municipalities in opora.json5"))
    }
    for municipality in chosen {
      let items = pack.items(for: municipality)
      try OutputFolder.write(items, to: folder + "/" + municipality.code)
      let files = items.map {
        ReportFile(path: municipality.code + "/" + $0.path, bytes: $0.bytes)
      }
      try OutputFile.write(
        ZipArchive.bytes(of: files), to: folder + "/\(municipality.code).zip")
    }
    console.say(
      LocalizedText(
        ru: "Рабочие папки \(Plural.ofMunicipalities.text(chosen.count, .ru)): \(folder)",
        en: "Workspaces of \(Plural.ofMunicipalities.text(chosen.count, .en)): \(folder)"))
    return session.outcome(console)
  }
}
