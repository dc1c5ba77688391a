/// Inner loops over contiguous floats, four lanes at a time.
///
/// Written with explicit lanes because the compiler may not reorder float additions by itself.
/// Counts are multiples of `lanes`; rows are padded to that.
package enum VectorMath {
  /// Floats per vector register on the baseline of both architectures.
  package static let lanes = 4

  /// The smallest multiple of `lanes` that is at least `count`.
  package static func padded(_ count: Int) -> Int {
    (count + Self.lanes - 1) / Self.lanes * Self.lanes
  }

  @inline(__always)
  private static func load(_ pointer: UnsafePointer<Float>, _ index: Int) -> SIMD4<Float> {
    UnsafeRawPointer(pointer + index).loadUnaligned(as: SIMD4<Float>.self)
  }

  @inline(__always)
  private static func store(
    _ value: SIMD4<Float>, _ pointer: UnsafeMutablePointer<Float>, _ index: Int
  ) {
    UnsafeMutableRawPointer(pointer + index).storeBytes(of: value, as: SIMD4<Float>.self)
  }

  /// target += factor * source
  @inline(__always)
  package static func add(
    _ factor: Float, _ source: UnsafePointer<Float>, to target: UnsafeMutablePointer<Float>,
    _ count: Int
  ) {
    let factors = SIMD4<Float>(repeating: factor)
    var index = 0
    while index < count {
      store(load(target, index) + factors * load(source, index), target, index)
      index += lanes
    }
  }

  /// The inner product.
  @inline(__always)
  package static func dot(
    _ left: UnsafePointer<Float>, _ right: UnsafePointer<Float>, _ count: Int
  ) -> Float {
    var first = SIMD4<Float>()
    var second = SIMD4<Float>()
    var index = 0
    while index + 8 <= count {
      first += load(left, index) * load(right, index)
      second += load(left, index + 4) * load(right, index + 4)
      index += 8
    }
    while index < count {
      first += load(left, index) * load(right, index)
      index += lanes
    }
    return (first + second).sum()
  }

  /// One AdaGrad step per coordinate: sum += g^2, weight -= rate * g / sqrt(sum).
  @inline(__always)
  package static func adaGrad(
    weights: UnsafeMutablePointer<Float>, squares: UnsafeMutablePointer<Float>,
    gradient: UnsafePointer<Float>, rate: Float, _ count: Int
  ) {
    let rates = SIMD4<Float>(repeating: rate)
    let epsilon = SIMD4<Float>(repeating: 1e-12)
    var index = 0
    while index < count {
      let slope = load(gradient, index)
      let sum = load(squares, index) + slope * slope
      store(sum, squares, index)
      let step = rates * slope / (sum + epsilon).squareRoot()
      store(load(weights, index) - step, weights, index)
      index += lanes
    }
  }

  /// Divides a vector by its length; returns the length.
  @inline(__always)
  package static func normalize(_ vector: UnsafeMutablePointer<Float>, _ count: Int) -> Float {
    let length = dot(vector, vector, count).squareRoot() + 1e-6
    let inverse = SIMD4<Float>(repeating: 1 / length)
    var index = 0
    while index < count {
      store(load(vector, index) * inverse, vector, index)
      index += lanes
    }
    return length
  }

  /// Turns logits into probabilities in place.
  @inline(__always)
  package static func softmax(_ logits: UnsafeMutablePointer<Float>, _ count: Int) {
    var top = logits[0]
    for index in 1..<max(1, count) { top = max(top, logits[index]) }
    var sum: Float = 0
    for index in 0..<count {
      logits[index] = FastMath.exp(logits[index] - top)
      sum += logits[index]
    }
    let inverse = 1 / sum
    for index in 0..<count { logits[index] *= inverse }
  }
}
