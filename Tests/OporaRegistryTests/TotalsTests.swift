import OporaDefinitions
import OporaDiagnostics
import OporaLanguage
import Testing

@testable import OporaRegistry

/// Rows of totals are held against the accepted rows; sub-totals raise no false alarm.
@Suite struct TotalsTests {
  static let form: SourceForm = {
    let span = SourceSpan(file: "sources/sums.json5", line: 1, column: 1)
    var form = SourceForm(id: "sums", title: LocalizedText(ru: "Суммы", en: "Sums"), span: span)
    let columns: [(String, String, ColumnType)] = [
      ("name", "Организация", .text), ("kind", "Вид", .text), ("children", "Детей", .integer),
      ("amount", "Сумма, руб.", .number),
    ]
    form.columns = columns.map { name, header, type in
      SourceColumn(
        name: name, header: LocalizedText(ru: header, en: name), type: type, span: span)
    }
    return form
  }()

  static func totals(_ rows: String, header: Bool = true) -> [Finding] {
    let text = (header ? "Организация;Вид;Детей;Сумма, руб.\n" : "") + rows
    let registry = RegistryBuilder.registry(
      of: [InputFile(name: "a.csv", bytes: Array(text.utf8))], forms: [form],
      options: RegistryOptions())
    return registry.findings.filter { $0.detail == "subtotal-row" }
  }

  @Test(arguments: [
    "Школа 1;а;10;1,5\nШкола 2;б;20;2,25\nИтого;;30;3,75\n",
    // A total rounded to whole roubles, with groups.
    "Школа 1;а;1 000;1000,40\nШкола 2;б;20;2,20\nВсего:;;1 020;1 003\n",
    // Sub-totals of sections, then a total of all.
    "Школа 1;а;10;1\nШкола 2;б;20;2\nИтого;;30;3\nШкола 3;а;5;1\nИтого;;5;1\nВсего;;35;4\n",
    // A sub-total of two sections: it reaches back over the total before it.
    "А;а;1;1\nИтого;;1;1\nБ;а;2;2\nИтого;;2;2\nИтого по району;;3;3\nВ;а;4;4\nВсего;;7;7\n",
    // The total above its rows.
    "Всего;;30;3\nШкола 1;а;10;1\nШкола 2;б;20;2\n",
    // Parts of the total are no totals.
    "Школа 1;а;10;1\nШкола 2;б;20;2\nИтого;;30;3\nв том числе сельских;;12;1\n",
    // The mean of a column below it.
    "Школа 1;а;10;70,5\nШкола 2;б;20;80,5\nИтого;;30;75,50\n",
    // Nothing stated.
    "Школа 1;а;10;1\nШкола 2;б;20;2\nИтого;;;\n", "Школа 1;а;10;1\nШкола 2;б;20;2\n",
  ])
  func aTotalThatAgreesIsNotToldOf(rows: String) {
    #expect(Self.totals(rows).isEmpty)
  }

  @Test func aDifferenceIsToldWithLineColumnAndBothNumbers() throws {
    let found = Self.totals("Школа 1;а;10;1\nШкола 2;б;20;2\nИтого;;31;3\n")
    let finding = try #require(found.first)
    #expect(found.count == 1)
    #expect(finding.place.line == 4)
    #expect(finding.place.columnLetter == "C")
    #expect(finding.place.field == "children")
    #expect(finding.value == "31")
    #expect(finding.expected.ru == "30")
    #expect(finding.message.ru.contains("разница 1"))
    #expect(finding.severity == .warning)
  }

  @Test func rejectedRowsAreLeftOutOfTheSumAndNamed() throws {
    let found = Self.totals("Школа 1;а;10;1\nШкола 2;б;десять;2\nШкола 3;а;5;2\nИтого;;25;5\n")
    #expect(found.map(\.expected.ru) == ["15", "3"])
    #expect(found[0].message.ru.contains("отклонённых строк: 1"))
  }

  @Test func aWrongTotalOfASectionIsFoundWhereItStands() {
    let found = Self.totals(
      "А;а;1;1\nБ;а;2;2\nИтого;;4;3\nВ;а;7;7\nГ;а;1;1\nИтого;;8;8\nВсего;;11;11\n")
    #expect(found.map(\.place.line) == [4])
    #expect(found.map(\.expected.ru) == ["3"])
  }

  /// Sums are exact whatever the number of decimals.
  @Test func sumsAreExact() {
    let rows = (0..<10).map { "Школа \($0);а;1;0,\($0 % 2 == 0 ? "1" : "10")\n" }.joined()
    #expect(Self.totals(rows + "Итого;;10;1\n").isEmpty)
    #expect(Self.totals(rows + "Итого;;10;1,01\n").count == 1)
  }

  /// A long file is checked piece by piece, with the same result as one in memory.
  @Test(arguments: [(0, 0), (1, 1)])
  func aLongFileIsCheckedAsAStream(difference: Int, findings: Int) throws {
    var rows = "Организация;Вид;Детей;Сумма, руб.\n"
    for number in 0..<4000 {
      rows += "Школа \(number);а;\(number);1,5\n"
      if number == 1999 { rows += "Итого;;1999000;3000\n" }
    }
    rows += "Школа без числа;а;пять;1\nВсего;;\(7_998_000 + difference);6000\n"
    var options = RegistryOptions()
    options.longFile = 16_384
    options.streams = { _ in StreamChoice(keyed: [], texts: [], joins: []) }
    let registry = RegistryBuilder.registry(
      of: [InputFile(name: "a.csv", bytes: Array(rows.utf8))], forms: [Self.form],
      options: options)
    let stream = try #require(registry.streams["sums"])
    let sinks = [Sink(), Sink()]
    let read = try #require(
      stream.read(by: sinks, limits: WorkLimits(threads: 2, blockLength: 4096)))
    let told = read.result.findings.filter { $0.detail == "subtotal-row" }
    #expect(told.count == findings)
    #expect(told.allSatisfy { $0.place.line == 4004 && $0.expected.ru == "7998000" })
  }

  private final class Sink: RowConsumer {
    func take(_ rows: Table) {}
  }
}
