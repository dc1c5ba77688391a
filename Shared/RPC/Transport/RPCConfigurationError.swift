/// A server or client that cannot start as it is configured.
public enum RPCConfigurationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A limit outside of what the protocol allows.
  case limitOutOfRange(name: String, value: Int, range: ClosedRange<Int>)
  /// A certificate, key or trust root that cannot be used.
  case credentials(detail: String)
  /// The address cannot be listened on.
  case bind(address: RPCAddress, detail: String)

  public var description: String {
    switch self {
    case .limitOutOfRange(let name, let value, let range):
      "\(name) is \(value); it must be \(range.lowerBound) to \(range.upperBound)"
    case .credentials(let detail): "the TLS credentials cannot be used: \(detail)"
    case .bind(let address, let detail):
      "cannot listen on \(address): \(detail); choose a free port or stop what uses this one"
    }
  }
}
