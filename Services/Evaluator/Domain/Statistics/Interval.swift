/// An estimate with its confidence bounds.
package struct Interval: Sendable, Hashable, Codable {
  package var value: Double
  package var lower: Double
  package var upper: Double

  package init(value: Double, lower: Double, upper: Double) {
    self.value = value
    self.lower = lower
    self.upper = upper
  }
}
