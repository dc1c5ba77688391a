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
    /// How long a call that does not wait for ready waits all the same while the service is out of
    /// reach, within its deadline, before it fails with `UNAVAILABLE`. Zero fails it at once.
    ///
    /// Services that start together come up in any order: without a grace the first calls of one
    /// would fail until its client has dialled again. At least the longest delay of `reconnect` makes
    /// sure that an attempt falls into it.
    public var connectionGrace: Duration
    /// Whether an attempt to connect that failed is repeated, with the delays of `reconnect`, though no
    /// call waits: then it is known when the service is back, without a call that finds out.
    public var keepsTrying: Bool

    /// Creates a configuration.
    public init(
      limits: ConnectionLimits = .defaults, reconnect: BackoffPolicy = .defaults,
      retry: RetryPolicy = .defaults, connectionGrace: Duration = .zero,
      keepsTrying: Bool = false
    ) {
      self.limits = limits
      self.reconnect = reconnect
      self.retry = retry
      self.connectionGrace = connectionGrace
      self.keepsTrying = keepsTrying
    }

    /// The defaults.
    public static let defaults = Configuration()
  }
}
