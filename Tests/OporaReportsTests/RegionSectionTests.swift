import Foundation
import OporaIndicators
import OporaLanguage
import OporaRating
import OporaReports
import Testing

/// Sections of a region's comparison that depend on how many there are, and who may read them.
@Suite("sections of a region")
struct RegionSectionTests {
  /// Municipalities with places now and before, the last becoming the first.
  static func input(_ count: Int, isPublic: Bool = false) -> ReportInput {
    var input = SampleRegion.input(.ru)
    let codes = (1...count).map { "996\($0 < 10 ? "0" : "")\($0)000" }
    input.municipalities = codes.map {
      ReportMunicipality(code: $0, name: LocalizedText(ru: "Округ \($0)", en: "Unit \($0)"))
    }
    func units(_ places: [Int], before: [Int]) -> [RatedUnit] {
      zip(codes, zip(places, before)).map { code, pair in
        var unit = RatedUnit(
          unit: code, points: ExactNumber(100 - pair.0), maximum: ExactNumber(100))
        (unit.placeFrom, unit.placeTo) = (pair.0, pair.0)
        (unit.placeLow, unit.placeHigh) = (max(1, pair.0 - 1), pair.0)
        unit.previousPlace = pair.1 == 0 ? "" : "\(pair.1)"
        return unit
      }.sorted { ($0.placeFrom ?? 0) < ($1.placeFrom ?? 0) }
    }
    let now = Array(1...count)
    let before = now.map { $0 == 1 ? count : $0 - 1 }
    let form = SampleRegion.rating.form
    input.rating = RatingInput(
      form: form,
      current: RatingResult(period: "2024-S1", units: units(now, before: before), points: []),
      previous: RatingResult(
        period: "2023-S2", units: units(before, before: now.map { _ in 0 }), points: []))
    input.isPublic = isPublic
    return input
  }

  static func report(_ sections: [String], _ input: ReportInput) -> ReportOutput {
    let form = ReportForm(
      id: "f", level: .region, title: LocalizedText(ru: "Т"),
      sections: sections.map { .init(section: $0) })
    return Report.output(form, of: input)
  }

  static func text(_ output: ReportOutput) -> String { output.file("report.md")?.text ?? "" }

  @Test func aFewMunicipalitiesHaveSlopesManyHaveATable() {
    let few = Self.report(["rating", "movement"], Self.input(20))
    #expect(few.file("charts/rating-slope.svg") != nil)
    #expect(!Self.text(few).contains("Изменение баллов"))
    let many = Self.report(["rating", "movement"], Self.input(21))
    #expect(many.file("charts/rating-slope.svg") == nil)
    #expect(Self.text(many).contains("Изменение баллов"))
    // 21 → 1 is 20 places up, everybody else falls by one.
    #expect(Self.text(many).contains("повысили — 1, понизили — 20, сохранили — 0"))
    let rows = Self.text(many).split(separator: "\n").filter { $0.contains("▲ 20") }
    #expect(rows.count == 2, "once among the places, once in the table of movement")
  }

  @Test func numbersOfAPictureStandInATableOfTheSameReport() {
    let alone = Self.text(Self.report(["movement"], Self.input(5)))
    #expect(alone.contains("rating-slope.svg") && alone.contains("Изменение баллов"))
    let ranges = Self.text(Self.report(["robustness"], Self.input(5)))
    #expect(ranges.contains("rating-dot-range.svg") && ranges.contains("| от 1-го до 2-го места"))
  }

  @Test func rangesOfPlacesAreNeverPublished() {
    let open = Self.report(["rating", "robustness"], Self.input(5, isPublic: true))
    #expect(!Self.text(open).contains("±10") && open.file("charts/rating-dot-range.svg") == nil)
    #expect(Self.text(Self.report(["rating", "robustness"], Self.input(5))).contains("±10"))
  }

  @Test func itemsOfAPlanAreCountedAndListedByTheirSections() {
    var input = SampleRegion.input(.ru, focus: SampleRegion.azov)
    func line(_ number: String, _ standing: PlanLine.Standing, _ remark: String = "") -> PlanLine {
      var line = PlanLine(plan: "п", number: number, title: "Дело \(number)", standing: standing)
      line.section = "Раздел"
      line.municipality = SampleRegion.azov
      line.remark = remark
      return line
    }
    input.plan = [
      line("1", .done), line("2", .late, "нет помещения"), line("3", .coming), line("4", .undated),
      line("5", .doneLate),
    ]
    input.plan[0].municipality = SampleRegion.bereza
    let form = ReportForm(
      id: "p", level: .municipality, title: LocalizedText(ru: "Т"),
      sections: [.init(section: "plan")])
    let text = Self.text(Report.output(form, of: input))
    #expect(text.contains("выполнено 1 из 2; просрочено — 1"), "\(text)")
    #expect(text.contains("## Раздел") && text.contains("нет помещения"))
    #expect(!text.contains("Дело 3") && !text.contains("Дело 1"))
  }

  @Test func aRegisterPrintsItsRowsAndSaysHowManyThereAre() {
    var input = SampleRegion.input(.ru, focus: SampleRegion.azov)
    let rows = (1...201).map {
      ReportListing.Row(municipality: SampleRegion.azov, cells: ["Программа | \($0)"])
    }
    input.listings = [
      ReportListing(
        source: "programmes", columns: ["title"],
        rows: rows + [
          .init(municipality: SampleRegion.bereza, cells: ["чужая"])
        ])
    ]
    var request = ReportForm.SectionRequest(section: "listing")
    request.source = "programmes"
    request.columns = ["title"]
    let form = ReportForm(
      id: "p", level: .municipality, title: LocalizedText(ru: "Т"), sections: [request])
    let text = Self.text(Report.output(form, of: input))
    #expect(text.contains("показаны первые 200 строк из 201"))
    #expect(text.contains("Программа \\| 200") && !text.contains("Программа \\| 201"))
    #expect(!text.contains("чужая"))
  }
}
