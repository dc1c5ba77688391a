public import RPCCore

extension RPCClient {
  /// How a client connects and tries again.
  public struct Configuration: Sendable {
    /// What the connection accepts.
    public var limits: ConnectionLimits
    /// The delays between attempts to connect.
    public var reconnect: BackoffPolicy
    /// When failed calls are tried again.
    public var retry: RetryPolicy

    /// Creates a configuration.
    public init(
      limits: ConnectionLimits = .defaults, reconnect: BackoffPolicy = .defaults,
      retry: RetryPolicy = .defaults
    ) {
      self.limits = limits
      self.reconnect = reconnect
      self.retry = retry
    }

    /// The defaults.
    public static let defaults = Configuration()
  }
}
