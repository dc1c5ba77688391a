import Statistics

/// Points that fill a cube evenly, whatever their number.
///
/// Sobol's sequence with the direction numbers of S. Joe and F. Y. Kuo, "Constructing Sobol sequences with better
/// two-dimensional projections", SIAM J. Sci. Comput. 30(5), 2008, in the order of its Gray code; shifted digitally by the
/// seed, so that another seed gives other points that are as even.
struct SobolSequence {
  /// Of the cube.
  static let dimensions = 4
  private static let bits = 32

  private var index: UInt32 = 0
  private var state: [UInt32]
  private let directions: [[UInt32]]
  private let shift: [UInt32]

  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    self.directions = Self.initialNumbers.map(Self.directions)
    self.state = [UInt32](repeating: 0, count: Self.dimensions)
    self.shift = (0..<Self.dimensions).map { _ in UInt32(truncatingIfNeeded: generator.next() >> 32)
    }
  }

  /// The next point: numbers from 0 to below 1.
  mutating func next() -> [Double] {
    let point = zip(self.state, self.shift).map { Double($0 ^ $1) / 4_294_967_296 }
    let changed = (~self.index).trailingZeroBitCount
    if changed < Self.bits {
      for dimension in 0..<Self.dimensions {
        self.state[dimension] ^= self.directions[dimension][changed]
      }
    }
    self.index &+= 1
    return point
  }

  /// Degree and coefficients of the polynomial, and the first direction numbers.
  private struct Initial {
    let degree: Int
    let coefficients: UInt32
    let numbers: [UInt32]
  }

  private static let initialNumbers = [
    Initial(degree: 0, coefficients: 0, numbers: []),
    Initial(degree: 1, coefficients: 0, numbers: [1]),
    Initial(degree: 2, coefficients: 1, numbers: [1, 3]),
    Initial(degree: 3, coefficients: 1, numbers: [1, 3, 1]),
  ]

  private static func directions(_ initial: Initial) -> [UInt32] {
    if initial.degree == 0 { return (0..<Self.bits).map { 1 << UInt32(Self.bits - 1 - $0) } }
    var numbers = initial.numbers.enumerated().map { $1 << UInt32(Self.bits - 1 - $0) }
    for index in initial.degree..<Self.bits {
      var number = numbers[index - initial.degree]
      number ^= number >> UInt32(initial.degree)
      for step in 1..<max(1, initial.degree)
      where (initial.coefficients >> UInt32(initial.degree - 1 - step)) & 1 == 1 {
        number ^= numbers[index - step]
      }
      numbers.append(number)
    }
    return numbers
  }
}
