import Dispatch

/// Work on several things at once.
package enum Parallel {
  /// What a body makes of each element, in their order.
  package static func map<Element: Sendable, Result: Sendable>(
    _ elements: [Element], _ body: @Sendable (Element) -> Result
  ) -> [Result] {
    guard elements.count > 1 else { return elements.map(body) }
    let results = Locked([Result?](repeating: nil, count: elements.count))
    DispatchQueue.concurrentPerform(iterations: elements.count) { index in
      let result = body(elements[index])
      results.withLock { $0[index] = result }
    }
    return results.withLock { $0.compactMap { $0 } }
  }

  /// The elements in a few parts of their order, for work too small for a turn of its own each.
  package static func parts<Element>(of elements: [Element]) -> [ArraySlice<Element>] {
    let length = max(4, (elements.count + 15) / 16)
    return stride(from: 0, to: elements.count, by: length).map {
      elements[$0..<min($0 + length, elements.count)]
    }
  }
}
