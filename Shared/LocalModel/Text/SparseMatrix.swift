/// Sparse vectors, one after another in two arrays (compressed rows).
package struct SparseMatrix: Sendable {
  /// Where each vector starts; one more than there are vectors.
  package private(set) var starts: [Int] = [0]
  /// Vocabulary rows of all vectors.
  package private(set) var rows: [UInt32] = []
  /// Values of all vectors.
  package private(set) var values: [Float] = []

  package init() {}

  package init(_ vectors: some Sequence<SparseVector>) {
    for vector in vectors { self.append(vector) }
  }

  /// Puts stored arrays together; `nil` when they do not fit.
  package init?(starts: [Int], rows: [UInt32], values: [Float]) {
    guard starts.first == 0, starts.last == rows.count, rows.count == values.count,
      zip(starts, starts.dropFirst()).allSatisfy({ $0 <= $1 })
    else { return nil }
    self.starts = starts
    self.rows = rows
    self.values = values
  }

  /// Number of vectors.
  package var count: Int { self.starts.count - 1 }

  package mutating func append(_ vector: SparseVector) {
    self.rows.append(contentsOf: vector.rows)
    self.values.append(contentsOf: vector.values)
    self.starts.append(self.rows.count)
  }
}
