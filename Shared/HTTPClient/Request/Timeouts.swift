/// How long the parts of a request may take. What is nil has no limit of its own.
public struct Timeouts: Sendable, Hashable {
  /// The limit that ran out.
  public enum Limit: String, Sendable, Hashable {
    /// No connection was ready in time.
    case connect
    /// The header of the answer did not come in time.
    case head
    /// Nothing was received, or could be sent, for too long.
    case stall
    /// The answer was not whole in time.
    case total
  }

  /// From the start of the request to the last byte of the answer; nil for streams without an end.
  public var total: Duration?
  /// To a connection that is ready to use: waiting for a free one, the name's address and TLS included.
  public var connect: Duration
  /// From the request's last byte to the header of the answer.
  public var head: Duration?
  /// Between two pieces of either body. Does not run while this side is the one that pauses.
  public var stall: Duration?

  /// - Parameters:
  ///   - total: 30 seconds unless told otherwise.
  ///   - connect: 5 seconds unless told otherwise.
  public init(
    total: Duration? = .seconds(30), connect: Duration = .seconds(5), head: Duration? = nil,
    stall: Duration? = nil
  ) {
    self.total = total
    self.connect = connect
    self.head = head
    self.stall = stall
  }

  /// For answers that never end: only the connection is limited.
  public static let endless = Timeouts(total: nil)
}

extension Timeouts.Limit: CustomStringConvertible {
  public var description: String {
    switch self {
    case .connect: "no connection came about in time"
    case .head: "it did not begin to answer in time"
    case .stall: "nothing was transferred for too long"
    case .total: "the whole answer did not come in time"
    }
  }
}
