import FoundationEssentials

/// One step of a deployment's history.
struct DeploymentTransition: Hashable, Sendable, Codable {
  /// The state that was entered.
  var state: DeploymentState
  /// When.
  var at: Date
  /// Why, in words for the operator.
  var detail: String
}
