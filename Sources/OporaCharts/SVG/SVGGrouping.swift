/// Says once what neighbours have in common: a group with the attributes that several elements in
/// a row share, so that a picture of many rows stays small.
///
/// Only attributes that children inherit are moved, and the order of elements is kept.
enum SVGGrouping {
  /// Attributes that a group hands down to what is in it.
  private static let inherited = [
    "text-anchor", "font-size", "font-weight", "fill", "stroke", "stroke-width",
    "stroke-dasharray",
  ]
  /// A group of fewer elements would be longer than what it saves.
  private static let least = 3

  /// The elements with runs of alike ones put into groups.
  static func grouped(_ elements: [SVGElement]) -> [SVGElement] {
    var result: [SVGElement] = []
    var first = 0
    while first < elements.count {
      let shared = shared(elements[first..<min(first + least, elements.count)])
      guard !shared.isEmpty, first + least <= elements.count else {
        result.append(elements[first])
        first += 1
        continue
      }
      var end = first + least
      while end < elements.count, isAlike(elements[end], elements[first], in: shared) { end += 1 }
      result.append(group(elements[first..<end], shared, into: SVGElement("g")))
      first = end
    }
    return result
  }

  /// A group of all the elements with what they have in common said once.
  static func group(_ elements: [SVGElement], into group: SVGElement) -> SVGElement {
    let shared = elements.count > 1 ? shared(elements[...]) : []
    return SVGGrouping.group(elements[...], shared, into: group)
  }

  private static func group(
    _ run: ArraySlice<SVGElement>, _ shared: [String], into group: SVGElement
  ) -> SVGElement {
    let names = Set(shared)
    var group = group
    group.children = run.map { $0.without(names) }
    for name in shared { group = group.with(name, run.first?.value(of: name)) }
    return group
  }

  /// The attributes that all elements of one name have in common; none for groups.
  private static func shared(_ elements: ArraySlice<SVGElement>) -> [String] {
    guard let first = elements.first, first.name != "g" else { return [] }
    return inherited.filter { name in
      first.value(of: name) != nil && elements.allSatisfy { isAlike($0, first, in: [name]) }
    }
  }

  private static func isAlike(
    _ element: SVGElement, _ first: SVGElement, in names: [String]
  ) -> Bool {
    element.name == first.name
      && names.allSatisfy { element.value(of: $0) == first.value(of: $0) }
  }
}
