/// Sums the gradients of the table rows that one batch touches, then applies them once.
///
/// Rows are applied in the order in which they were first touched, so the result does not depend on
/// anything but the batch.
package final class SparseGradient {
  private let stride: Int
  /// Slot of each table row in this batch, or -1.
  private var slotOfRow: [Int32]
  /// Touched rows in order.
  private var touched: [Int32] = []
  private var sums: UnsafeMutablePointer<Float>
  private var capacity: Int

  package init(rows: Int, stride: Int) {
    self.stride = stride
    self.slotOfRow = [Int32](repeating: -1, count: rows)
    self.capacity = 1024
    self.sums = .allocate(capacity: self.capacity * stride)
  }

  deinit {
    self.sums.deallocate()
  }

  /// Adds factor * gradient to a row.
  @inline(__always)
  package func add(_ factor: Float, _ gradient: UnsafePointer<Float>, toRow row: Int) {
    var slot = Int(self.slotOfRow[row])
    if slot < 0 {
      slot = self.touched.count
      if slot == self.capacity { self.grow() }
      self.slotOfRow[row] = Int32(slot)
      self.touched.append(Int32(row))
      (self.sums + slot * self.stride).initialize(repeating: 0, count: self.stride)
    }
    VectorMath.add(factor, gradient, to: self.sums + slot * self.stride, self.stride)
  }

  /// Calls `body` for every touched row with its sum, and forgets the batch.
  @inline(__always)
  package func drain(_ body: (_ row: Int, _ gradient: UnsafePointer<Float>) -> Void) {
    for (slot, row) in self.touched.enumerated() {
      body(Int(row), self.sums + slot * self.stride)
      self.slotOfRow[Int(row)] = -1
    }
    self.touched.removeAll(keepingCapacity: true)
  }

  private func grow() {
    let larger = UnsafeMutablePointer<Float>.allocate(capacity: self.capacity * 2 * self.stride)
    larger.update(from: self.sums, count: self.capacity * self.stride)
    self.sums.deallocate()
    self.sums = larger
    self.capacity *= 2
  }
}
