import Testing

@testable import OporaCSV

/// Numbers that look random and are the same in every run (splitmix64).
struct SeededNumbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

@Suite struct MutationTests {
  static let base = Array(
    #"""
    номер;имя;дата;сумма
    1;Анна;01.02.2024;5,5
    2;"Борис; ""Боб""";02.02.2024;
    3;"две
    строки";;7
    Итого;;;12,5
    4;Школа "Заря";03.02.2024;1
    5;;;
    Исполнитель;Образцова;;

    """#.utf8)

  @Test func anyBytesAreReadTheSameWithAndWithoutTheIndex() {
    var numbers = SeededNumbers(state: 7)
    for _ in 0..<600 {
      let bytes = mutated(&numbers)
      let indexed = ReadTable(bytes)
      let careful = ReadTable(bytes, usesIndex: false)
      guard indexed != careful else { continue }
      Issue.record("differs for \(String(decoding: bytes, as: UTF8.self).debugDescription)")
      return
    }
  }

  @Test func noRowIsLost() {
    var numbers = SeededNumbers(state: 8)
    for _ in 0..<200 {
      let file = CSVFile(mutated(&numbers), name: "t.csv")
      var given = 0
      let summary = file.readBlocks { given += $0.count }
      #expect(given == summary.recordsRead)
      #expect(summary.rejected.count == summary.rejectedCount)
      #expect(SkippedKind.allCases.reduce(0) { $0 + summary.count(of: $1) } == summary.skippedCount)
      let lines = summary.skipped.map(\.line)
      #expect(lines == lines.sorted())
    }
  }

  /// The base with some bytes changed, put in, taken out or doubled.
  private func mutated(_ numbers: inout SeededNumbers) -> [UInt8] {
    let marks = Array("\";,\n\r\t |0а \u{0}'\\=".utf8)
    var bytes = MutationTests.base
    if Bool.random(using: &numbers) { bytes = bytes.flatMap { $0 == 10 ? [13, 10] : [$0] } }
    for _ in 0..<Int.random(in: 1...6, using: &numbers) {
      let place = Int.random(in: 0..<bytes.count, using: &numbers)
      let mark = marks.randomElement(using: &numbers) ?? 0
      switch Int.random(in: 0..<5, using: &numbers) {
      case 0: bytes[place] = mark
      case 1, 2: bytes.insert(mark, at: place)
      case 3: bytes.remove(at: place)
      default:
        let end = min(bytes.count, place + Int.random(in: 1...40, using: &numbers))
        bytes.insert(contentsOf: bytes[place..<end], at: place)
      }
    }
    return bytes
  }
}
