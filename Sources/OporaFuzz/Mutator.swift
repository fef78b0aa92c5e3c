import OporaCSV

/// Damages a text: the way follows from a seed and the number of the input.
struct Mutator {
  /// Numbers that look random and are the same in every run (splitmix64).
  struct Numbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  let seeds: [[UInt8]]
  let seed: UInt64
  let number: Int

  /// Bytes that mean something to a reader of tables.
  private static let marks = Array("\";,\n\r\t |0а \u{0}'\\=:._-+%№#\u{FEFF}\u{A0}\u{1A}".utf8)

  /// The damaged text.
  func input() -> [UInt8] {
    var numbers = Numbers(state: seed &* 0x2545_F491_4F6C_DD1D &+ UInt64(number))
    var bytes = seeds.randomElement(using: &numbers) ?? []
    if Int.random(in: 0..<4, using: &numbers) == 0, let other = seeds.randomElement(using: &numbers)
    {
      bytes = Mutator.spliced(bytes, other, &numbers)
    }
    bytes = Mutator.respelled(bytes, &numbers)
    for _ in 0..<Int.random(in: 0...8, using: &numbers) { Mutator.damage(&bytes, &numbers) }
    if Int.random(in: 0..<200, using: &numbers) == 0 { Mutator.repeatALot(&bytes, &numbers) }
    return bytes
  }

  /// The start of one text and the end of another.
  private static func spliced(
    _ bytes: [UInt8], _ other: [UInt8], _ numbers: inout Numbers
  ) -> [UInt8] {
    Array(bytes.prefix(Int.random(in: 0...bytes.count, using: &numbers)))
      + other.suffix(Int.random(in: 0...other.count, using: &numbers))
  }

  /// Another delimiter, other line ends, another encoding.
  private static func respelled(_ text: [UInt8], _ numbers: inout Numbers) -> [UInt8] {
    var bytes = text
    if Int.random(in: 0..<4, using: &numbers) == 0 {
      let delimiter = Array(",\t| :'".utf8).randomElement(using: &numbers) ?? 44
      bytes = bytes.map { $0 == UInt8(ascii: ";") ? delimiter : $0 }
    }
    switch Int.random(in: 0..<6, using: &numbers) {
    case 0: bytes = bytes.flatMap { $0 == 10 ? [13, 10] : [$0] }
    case 1: bytes = bytes.map { $0 == 10 ? 13 : $0 }
    default: break
    }
    guard Int.random(in: 0..<3, using: &numbers) == 0,
      let encoding = TextEncoding.allCases.randomElement(using: &numbers)
    else { return bytes }
    return encoding.encode(String(decoding: bytes, as: UTF8.self))
  }

  private static func damage(_ bytes: inout [UInt8], _ numbers: inout Numbers) {
    guard !bytes.isEmpty else { return bytes = [marks.randomElement(using: &numbers) ?? 0] }
    let place = Int.random(in: 0..<bytes.count, using: &numbers)
    let mark = marks.randomElement(using: &numbers) ?? 0
    let end = min(bytes.count, place + Int.random(in: 1...60, using: &numbers))
    switch Int.random(in: 0..<9, using: &numbers) {
    case 0: bytes[place] = mark
    case 1, 2: bytes.insert(mark, at: place)
    case 3: bytes.remove(at: place)
    case 4: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 5: bytes.removeSubrange(place..<end)
    case 6: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
    case 7: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
    default: bytes.insert(contentsOf: Array("\"\"\"".utf8.prefix(2 + end % 2)), at: place)
    }
  }

  /// A part many times over: long lines, long files, deep quotes.
  private static func repeatALot(_ bytes: inout [UInt8], _ numbers: inout Numbers) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: 0..<bytes.count, using: &numbers)
    let part = Array(bytes[place..<min(bytes.count, place + 30)])
    let times = Int.random(in: 100...30_000, using: &numbers)
    bytes.insert(contentsOf: [[UInt8]](repeating: part, count: times).joined(), at: place)
  }
}
