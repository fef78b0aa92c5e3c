/// A source of chance that is the same everywhere: splitmix64, whole numbers only.
struct SampleRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return SampleRandom.mixed(state)
  }

  /// A number of `0..<bound`, by multiplication, so that it is the same on every machine.
  mutating func below(_ bound: Int) -> Int {
    guard bound > 1 else { return 0 }
    return Int(((next() >> 33) &* UInt64(bound)) >> 31)
  }

  /// Whether an event of this many chances in a thousand happens.
  mutating func chance(_ permille: Int) -> Bool { below(1000) < permille }

  /// Mixes the bits of a number; different numbers stay different.
  static func mixed(_ number: UInt64) -> UInt64 {
    var bits = number
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
