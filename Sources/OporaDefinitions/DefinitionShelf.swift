/// The embedded files, of which only those that are needed are read.
struct DefinitionShelf {
  private typealias File = (path: DefinitionPath, text: String)

  private var files: [File]
  private let demand: DefinitionDemand

  init(_ files: [(name: String, text: String)], _ demand: DefinitionDemand) {
    self.files = files.map { (DefinitionPath($0.name), $0.text) }
    self.demand = demand
  }

  /// The ids of what was left unread, by kind.
  var names: [DefinitionPath.Kind: [String]] {
    Dictionary(grouping: files.map(\.path), by: \.kind).mapValues { $0.map(\.stem) }
  }

  /// Reads what is demanded, and what that and the user's own files refer to.
  mutating func take(_ own: [DefinitionReading]) -> [DefinitionReading] {
    // An id that no file is named by may be a spelling to be told of: all names are then needed.
    let ids = Set(files.map(\.path.stem) + own.map(\.path.stem))
    let isKnown = demand.indicators.map { $0.isSubset(of: ids) } ?? false
    let wanted = isKnown ? demand.indicators : nil
    let hasForms = demand.hasForms
    let hasControls = demand.hasControls
    var readings = take { path in
      switch path.kind {
      case .units, .source, .calendar: true
      case .rating, .report: hasForms
      case .check: hasControls
      case .indicator: wanted?.contains(path.stem) ?? true
      }
    }
    var referring = own + readings
    while !referring.isEmpty {
      // Forms that are read for their own sake need their indicators only where these are asked for.
      let asking = referring.filter { isKnown || $0.path.kind != .rating }
      let missing = Set(asking.flatMap(\.references))
      let ratings = Set(referring.flatMap(\.ratings))
      referring = take { path in
        path.kind == .indicator && missing.contains(path.stem)
          || path.kind == .rating && ratings.contains(path.stem)
      }
      readings += referring
    }
    return readings
  }

  private mutating func take(where isWanted: (DefinitionPath) -> Bool) -> [DefinitionReading] {
    let taken = files.filter { isWanted($0.path) }
    files.removeAll { isWanted($0.path) }
    return DefinitionReading.read(
      taken.map { ($0.path.name, $0.text) }, skips: demand.hasExamples ? [] : ["examples"])
  }
}
