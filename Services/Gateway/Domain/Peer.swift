/// The services behind the Gateway.
enum Peer: String, CaseIterable, Hashable, Sendable {
  case collector, trainer, evaluator, deployer
}
