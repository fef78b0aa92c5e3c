import Dispatch

/// Work on several things at once.
package enum Parallel {
  /// What a body makes of each element, in their order.
  ///
  /// - Parameters:
  ///   - elements: the elements.
  ///   - weight: how much work an element is; the heaviest are begun first, so that none of them is
  ///     left alone at the end. Nil begins them in their order.
  ///   - body: the work.
  /// - Returns: the results.
  package static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], weight: ((Element) -> Int)? = nil,
    _ body: @Sendable (Element) -> Result
  ) -> [Result] {
    guard elements.count > 1 else { return elements.map(body) }
    let results = Locked([Result?](repeating: nil, count: elements.count))
    let order = order(of: elements, weight)
    DispatchQueue.concurrentPerform(iterations: elements.count) { turn in
      let index = order[turn]
      let result = body(elements[index])
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0.compactMap { $0 } }
  }

  private static func order<Element>(
    of elements: [Element], _ weight: ((Element) -> Int)?
  ) -> [Int] {
    guard let weight else { return Array(elements.indices) }
    let weights = elements.map(weight)
    return elements.indices.sorted { (weights[$1], $0) < (weights[$0], $1) }
  }

  /// The elements in a few parts of their order, for work too small for a turn of its own each.
  package static func parts<Element>(of elements: [Element]) -> [ArraySlice<Element>] {
    let length = max(4, (elements.count + 15) / 16)
    return stride(from: 0, to: elements.count, by: length).map {
      elements[$0..<min($0 + length, elements.count)]
    }
  }
}
