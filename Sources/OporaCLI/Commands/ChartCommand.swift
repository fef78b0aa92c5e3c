import OporaCharts
import OporaLanguage

/// `opora chart KIND TABLE.csv -o FILE.svg`: one chart from any table.
enum ChartCommand {
  static let command = Command(
    name: "chart",
    summary: LocalizedText(ru: "диаграмма по любой таблице", en: "one chart from any table"),
    usage: ["chart {kind} {table} [--title {text}] [--unit {text}] [-o {picture}]"],
    operands: 2...2,
    options: [
      CommandOption(
        "out", letter: "o", .any(.picture), ru: "куда записать (без параметра — в вывод)",
        en: "where to write (standard output if not given)"),
      CommandOption(
        "title", .any(.text), ru: "заголовок (без параметра — вывод из чисел)",
        en: "headline (computed from the numbers if not given)"),
      CommandOption("subtitle", .any(.text), ru: "подзаголовок", en: "subtitle"),
      CommandOption("source", .any(.text), ru: "источник данных", en: "source of the data"),
      CommandOption(
        "measure", .any(.text), ru: "что показано, словами (для описания)",
        en: "what is shown, in words (for the description)"),
      CommandOption("unit", .any(.text), ru: "единица, например %", en: "unit, such as %"),
      CommandOption(
        "decimals", .any(.number), ru: "знаков после запятой, от 0 до 6", en: "decimals, 0 to 6"),
      CommandOption(
        "target", .any(.number), ru: "плановое значение", en: "target value"),
      CommandOption(
        "focus", .any(.text), ru: "какую строку выделить, по названию",
        en: "the row to highlight, by its name"),
      CommandOption(
        "width", .any(.number), ru: "ширина в пикселях", en: "width in pixels"),
      CommandOption(
        "note", .any(.text), repeatable: true, ru: "примечание под диаграммой",
        en: "remark under the picture"),
      CommandOption(
        "lower-is-better", ru: "меньшее значение лучше", en: "lower values are better"),
    ] + ReadingOptions.table,
    details: LocalizedText(
      ru: "Виды диаграмм и столбцы их таблиц: opora list charts",
      en: "Kinds of charts and the columns of their tables: opora list charts"),
    examples: [
      (
        "opora chart ranked-bar охват.csv --unit % --target 80 -o охват.svg",
        LocalizedText(
          ru: "столбики по убыванию с плановым значением", en: "ranked bars with a target")
      )
    ],
    run: run)

  private static func run(
    _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> CommandOutcome {
    let path = invocation.operands[1]
    let options = try options(invocation, console.language)
    do {
      let kind = try ChartKind.named(invocation.operands[0])
      let table = try NamedFile.table(path, ReadingOptions.told(invocation), console)
      let cells = ChartTable(columns: table.header, rows: table.rows)
      let drawing = try Chart.draw(kind, cells, options)
      for warning in drawing.warnings { console.say(warning) }
      try write(drawing, invocation, console)
      return .done
    } catch let error as ChartError {
      throw failure(error, path)
    } catch let error as CommandFailure {
      throw error
    } catch {
      throw .refused(path: path, reason: LocalizedText(ru: "\(error)"))
    }
  }

  private static func write(
    _ drawing: ChartDrawing, _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) {
    guard let path = invocation.value("out") else {
      console.write(drawing.svg)
      return
    }
    try OutputFile.write(drawing.svg, to: path)
    let headline = drawing.headline
    console.say(LocalizedText(ru: "\(path): \(headline)", en: "\(path): \(headline)"))
  }

  private static func options(
    _ invocation: Invocation, _ language: Language
  ) throws(CommandFailure) -> ChartOptions {
    var options = ChartOptions()
    options.language = language
    options.title = invocation.value("title")
    options.subtitle = invocation.value("subtitle")
    options.source = invocation.value("source")
    options.measure = invocation.value("measure")
    options.unit = invocation.value("unit")
    options.decimals = try invocation.wholeNumber("decimals", in: 0...6)
    options.target = try target(invocation)
    options.focus = invocation.value("focus")
    options.width = try invocation.wholeNumber("width", in: 1...100_000)
    options.notes = invocation.values("note")
    options.higherIsBetter = !invocation.has("lower-is-better")
    return options
  }

  private static func target(_ invocation: Invocation) throws(CommandFailure) -> Double? {
    guard let text = invocation.value("target") else { return nil }
    guard let number = ExactNumber(decimal: text.replacing(",", with: ".")) else {
      throw .usage(
        .invalidValue(
          option: "target", value: text,
          expected: LocalizedText(ru: "число вида 82,6", en: "a number such as 82.6")))
    }
    return number.doubleValue
  }

  /// Faults of the command line end with 2, faults of the table with 4.
  private static func failure(_ error: ChartError, _ path: String) -> CommandFailure {
    let message = LocalizedText(ru: error.message(.ru), en: error.message(.en))
    switch error {
    case .unknownKind, .badWidth, .badDecimals, .badOption, .barsStartAtZero:
      return .unknown(message)
    default:
      return .refused(path: path, reason: message)
    }
  }
}
