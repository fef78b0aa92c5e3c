/// SHA-256 of bytes (FIPS 180-4): names the inputs and outputs of a report.
public struct SHA256 {
  private var state: SIMD8<UInt32> = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
    0x5be0_cd19,
  ]
  private var pending: [UInt8] = []
  private var length: UInt64 = 0

  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]

  /// Starts a hash of nothing.
  public init() {}

  /// The hash of some bytes as 64 hexadecimal digits.
  public static func hex(of bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.hex()
  }

  /// Adds bytes.
  public mutating func update(_ bytes: [UInt8]) { bytes.withUnsafeBytes { update($0) } }

  /// Adds bytes.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    length += UInt64(bytes.count)
    var rest = bytes[...]
    if !pending.isEmpty {
      let missing = 64 - pending.count
      pending += rest.prefix(missing)
      rest = rest.dropFirst(missing)
      guard pending.count == 64 else { return }
      pending.withUnsafeBytes { addBlocks($0) }
      pending = []
    }
    addBlocks(UnsafeRawBufferPointer(rebasing: rest))
    pending = Array(rest.suffix(rest.count % 64))
  }

  /// The hash of all bytes added, as 64 hexadecimal digits.
  public func hex() -> String {
    var copy = self
    let bits = length * 8
    var padding: [UInt8] = [0x80]
    padding += [UInt8](repeating: 0, count: (119 - Int(length % 64)) % 64)
    for shift in stride(from: 56, through: 0, by: -8) {
      padding.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift)))
    }
    copy.update(padding)
    return copy.state.indices.map { index in
      let digits = String(copy.state[index], radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  // MARK: One block

  /// Adds whole blocks of 64 bytes to the state.
  ///
  /// The state is held in eight variables that take turns instead of moving on after each round; the
  /// schedule of words is made sixteen at a time in their own place.
  private mutating func addBlocks(_ bytes: UnsafeRawBufferPointer) {
    SHA256.constants.withUnsafeBufferPointer { constants in
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 16) { words in
        var start = 0
        while start &+ 64 <= bytes.count {
          for index in 0..<16 {
            let word = bytes.loadUnaligned(fromByteOffset: start &+ index &* 4, as: UInt32.self)
            words[index] = UInt32(bigEndian: word)
          }
          addBlock(words, constants)
          start &+= 64
        }
      }
    }
  }

  @inline(__always)
  private mutating func addBlock(
    _ words: UnsafeMutableBufferPointer<UInt32>, _ constants: UnsafeBufferPointer<UInt32>
  ) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    var index = 0
    while true {
      var place = 0
      while place < 16 {
        let next = index &+ place
        SHA256.round(a, b, c, &d, e, f, g, &h, words[place] &+ constants[next])
        SHA256.round(h, a, b, &c, d, e, f, &g, words[place &+ 1] &+ constants[next &+ 1])
        SHA256.round(g, h, a, &b, c, d, e, &f, words[place &+ 2] &+ constants[next &+ 2])
        SHA256.round(f, g, h, &a, b, c, d, &e, words[place &+ 3] &+ constants[next &+ 3])
        SHA256.round(e, f, g, &h, a, b, c, &d, words[place &+ 4] &+ constants[next &+ 4])
        SHA256.round(d, e, f, &g, h, a, b, &c, words[place &+ 5] &+ constants[next &+ 5])
        SHA256.round(c, d, e, &f, g, h, a, &b, words[place &+ 6] &+ constants[next &+ 6])
        SHA256.round(b, c, d, &e, f, g, h, &a, words[place &+ 7] &+ constants[next &+ 7])
        place &+= 8
      }
      index &+= 16
      if index == 64 { break }
      SHA256.extend(words)
    }
    state &+= SIMD8(a, b, c, d, e, f, g, h)
  }

  /// Replaces the sixteen words of the schedule by the sixteen that follow them.
  @inline(__always)
  private static func extend(_ words: UnsafeMutableBufferPointer<UInt32>) {
    for index in 0..<16 {
      let (early, late) = (words[(index &+ 1) & 15], words[(index &+ 14) & 15])
      let first = rotated(early, 7) ^ rotated(early, 18) ^ (early &>> 3)
      let second = rotated(late, 17) ^ rotated(late, 19) ^ (late &>> 10)
      words[index] = words[index] &+ first &+ words[(index &+ 9) & 15] &+ second
    }
  }

  /// One round: the two variables that change are given by reference.
  @inline(__always)
  private static func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32,
    _ g: UInt32, _ h: inout UInt32, _ word: UInt32
  ) {
    let choice = g ^ (e & (f ^ g))
    let first = h &+ (rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)) &+ choice &+ word
    let majority = (a & b) | (c & (a | b))
    d = d &+ first
    h = first &+ (rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)) &+ majority
  }

  @inline(__always)
  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word &>> count | word &<< (32 &- count)
  }
}
