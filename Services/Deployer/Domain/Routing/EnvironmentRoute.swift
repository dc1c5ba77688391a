/// Who answers an environment's requests. Immutable: a switch puts another one in its place.
struct EnvironmentRoute: Sendable {
  /// Grows with each switch; comes from the transaction that made it.
  let generation: Int64
  let split: TrafficSplit
  /// Versions that were live before and are still loaded, the most recent first.
  let standby: [ServingArm]

  /// The deployment that the store calls live.
  var live: ServingArm { self.split.shares[0].arm }

  /// The version that answers when a live one fails.
  var fallback: ServingArm? { self.standby.first { !$0.isRevoked } }

  /// The loaded version with this id, live ones first.
  func arm(serving id: ModelVersionID) -> ServingArm? {
    (self.split.shares.map(\.arm) + self.standby).first {
      $0.modelVersionID == id && !$0.isRevoked
    }
  }
}
