/// Unpacks what other programs compressed (RFC 1951): a submission that was packed anew by Windows.
///
/// Every read is checked: broken or hostile bytes give nil, never more than the limit.
struct Inflate {
  private let input: [UInt8]
  private var position = 0
  private var held: UInt32 = 0
  private var heldCount = 0
  private var output: [UInt8] = []
  private let limit: Int

  /// The bytes that were compressed; nil if the data are broken or unpack to more than the limit.
  static func bytes(of packed: [UInt8], limit: Int) -> [UInt8]? {
    var inflate = Inflate(input: packed, limit: limit)
    return inflate.run() ? inflate.output : nil
  }

  private init(input: [UInt8], limit: Int) {
    self.input = input
    self.limit = limit
  }

  private mutating func run() -> Bool {
    while true {
      guard let isLast = bits(1), let kind = bits(2) else { return false }
      let isDone =
        switch kind {
        case 0: copyStored()
        case 1: unpack(HuffmanCode.fixedLengths, HuffmanCode.fixedDistances)
        case 2: unpackDynamic()
        default: false
        }
      guard isDone else { return false }
      if isLast == 1 { return true }
    }
  }

  private mutating func bits(_ count: Int) -> Int? {
    while heldCount < count {
      guard position < input.count else { return nil }
      held |= UInt32(input[position]) << UInt32(heldCount)
      position += 1
      heldCount += 8
    }
    let value = held & (1 << UInt32(count) - 1)
    held >>= UInt32(count)
    heldCount -= count
    return Int(value)
  }

  private mutating func copyStored() -> Bool {
    held = 0
    heldCount = 0
    guard position + 4 <= input.count else { return false }
    let length = Int(input[position]) | Int(input[position + 1]) << 8
    let check = Int(input[position + 2]) | Int(input[position + 3]) << 8
    position += 4
    guard length ^ 0xFFFF == check, position + length <= input.count,
      output.count + length <= limit
    else { return false }
    output += input[position..<position + length]
    position += length
    return true
  }

  private mutating func unpackDynamic() -> Bool {
    guard let lengthCount = bits(5), let distanceCount = bits(5), let codeCount = bits(4) else {
      return false
    }
    var codeLengths = [UInt8](repeating: 0, count: 19)
    let order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15]
    for index in 0..<codeCount + 4 {
      guard let length = bits(3) else { return false }
      codeLengths[order[index]] = UInt8(length)
    }
    let wanted = lengthCount + 257 + distanceCount + 1
    guard let code = HuffmanCode(codeLengths), let all = lengths(wanted, by: code),
      let literals = HuffmanCode(Array(all[..<(lengthCount + 257)])),
      let distances = HuffmanCode(Array(all[(lengthCount + 257)...]))
    else { return false }
    return unpack(literals, distances)
  }

  private mutating func lengths(_ wanted: Int, by code: HuffmanCode) -> [UInt8]? {
    var lengths: [UInt8] = []
    while lengths.count < wanted {
      guard let symbol = symbol(of: code) else { return nil }
      switch symbol {
      case 0..<16: lengths.append(UInt8(symbol))
      case 16:
        guard let last = lengths.last, let more = bits(2) else { return nil }
        lengths += [UInt8](repeating: last, count: more + 3)
      default:
        guard let more = bits(symbol == 17 ? 3 : 7) else { return nil }
        lengths += [UInt8](repeating: 0, count: more + (symbol == 17 ? 3 : 11))
      }
    }
    return lengths.count == wanted ? lengths : nil
  }

  private mutating func symbol(of code: HuffmanCode) -> Int? {
    var walk = HuffmanCode.Walk()
    while walk.length < 15 {
      guard let bit = bits(1) else { return nil }
      if let symbol = code.symbol(after: bit, &walk) { return symbol }
    }
    return nil
  }

  private mutating func unpack(_ literals: HuffmanCode, _ distances: HuffmanCode) -> Bool {
    while true {
      guard let symbol = symbol(of: literals), output.count < limit || symbol == 256 else {
        return false
      }
      if symbol < 256 {
        output.append(UInt8(symbol))
      } else if symbol == 256 {
        return true
      } else if !repeatEarlier(symbol - 257, distances) {
        return false
      }
    }
  }

  private mutating func repeatEarlier(_ index: Int, _ distances: HuffmanCode) -> Bool {
    guard index < Inflate.lengthBases.count, let moreLength = bits(Inflate.lengthBits[index]),
      let place = symbol(of: distances), place < Inflate.distanceBases.count,
      let moreDistance = bits(Inflate.distanceBits[place])
    else { return false }
    let length = Inflate.lengthBases[index] + moreLength
    let distance = Inflate.distanceBases[place] + moreDistance
    guard distance <= output.count, output.count + length <= limit else { return false }
    for _ in 0..<length { output.append(output[output.count - distance]) }
    return true
  }

  private static let lengthBases = [
    3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131,
    163, 195, 227, 258,
  ]
  private static let lengthBits = [
    0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0,
  ]
  private static let distanceBases = [
    1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537,
    2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577,
  ]
  private static let distanceBits = [
    0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13,
    13,
  ]
}

/// A canonical Huffman code: how many codes there are of each length, and their symbols in order.
private struct HuffmanCode {
  /// How far a code has been followed.
  struct Walk {
    var length = 0
    var code = 0
    var first = 0
    var index = 0
  }

  private var counts = [Int](repeating: 0, count: 16)
  private var symbols: [Int] = []

  /// Makes a code of the lengths of its symbols; nil if there are more codes than bits allow.
  init?(_ lengths: [UInt8]) {
    for length in lengths { counts[Int(length)] += 1 }
    counts[0] = 0
    var room = 1
    for count in counts.dropFirst() {
      room = room * 2 - count
      if room < 0 { return nil }
    }
    for length in 1..<16 {
      symbols += lengths.indices.filter { Int(lengths[$0]) == length }
    }
  }

  private init(known lengths: [UInt8]) {
    for length in lengths { counts[Int(length)] += 1 }
    for length in 1..<16 {
      symbols += lengths.indices.filter { Int(lengths[$0]) == length }
    }
  }

  /// The symbol that the code is complete with after one more bit; nil if it goes on.
  func symbol(after bit: Int, _ walk: inout Walk) -> Int? {
    walk.length += 1
    walk.code |= bit
    let count = counts[walk.length]
    if walk.code - walk.first < count { return symbols[walk.index + walk.code - walk.first] }
    walk.index += count
    walk.first = (walk.first + count) << 1
    walk.code <<= 1
    return nil
  }

  static let fixedLengths = HuffmanCode(
    known: (0..<288).map { $0 < 144 ? 8 : $0 < 256 ? 9 : $0 < 280 ? 7 : 8 })
  static let fixedDistances = HuffmanCode(known: [UInt8](repeating: 5, count: 30))
}
