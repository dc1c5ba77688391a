/// SplitMix64 (Steele, Lea, Flood 2014): the same seed gives the same numbers on every machine.
package struct SeededGenerator: Sendable {
  private var state: UInt64

  package init(seed: UInt64) {
    self.state = seed
  }

  /// A generator for one purpose of one seed: streams of different purposes do not correlate.
  package init(seed: UInt64, stream: UInt64) {
    self.state = Hash64.mix(seed ^ Hash64.mix(stream &+ 0x632b_e59b_d9b4_e019))
  }

  /// The next 64 random bits.
  package mutating func next() -> UInt64 {
    self.state &+= 0x9e37_79b9_7f4a_7c15
    return Hash64.mix(self.state)
  }

  /// A number below `bound`, by Lemire's multiplication; the bias is below 2^-32 for our bounds.
  package mutating func next(below bound: Int) -> Int {
    Int(truncatingIfNeeded: self.next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// Shuffles in place (Fisher-Yates); written out because the library's order may change.
  package mutating func shuffle<Element>(_ elements: inout [Element]) {
    guard elements.count > 1 else { return }
    for last in stride(from: elements.count - 1, to: 0, by: -1) {
      elements.swapAt(last, self.next(below: last + 1))
    }
  }

  /// A standard normal number, by the sum of uniforms (Irwin-Hall of 4): cheap, and normal enough
  /// for initial weights.
  package mutating func nextGaussian() -> Float {
    let bits = self.next()
    var sum: Float = 0
    for shift in stride(from: UInt64(0), to: 64, by: 16) {
      sum += Float((bits >> shift) & 0xffff) / 65_535
    }
    return (sum - 2) * 1.732_050_8
  }
}
