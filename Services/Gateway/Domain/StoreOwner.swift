/// Whose store it is: that of a service behind the Gateway, or the Gateway's own.
enum StoreOwner: String, CaseIterable, Hashable, Sendable {
  case collector, trainer, evaluator, deployer, gateway

  /// The service behind the Gateway; nil for the Gateway itself.
  var peer: Peer? { Peer(rawValue: self.rawValue) }
}
