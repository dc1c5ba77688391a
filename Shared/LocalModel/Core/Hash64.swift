/// The 64-bit hashes behind features, phrases and random streams.
package enum Hash64 {
  /// Start value of FNV-1a.
  package static let offset: UInt64 = 0xcbf2_9ce4_8422_2325

  /// One step of FNV-1a.
  @inline(__always)
  package static func step(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3
  }

  /// SplitMix64's finaliser: spreads every input bit over the whole word.
  @inline(__always)
  package static func mix(_ value: UInt64) -> UInt64 {
    var mixed = value
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// The hash of a short text as it stands.
  package static func of(_ text: String) -> UInt64 {
    var hash = Self.offset
    for byte in text.utf8 { hash = Self.step(hash, byte) }
    return Self.mix(hash)
  }
}
