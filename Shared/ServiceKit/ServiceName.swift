/// The services of the product.
public enum ServiceName: String, CaseIterable, Sendable {
  case collector
  case trainer
  case evaluator
  case deployer
  case gateway

  /// The port that the service listens on unless told otherwise: RPC, for the Gateway HTTP.
  public var defaultPort: Int {
    switch self {
    case .collector: 7101
    case .trainer: 7102
    case .evaluator: 7103
    case .deployer: 7104
    case .gateway: 8080
    }
  }

  /// The loopback port for health and metrics unless told otherwise.
  public var defaultMetricsPort: Int { self.defaultPort + 100 }

  /// What the service's configuration keys begin with, for example "COLLECTOR".
  public var keyPrefix: String { self.rawValue.uppercased() }
}

extension ServiceName: CustomStringConvertible {
  public var description: String { self.rawValue }
}
