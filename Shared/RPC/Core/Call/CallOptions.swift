/// How one call is to be made.
public struct CallOptions: Sendable {
  /// The longest the call may take; nil leaves it to the inherited deadline, if any.
  public var timeout: Duration?
  /// Whether the call waits for a connection while the service cannot be reached, instead of
  /// failing at once with `UNAVAILABLE`. Give such a call a timeout.
  public var waitForReady: Bool
  /// Metadata sent with the request.
  public var metadata: Metadata
  /// Whether doing it twice does no harm, so that the call may be tried again when it cannot be
  /// known whether the service acted on it.
  public var isIdempotent: Bool
  /// Catches the initial and trailing metadata of the response, when the caller wants them.
  public var responseMetadata: ResponseMetadata?

  /// Creates options.
  public init(
    timeout: Duration? = nil, waitForReady: Bool = false, metadata: Metadata = [:],
    isIdempotent: Bool = false, responseMetadata: ResponseMetadata? = nil
  ) {
    self.timeout = timeout
    self.waitForReady = waitForReady
    self.metadata = metadata
    self.isIdempotent = isIdempotent
    self.responseMetadata = responseMetadata
  }

  /// No timeout of its own, fails fast, no metadata, tried once.
  public static let defaults = CallOptions()
}
