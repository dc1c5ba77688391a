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
    /// Where handlers run whose registration does not say.
    public var handlerExecution: HandlerExecution

    /// Creates a configuration.
    public init(
      address: RPCAddress, limits: ConnectionLimits = .defaults,
      maxConcurrentHandlers: Int = 2048, maxWaitingCalls: Int = 256,
      handlerExecution: HandlerExecution = .eventLoop
    ) {
      self.address = address
      self.limits = limits
      self.maxConcurrentHandlers = maxConcurrentHandlers
      self.maxWaitingCalls = maxWaitingCalls
      self.handlerExecution = handlerExecution
    }
  }
}
