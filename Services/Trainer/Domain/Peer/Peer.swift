/// The services that the pipeline works with.
package enum Peer: String, Hashable, Sendable, CaseIterable {
  case collector = "Collector"
  case evaluator = "Evaluator"
  case deployer = "Deployer"
  /// Who trains, where that is done elsewhere; the detail says which.
  case provider = "training provider"
}
