/// Numbers that look random and depend on nothing but a seed and names.
///
/// A number belongs to a seed, a replication and an id, not to its turn: the order of a form's
/// criteria changes none of them.
struct SeededNumbers: Sendable {
  private let state: UInt64

  /// The numbers of one replication.
  init(seed: UInt64, replication: Int) {
    state = SeededNumbers.mixed(seed &+ 0x9E37_79B9_7F4A_7C15 &* (UInt64(replication) &+ 1))
  }

  /// A number from 0 up to, but without, 1 for a name's code.
  func uniform(_ code: UInt64) -> Double {
    Double(SeededNumbers.mixed(state ^ code) >> 11) * 0x1p-53
  }

  /// The code of a name (FNV-1a, mixed).
  static func code(_ name: String) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in name.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0100_0000_01B3 }
    return mixed(hash)
  }

  /// The last step of SplitMix64.
  private static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
