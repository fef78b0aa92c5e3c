import OporaCSV
import OporaLanguage
import Testing

@Suite struct WriterTests {
  @Test func quotesAreWrittenOnlyWhereNeeded() {
    var writer = CSVWriter()
    writer.write(["a", "b, c", "say \"x\"", "two\nlines", " d ", ""])
    writer.write([""])
    writer.write(["sep=;"])
    #expect(
      writer.text
        == "a,\"b, c\",\"say \"\"x\"\"\",\"two\nlines\", d ,\n\"\"\n\"sep=;\"\n")
  }

  @Test func excelGetsItsOwnForm() throws {
    let day = try #require(CalendarDay(iso: "2024-06-05"))
    var writer = CSVWriter(.excel)
    writer.write([.text("Охват, %"), .number("-350.25"), .day(day), .code("03701000"), .empty])
    #expect(
      writer.text == "\u{FEFF}Охват, %;-350,25;05.06.2024;03701000;\r\n")
    var keeping = CSVWriter(.excel, keepsCodes: true)
    keeping.write([.code("03701000")])
    #expect(keeping.text == "\u{FEFF}\"=\"\"03701000\"\"\"\r\n")
    var machine = CSVWriter()
    machine.write([.text("=1+1"), .number("-350.25"), .day(day), .code("03701000"), .empty])
    #expect(machine.text == "=1+1,-350.25,2024-06-05,03701000,\n")
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+7 (900) 000", "'+7 (900) 000"), ("-5", "-5"), ("-350,25", "-350,25"),
    ("-", "-"), ("@SUM(A1)", "'@SUM(A1)"), ("\t=1", "'\t=1"), ("＝1", "'＝1"), ("а=1", "а=1"),
    ("", ""), ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"), ("+12", "+12"), ("=", "'="),
  ])
  func formulasAreGuardedAndNumbersLeftAlone(text: String, expected: String) {
    #expect(FormulaGuard.guarded(text) == expected)
  }

  @Test func jsonTextIsEscaped() {
    #expect(JSONText.quoted("a\"\\\n\u{1}я") == "\"a\\\"\\\\\\n\\u0001я\"")
  }

  @Test func conversionKeepsTextAsItWasRead() {
    let text = "код;имя;итог\n01;с \"Заря\";1,5\n\n02;\"a;b\"\n"
    let file = CSVFile(Array(text.utf8), name: "t.csv")
    var csv: [UInt8] = []
    let summary = CSVConversion(file).csv { csv += $0 }
    #expect(
      String(decoding: csv, as: UTF8.self)
        == "код,имя,итог\n01,\"с \"\"Заря\"\"\",\"1,5\"\n02,a;b\n")
    #expect((summary.recordsRead, summary.skippedCount, summary.rowsRead) == (2, 1, 3))
    var json: [UInt8] = []
    _ = CSVConversion(file).json { json += $0 }
    #expect(
      String(decoding: json, as: UTF8.self)
        == """
        [
        {"код":"01","имя":"с \\"Заря\\"","итог":"1,5"},
        {"код":"02","имя":"a;b"}
        ]

        """)
  }

  @Test func jsonOfATableWithoutAHeaderHasArrays() {
    var json: [UInt8] = []
    _ = CSVConversion(CSVFile(Array("1;2\n3;4\n".utf8), name: "t.csv")).json { json += $0 }
    #expect(String(decoding: json, as: UTF8.self) == "[\n[\"1\",\"2\"],\n[\"3\",\"4\"]\n]\n")
  }

  @Test func aPackageDescribesItsFiles() {
    let package = DataPackage(
      name: "report", title: "Отчёт",
      resources: [
        .init(
          path: "tables/values.csv", title: "Значения",
          fields: [
            .init("period", .string, title: "Период", isRequired: true), .init("value", .number),
          ],
          primaryKey: ["period"])
      ])
    #expect(
      package.json() == """
        {
          "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
          "name": "report",
          "title": "Отчёт",
          "resources": [
            {
              "name": "tables-values",
              "type": "table",
              "path": "tables/values.csv",
              "title": "Значения",
              "format": "csv",
              "mediatype": "text/csv",
              "encoding": "utf-8",
              "dialect": { "delimiter": ",", "lineTerminator": "\\n" },
              "schema": {
                "fields": [
                  { "name": "period", "type": "string", "title": "Период", "constraints": { "required": true } },
                  { "name": "value", "type": "number" }
                ],
                "primaryKey": ["period"]
              }
            }
          ]
        }

        """)
  }
}
