import Testing

@testable import OporaCharts

@Suite struct SVGGroupingTests {
  private func text(_ words: String, _ attributes: [(String, String)]) -> SVGElement {
    attributes.reduce(SVGElement("text", text: words)) { $0.with($1.0, $1.1) }
  }

  /// Elements with what their groups hand down, in the order of the file.
  private func flat(_ elements: [SVGElement]) -> [[String]] {
    elements.flatMap { element -> [[String]] in
      let group = element.attributes.map { "\($0.name)=\($0.value)" }
      guard element.name == "g" else { return [[element.text ?? ""] + group.sorted()] }
      return flat(element.children).map { [$0[0]] + ($0.dropFirst() + group).sorted() }
    }
  }

  @Test func groupsChangeNeitherOrderNorAppearance() {
    let bold = ("font-weight", "bold")
    let end = ("text-anchor", "end")
    let elements = [
      text("а", [end]), text("б", [end, bold]), text("в", [end]), text("г", []), text("д", [bold]),
      text("е", [bold, end]), text("ж", [bold, end]),
    ]
    let grouped = SVGGrouping.grouped(elements)
    #expect(flat(grouped) == flat(elements))
    #expect(grouped.map(\.name) == ["g", "text", "g"])
  }

  @Test func tooFewElementsStayAsTheyAre() {
    let elements = [text("а", [("fill", "#222222")]), text("б", [("fill", "#222222")])]
    #expect(SVGGrouping.grouped(elements).map(\.name) == ["text", "text"])
    #expect(SVGGrouping.grouped([]).isEmpty)
  }
}
