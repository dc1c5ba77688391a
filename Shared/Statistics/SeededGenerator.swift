/// Random numbers with a fixed sequence for each seed, the same on every machine.
///
/// SplitMix64, as in G. Steele, D. Lea, C. Flood, "Fast splittable pseudorandom number
/// generators", OOPSLA 2014. The reduction to a range is written out here, since the standard
/// library's is not promised to stay the same.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) {
    self.state = seed
  }

  public mutating func next() -> UInt64 {
    self.state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = self.state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number in `0..<bound`, by the multiply-high method (D. Lemire, "Fast random integer
  /// generation in an interval", ACM TOMACS 29(1), 2019), whose bias below 2^-50 is of no
  /// consequence for bounds as small as ours.
  public mutating func index(below bound: Int) -> Int {
    precondition(bound > 0, "an index needs a positive bound")
    return Int(self.next().multipliedFullWidth(by: UInt64(bound)).high)
  }
}
