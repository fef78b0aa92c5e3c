import OporaCSV

/// Cells of one column for some rows as CSV for machines, one after another.
///
/// A column at a time keeps what it needs at hand; rows are put together of several strips.
package struct CellStrip: Sendable {
  private var writer = CSVWriter(.machine)
  private var ends: [Int] = [0]

  /// Makes room for the cells of so many rows.
  init(_ rows: Int) { ends.reserveCapacity(rows + 1) }

  @inline(__always)
  mutating func add(_ cell: UnsafeRawBufferPointer) {
    writer.write(cell)
    ends.append(writer.bytes.count)
  }

  @inline(__always)
  mutating func addMissing() { ends.append(writer.bytes.count) }

  /// The rows of a table, put together of the strips of its columns.
  package static func rows(_ strips: [CellStrip]) -> [UInt8] {
    guard let first = strips.first else { return [] }
    var places = [Int](repeating: strips.count, count: first.ends.count - 1)
    for strip in strips { strip.addLengths(to: &places) }
    if strips.count == 1 {
      for row in places.indices where places[row] == 1 { places[row] += blank.count }
    }
    var length = 0
    for row in places.indices {
      (places[row], length) = (length, length + places[row])
    }
    return [UInt8](unsafeUninitializedCapacity: length) { bytes, count in
      for (index, strip) in strips.enumerated() {
        let isLast = index == strips.count - 1
        strip.copy(to: bytes, &places, end: isLast ? 10 : UInt8(ascii: ","), strips.count == 1)
      }
      count = length
    }
  }

  /// The only cell of a row that would else be a blank line.
  private static let blank: [UInt8] = [0x22, 0x22]

  private func addLengths(to places: inout [Int]) {
    for row in places.indices { places[row] += ends[row + 1] - ends[row] }
  }

  /// Copies each cell and what ends it to its place, and moves the places on.
  private func copy(
    to bytes: UnsafeMutableBufferPointer<UInt8>, _ places: inout [Int], end: UInt8, _ isOnly: Bool
  ) {
    writer.bytes.withUnsafeBufferPointer { cells in
      for row in places.indices {
        var place = places[row]
        if isOnly, ends[row] == ends[row + 1] {
          for byte in CellStrip.blank {
            bytes.initializeElement(at: place, to: byte)
            place += 1
          }
        }
        for index in ends[row]..<ends[row + 1] {
          bytes.initializeElement(at: place, to: cells[index])
          place &+= 1
        }
        bytes.initializeElement(at: place, to: end)
        places[row] = place &+ 1
      }
    }
  }
}
