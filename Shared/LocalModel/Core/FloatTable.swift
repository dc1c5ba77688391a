/// Rows of floats at fixed addresses, for training loops.
///
/// Not safe for concurrent use: during training one lane owns a table.
package final class FloatTable {
  /// Number of rows.
  package let rows: Int
  /// Floats per row; a multiple of `VectorMath.lanes`.
  package let stride: Int
  /// The floats.
  package let base: UnsafeMutablePointer<Float>

  /// Number of floats.
  package var count: Int { self.rows * self.stride }

  /// A table full of one value.
  package init(rows: Int, stride: Int, value: Float = 0) {
    precondition(stride % VectorMath.lanes == 0, "rows must fill whole vectors")
    self.rows = rows
    self.stride = stride
    self.base = .allocate(capacity: max(1, rows * stride))
    self.base.initialize(repeating: value, count: max(1, rows * stride))
  }

  deinit {
    self.base.deallocate()
  }

  /// The start of a row.
  @inline(__always)
  package func row(_ index: Int) -> UnsafeMutablePointer<Float> {
    self.base + index * self.stride
  }

  /// A copy of all floats.
  package var values: [Float] {
    Array(UnsafeBufferPointer(start: self.base, count: self.count))
  }

  /// Overwrites all floats.
  package func assign(_ values: [Float]) {
    precondition(values.count == self.count, "a table keeps its size")
    values.withUnsafeBufferPointer { source in
      guard let start = source.baseAddress else { return }
      self.base.update(from: start, count: self.count)
    }
  }
}
