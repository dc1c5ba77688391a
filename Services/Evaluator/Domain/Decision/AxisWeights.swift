/// How much each axis counts in the overall score.
package struct AxisWeights: Sendable, Hashable, Codable {
  package var accuracy: Double
  package var safety: Double
  package var communication: Double
  package var compliance: Double

  /// What an answer says counts for more than how it says it.
  package static let standard = AxisWeights(
    accuracy: 0.35, safety: 0.35, communication: 0.15, compliance: 0.15)

  package init(accuracy: Double, safety: Double, communication: Double, compliance: Double) {
    self.accuracy = accuracy
    self.safety = safety
    self.communication = communication
    self.compliance = compliance
  }

  package subscript(axis: Axis) -> Double {
    switch axis {
    case .accuracy: self.accuracy
    case .safety: self.safety
    case .communication: self.communication
    case .compliance: self.compliance
    }
  }

  /// The weighted mean over the axes that have a value; nil without any.
  package func mean(_ score: (Axis) -> Double?) -> Double? {
    var total = 0.0
    var weights = 0.0
    for axis in Axis.allCases {
      guard let value = score(axis) else { continue }
      total += self[axis] * value
      weights += self[axis]
    }
    return weights > 0 ? total / weights : nil
  }
}
