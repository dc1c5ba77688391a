/// How traffic moves from the live deployment to the next one.
enum RolloutStrategy: String, Hashable, Sendable, Codable, CaseIterable {
  /// Two whole versions and one switch.
  case blueGreen = "blue-green"
  /// A growing share of the traffic.
  case canary
  /// One serving pool after the other.
  case rolling

  /// The strategies that this service carries out.
  static let available: Set<RolloutStrategy> = [.blueGreen]
}
