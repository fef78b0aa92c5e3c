public import OporaDefinitions

extension MeasureDefinition {
  /// Every part of the measure's conditions.
  private var conditions: [Expression] {
    [condition, shareCondition].compactMap { $0 }.flatMap(\.all)
  }

  /// The sources that the condition looks into by `exists` or `absent`, each once.
  public var joinedSources: [String] {
    var sources: Set<String> = []
    for node in conditions {
      guard case .call(let name, let arguments, _) = node, ["exists", "absent"].contains(name),
        case .literal(.text(let source), _)? = arguments.first?.value
      else { continue }
      sources.insert(source)
    }
    return sources.sorted()
  }

  /// The machine names of the columns that the measure looks at, first parts of dotted names.
  public var columnNames: Set<String> {
    var names = (condition?.columns ?? []).union(shareCondition?.columns ?? [])
    for case .call(_, let arguments, _) in conditions {
      for case .literal(.text(let text), _) in arguments.map(\.value) { names.insert(text) }
    }
    switch aggregate {
    case .countRows, .share: break
    case .countDistinct(let name), .sum(let name), .minimum(let name), .maximum(let name),
      .mean(let name):
      names.insert(name)
    }
    if let by { names.insert(by) }
    return names
  }
}

extension IndicatorDefinition {
  /// The ids of the indicators that this one refers to.
  public var referencedIndicators: [String] {
    cellExpressions.flatMap(\.references)
  }
}
