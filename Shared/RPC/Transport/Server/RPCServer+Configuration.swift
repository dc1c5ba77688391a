public import RPCCore

extension RPCServer {
  /// How a server listens and what it takes.
  public struct Configuration: Sendable {
    /// Where to listen; port 0 takes a free one.
    public var address: RPCAddress
    /// What each connection accepts.
    public var limits: ConnectionLimits
    /// How many handlers run at once, on all connections; further calls wait or get `UNAVAILABLE`.
    public var maxConcurrentHandlers: Int
    /// How many calls wait for a handler to return, at most: those whose deadline can be met as far as
    /// can be foreseen. Further ones, and those without a deadline, get `UNAVAILABLE` at once.
    public var maxWaitingCalls: Int
    /// How many connections are open at once. When there are more, strangers have to go, who have not
    /// said HELLO, the one that came first before others; and when there are none, the newcomer.
    public var maxConnections: Int
    /// How many of them may be strangers.
    public var maxStrangers: Int
    /// How many may be of one identity; one more is ended with GOAWAY.
    public var maxConnectionsOfPeer: Int
    /// Where handlers run whose registration does not say.
    public var handlerExecution: HandlerExecution

    /// Creates a configuration.
    public init(
      address: RPCAddress, limits: ConnectionLimits = .defaults,
      maxConcurrentHandlers: Int = 2048, maxWaitingCalls: Int = 256,
      maxConnections: Int = 1024, maxStrangers: Int = 256, maxConnectionsOfPeer: Int = 256,
      handlerExecution: HandlerExecution = .eventLoop
    ) {
      self.address = address
      self.limits = limits
      self.maxConcurrentHandlers = maxConcurrentHandlers
      self.maxWaitingCalls = maxWaitingCalls
      self.maxConnections = maxConnections
      self.maxStrangers = maxStrangers
      self.maxConnectionsOfPeer = maxConnectionsOfPeer
      self.handlerExecution = handlerExecution
    }
  }
}
