/// Labels on a line moved apart so that none lies over another, in order and as little as can be.
///
/// Neighbours that overlap are merged into a group, which is centred on the mean of the places its
/// members want; groups merge until none overlap. Of the merge-and-spread family that Our World in
/// Data uses for line labels.
enum Separation {
  /// The centres of labels of some lengths, near the wanted ones and within the range.
  ///
  /// Labels that do not fit in the range at all stay in order and leave it at the far end.
  static func centres(
    wanted: [Double], lengths: [Double], gap: Double, within range: ClosedRange<Double>
  ) -> [Double] {
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    var groups: [Group] = []
    for index in order {
      var group = Group(members: [index], wanted: wanted[index], length: lengths[index])
      group.clamp(to: range)
      while let last = groups.last, last.end + gap > group.start + 1e-9 {
        groups.removeLast()
        group = Group(merging: last, group, gap: gap)
        group.clamp(to: range)
      }
      groups.append(group)
    }
    var centres = wanted
    for group in groups {
      var position = group.start
      for index in group.members {
        centres[index] = position + lengths[index] / 2
        position += lengths[index] + gap
      }
    }
    return centres
  }

  private struct Group {
    var members: [Int]
    var wanted: Double
    var length: Double
    var centre: Double

    init(members: [Int], wanted: Double, length: Double) {
      self.members = members
      self.wanted = wanted
      self.length = length
      centre = wanted
    }

    init(merging left: Group, _ right: Group, gap: Double) {
      members = left.members + right.members
      let (leftCount, rightCount) = (Double(left.members.count), Double(right.members.count))
      wanted = (left.wanted * leftCount + right.wanted * rightCount) / (leftCount + rightCount)
      length = left.length + gap + right.length
      centre = wanted
    }

    var start: Double { centre - length / 2 }
    var end: Double { centre + length / 2 }

    mutating func clamp(to range: ClosedRange<Double>) {
      centre = min(centre, range.upperBound - length / 2)
      centre = max(centre, range.lowerBound + length / 2)
    }
  }
}
