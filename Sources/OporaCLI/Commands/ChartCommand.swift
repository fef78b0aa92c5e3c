import OporaCharts
import OporaLanguage

/// `opora chart KIND TABLE.csv -o FILE.svg`: one chart from any table.
enum ChartCommand {
  static let command = Command(
    name: "chart",
    summary: LocalizedText(ru: "диаграмма по любой таблице", en: "one chart from any table"),
    usage: [
      "chart {kind} {table} [--title {text}] [--unit {text}] [-o {picture}]",
      "chart {kind} [{table}] --spec {file} [-o {picture}]",
    ],
    operands: 0...2,
    options: words + numbers + ReadingOptions.table,
    details: LocalizedText(
      ru: "Виды диаграмм и столбцы их таблиц: opora list charts\n\n"
        + "Файл --spec (JSON5) содержит любые из ключей "
        + ChartSpecification.keys.joined(separator: ", ")
        + "; параметры командной строки важнее.",
      en: "Kinds of charts and the columns of their tables: opora list charts\n\n"
        + "A file for --spec (JSON5) has any of the keys "
        + ChartSpecification.keys.joined(separator: ", ")
        + "; options of the command line go before it."),
    examples: [
      (
        "opora chart ranked-bar охват.csv --unit % --target 80 -o охват.svg",
        LocalizedText(
          ru: "столбики по убыванию с плановым значением", en: "ranked bars with a target")
      ),
      (
        "opora chart dumbbell село-город.csv --label село --label город -o разрыв.svg",
        LocalizedText(ru: "два значения и разрыв", en: "two values and their gap")
      ),
      (
        "opora chart trend --spec динамика.json5 -o динамика.svg",
        LocalizedText(
          ru: "таблица и все параметры — в файле", en: "the table and all options in a file")
      ),
    ],
    run: run)

  private static let words: [CommandOption] = [
    CommandOption(
      "out", letter: "o", .any(.picture), ru: "куда записать (без параметра — в вывод)",
      en: "where to write (standard output if not given)"),
    CommandOption(
      "spec", .any(.file), ru: "файл JSON5 с параметрами диаграммы, можно с таблицей",
      en: "JSON5 file with the chart's options, also with its table"),
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
      "focus", .any(.text), ru: "какую строку выделить, по названию",
      en: "the row to highlight, by its name"),
    CommandOption(
      "label", .any(.text), repeatable: true,
      ru: "названия двух значений (dumbbell, scatter), параметр дважды",
      en: "names of the two values (dumbbell, scatter), given twice"),
    CommandOption(
      "column", .any(.text), repeatable: true,
      ru: "какой столбец таблицы служит столбцом диаграммы: --column value=охват",
      en: "which column of the table serves as one of the chart: --column value=coverage"),
    CommandOption(
      "previous-label", .any(.text), ru: "за что предыдущие значения, например «II п. 2023»",
      en: "what the previous values are of, such as 'H2 2023'"),
    CommandOption(
      "note", .any(.text), repeatable: true, ru: "примечание под диаграммой",
      en: "remark under the picture"),
    CommandOption(
      "subject", .choice(ChartSubject.allCases.map(\.rawValue)),
      ru: "что стоит в строках (по умолчанию municipalities)",
      en: "what the rows are (default: municipalities)"),
    CommandOption(
      "id", .any(.identifier), ru: "приставка id в SVG", en: "prefix of ids in the SVG"),
  ]

  private static let numbers: [CommandOption] = [
    CommandOption(
      "decimals", .any(.number), ru: "знаков после запятой, от 0 до 6", en: "decimals, 0 to 6"),
    CommandOption("target", .any(.number), ru: "плановое значение", en: "target value"),
    CommandOption(
      "scale-start", .any(.number), ru: "с какого значения шкала (не для столбиков)",
      en: "where the scale starts (not for bars)"),
    CommandOption("width", .any(.number), ru: "ширина в пикселях", en: "width in pixels"),
    CommandOption(
      "lower-is-better", ru: "меньшее значение лучше", en: "lower values are better"),
    CommandOption(
      "lower-column", .any(.text), repeatable: true,
      ru: "столбец heat, в котором меньшее значение лучше",
      en: "a column of heat in which lower values are better"),
    CommandOption(
      "boxes", ru: "обвести место каждой надписи (проверка раскладки)",
      en: "frame the place of every text (to check the layout)"),
  ]

  private static func run(
    _ invocation: Invocation, _ console: Console
  ) throws(CommandFailure) -> CommandOutcome {
    let order = try ChartOrder(invocation)
    do {
      let table = try order.table(invocation, console)
      let drawing = try Chart.draw(order.kind, table, order.options)
      for warning in drawing.warnings { console.say(warning) }
      try write(drawing, invocation, console)
      return CommandOutcome(hasErrors: !drawing.isLaidOutWell)
    } catch let error as ChartError {
      throw .chart(error, order.path ?? order.kind.rawValue)
    } catch let error as CommandFailure {
      throw error
    } catch {
      throw .refused(path: order.path ?? "", reason: LocalizedText(ru: "\(error)"))
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
}
