/// Elementary functions from additions and multiplications only.
///
/// The C library picks its `exp` and `log` by the processor it runs on, which would make artefacts
/// differ in the last bit between machines. These give the same bits everywhere.
package enum FastMath {
  /// e^x for x <= 88, relative error below 2e-7; 0 far below.
  ///
  /// Cephes `expf`: x = n ln 2 + r, polynomial in r, exponent put in by its bits.
  @inline(__always)
  package static func exp(_ value: Float) -> Float {
    guard value > -87 else { return 0 }
    let clamped = min(value, 88)
    let count = (clamped * 1.442_695_04 + 0.5).rounded(.down)
    let rest = clamped - count * 0.693_359_375 + count * 2.121_944_4e-4
    var sum: Float = 1.987_569_15e-4
    sum = sum * rest + 1.398_199_95e-3
    sum = sum * rest + 8.333_451_9e-3
    sum = sum * rest + 4.166_579_6e-2
    sum = sum * rest + 1.666_666_55e-1
    sum = sum * rest + 5.000_000_12e-1
    sum = sum * rest * rest + rest + 1
    return sum * Float(bitPattern: UInt32(bitPattern: Int32(count) + 127) << 23)
  }

  /// The natural logarithm of a positive, normal number, relative error below 2e-7.
  ///
  /// Cephes `logf`: mantissa in [sqrt(1/2), sqrt(2)), polynomial, exponent times ln 2.
  @inline(__always)
  package static func log(_ value: Float) -> Float {
    let bounded = max(value, Float.leastNormalMagnitude)
    var exponent = Int32(bitPattern: bounded.bitPattern >> 23) - 126
    var mantissa = Float(bitPattern: (bounded.bitPattern & 0x007f_ffff) | 0x3f00_0000)
    if mantissa < 0.707_106_78 {
      exponent -= 1
      mantissa += mantissa
    }
    let rest = mantissa - 1
    let square = rest * rest
    var sum: Float = 7.037_683_6e-2
    sum = sum * rest - 1.151_461_03e-1
    sum = sum * rest + 1.167_699_87e-1
    sum = sum * rest - 1.242_014_08e-1
    sum = sum * rest + 1.424_932_28e-1
    sum = sum * rest - 1.666_805_77e-1
    sum = sum * rest + 2.000_071_48e-1
    sum = sum * rest - 2.499_999_39e-1
    sum = sum * rest + 3.333_333_12e-1
    var result = sum * rest * square
    result += Float(exponent) * -2.121_944_4e-4
    result -= 0.5 * square
    return rest + result + Float(exponent) * 0.693_359_375
  }
}
