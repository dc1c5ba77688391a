/// Rows and values of the features of one example.
package struct SparseVector: Sendable {
  /// Rows of a vocabulary; ascending within a block.
  package private(set) var rows: [UInt32] = []
  /// The value at each row.
  package private(set) var values: [Float] = []

  package init() {}

  /// Number of entries.
  package var count: Int { self.rows.count }

  package mutating func reserveCapacity(_ capacity: Int) {
    self.rows.reserveCapacity(capacity)
    self.values.reserveCapacity(capacity)
  }

  @inline(__always)
  package mutating func append(row: UInt32, value: Float) {
    self.rows.append(row)
    self.values.append(value)
  }

  /// Scales the entries from `start` on.
  package mutating func scale(from start: Int, by factor: Float) {
    for index in start..<self.values.count { self.values[index] *= factor }
  }
}
