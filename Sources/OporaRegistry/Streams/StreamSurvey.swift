import OporaDefinitions
import OporaLanguage

extension RowStream {
  /// How many rows begin or happen on each day, by the number of the day; nil if the file has to be
  /// read as a whole.
  package func survey(limits: WorkLimits) -> [Int32: Int]? {
    let name: String
    switch form.time {
    case .lasts(let from, _, _): name = from
    case .on(let day): name = day
    default: return nil
    }
    guard let index = skeleton.index(of: name), skeleton.columns[index] != nil else { return [:] }
    let workers = (0..<limits.threads).map { _ in DayCounter(column: index) }
    guard read(by: workers, limits: limits) != nil else { return nil }
    return workers.reduce(into: [:]) { days, worker in
      days.merge(worker.counts) { $0 + $1 }
    }
  }
}

/// Counts the rows of one worker by day.
private final class DayCounter: RowConsumer {
  private(set) var counts: [Int32: Int] = [:]
  private let column: Int

  init(column: Int) { self.column = column }

  func take(_ rows: Table) {
    guard let column = rows.columns[column] else { return }
    for day in column.small where day != Column.missing { counts[day, default: 0] += 1 }
  }
}

extension Registry {
  /// Notes when rows of a stream begin, so that its periods are known before its figures.
  package mutating func note(days: [Int32: Int], of source: String) {
    streamDays[source] = StreamDays(counts: days, folder: streams[source]?.period)
  }
}
