/// One row of what a command reports: whatever it said, as it said it. A value may be no finite
/// number, which is news in itself.
struct ProgressObservation: Hashable, Sendable {
  private var values: [ProgressField: Double] = [:]

  init(_ values: [ProgressField: Double] = [:]) { self.values = values }

  subscript(_ field: ProgressField) -> Double? {
    get { self.values[field] }
    set { self.values[field] = newValue }
  }

  var isEmpty: Bool { self.values.isEmpty }

  /// Whether a loss is no finite number.
  var isDiverged: Bool {
    [ProgressField.loss, .validationLoss].contains { field in
      self.values[field].map { !$0.isFinite } ?? false
    }
  }

  /// A count, where it is one.
  func count(_ field: ProgressField) -> Int? {
    self.values[field].flatMap { $0.isFinite && $0 >= 0 && $0 < 1e15 ? Int($0) : nil }
  }
}
