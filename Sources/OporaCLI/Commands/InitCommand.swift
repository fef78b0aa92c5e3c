import OporaDefinitions
import OporaLanguage

/// `opora init DIR`: a new workspace with a configuration, blank forms and a short guide.
enum InitCommand {
  static let command = Command(
    name: "init",
    summary: LocalizedText(
      ru: "новая рабочая папка: настройка, бланки, памятка",
      en: "a new workspace: configuration, blank forms, guide"),
    usage: ["init {folder}"], operands: 1...1,
    details: LocalizedText(
      ru: "Имеющиеся файлы не изменяются: если хотя бы один из новых уже есть, не пишется ничего.",
      en: "Files that exist are never changed: if one of the new ones exists, nothing is written."),
    examples: [
      (
        "opora init мониторинг",
        LocalizedText(ru: "папка «мониторинг» с бланками", en: "a folder with blank forms")
      )
    ],
    run: run)

  private static func run(
    _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> CommandOutcome {
    let folder = FileSystem.trimmed(invocation.operands[0])
    let catalogue = try Definitions.catalogue(invocation)
    let items = WorkspaceStarter(catalogue, console.language).items
    let existing = items.map(\.path).filter { FileSystem.kind(of: folder + "/" + $0) != .nothing }
    if let first = existing.first {
      throw .inputOutput(
        path: folder + "/" + first,
        reason: LocalizedText(
          ru: "файл уже есть, ничего не записано", en: "the file exists, nothing was written"))
    }
    try OutputFolder.write(items, to: folder)
    let guide = folder + "/" + WorkspaceStarter.guideName(console.language)
    console.say(
      LocalizedText(
        ru: "Создана рабочая папка \(folder). Начните с файла \(guide)",
        en: "Made the workspace \(folder). Begin with the file \(guide)"))
    return Definitions.tellFaults(of: catalogue, console)
  }
}
