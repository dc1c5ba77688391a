/// What a score has to reach.
package struct Floor: Sendable, Hashable, Codable {
  /// The score itself must reach this.
  package var target: Double
  /// The true score must be shown to lie above this: so much the evidence has to carry.
  package var demonstrated: Double

  package init(target: Double, demonstrated: Double) {
    self.target = target
    self.demonstrated = demonstrated
  }
}
