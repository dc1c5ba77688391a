extension ConnectionLimits {
  /// How often a peer may do what is legal once and an attack in numbers: so many times at once, and
  /// again so many spread over each `period`. More ends the connection.
  public struct Conduct: Sendable, Hashable {
    /// The time in which the allowances are refilled.
    public var period: Duration
    /// CANCELs, but for those of calls about to run into their deadline.
    public var cancels: Int
    /// Calls that had to be ended because of what the peer sent.
    public var callErrors: Int
    /// Messages without a byte that do not end their stream.
    public var emptyMessages: Int
    /// PINGs.
    public var pings: Int
    /// Frames that move no call on; each that does, in either direction, pays for four.
    public var idleFrames: Int

    /// Creates allowances; the defaults are what PROTOCOL.md promises a client, or more is allowed.
    public init(
      period: Duration = .seconds(30), cancels: Int = 200, callErrors: Int = 200,
      emptyMessages: Int = 10_000, pings: Int = 1000, idleFrames: Int = 20_000
    ) {
      self.period = period
      self.cancels = cancels
      self.callErrors = callErrors
      self.emptyMessages = emptyMessages
      self.pings = pings
      self.idleFrames = idleFrames
    }

    /// How many CANCELs a client sends before it goes on with another connection: fewer than any
    /// server allows, since the two ends do not refill at the same instant.
    static let clientCancels = 150
  }
}
