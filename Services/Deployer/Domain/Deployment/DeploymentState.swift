/// Where a deployment stands.
enum DeploymentState: String, Hashable, Sendable, Codable, CaseIterable {
  /// The artefact is fetched, verified and loaded. Can go to `testing` or `failed`.
  case preparing
  /// The loaded candidate answers the post-deployment tests, without traffic. Can go to `live`,
  /// to `failed`, and to `awaitingApproval` when the approval ran out meanwhile.
  case testing
  /// A second person has to approve. Can go to `preparing` or `failed`.
  case awaitingApproval = "awaiting-approval"
  /// Takes the environment's traffic and is watched. Can go to `superseded` or `rolledBack`.
  case live
  /// Another deployment took its place. Can go to `live`, when that one is rolled back.
  case superseded
  /// Taken out of traffic because it was bad. Final.
  case rolledBack = "rolled-back"
  /// Never took traffic. Final.
  case failed

  /// The states that may follow.
  var successors: Set<DeploymentState> {
    switch self {
    case .preparing: [.testing, .failed]
    case .testing: [.live, .awaitingApproval, .failed]
    case .awaitingApproval: [.preparing, .failed]
    case .live: [.superseded, .rolledBack]
    case .superseded: [.live]
    case .rolledBack, .failed: []
    }
  }

  /// Whether the deployment waits for the service's own work.
  var isInProgress: Bool {
    switch self {
    case .preparing, .testing: true
    case .awaitingApproval, .live, .superseded, .rolledBack, .failed: false
    }
  }

  /// Whether the deployment takes no traffic any more, or never will.
  var isFinished: Bool {
    switch self {
    case .superseded, .rolledBack, .failed: true
    case .preparing, .testing, .awaitingApproval, .live: false
    }
  }
}
