/// A line through a series: solid over values, dotted over gaps, a marker at each value.
struct SeriesLine {
  var series: SeriesTable.Series
  var colour: String
  var width: Double
  /// The size of markers; nil for markers only where a value stands alone.
  var radius: Double?

  func draw(_ places: [Double], _ y: LinearScale, on canvas: inout Canvas) {
    func point(_ index: Int) -> (x: Double, y: Double) {
      (places[index], y(series.values[index] ?? 0))
    }
    let runs = series.runs
    for (before, after) in zip(runs, runs.dropFirst()) {
      canvas.add(
        LineMark(
          points: [point(before.upperBound), point(after.lowerBound)], colour: colour,
          width: max(1, width - 0.5), dash: "2 3"))
    }
    for run in runs {
      canvas.add(LineMark(points: run.map(point), colour: colour, width: width))
    }
    let marked =
      radius != nil ? runs.flatMap(Array.init) : runs.filter { $0.count == 1 }.map(\.lowerBound)
    canvas.add(points: marked.map(point), radius: radius ?? 1.8, colour: colour)
  }
}
