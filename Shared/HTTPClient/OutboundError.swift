/// Why a request got no answer. Says nothing of what a server answered.
public enum OutboundError: Error, Sendable, Hashable {
  /// The URL cannot be used. Says why without repeating it, since it may hold a secret.
  case invalidURL(reason: String)
  /// The client may not go there. No connection was made.
  case refused(host: String, reason: String)
  /// The name could not be resolved or nobody listens there. Nothing was sent.
  case unreachable(host: String, reason: String)
  /// The server's certificate is not trusted, or it does not speak TLS. Nothing was sent.
  case untrustedServer(host: String, reason: String)
  /// A limit of the request's `Timeouts` ran out.
  case timedOut(host: String, limit: Timeouts.Limit)
  /// The body, or the header, grew beyond the request's limit.
  case responseTooLarge(limitBytes: Int)
  /// The connection broke before the answer was whole.
  case interrupted(host: String, reason: String)
  /// What was to be sent could not be read.
  case unreadableBody(reason: String)
  /// More redirects than the request allows.
  case tooManyRedirects(host: String, maximum: Int)
  /// The host failed so often that it is left alone for a while.
  case circuitOpen(host: String, retryAfter: Duration)
  /// The client was shut down.
  case shutDown
}

extension OutboundError {
  /// Whether it is certain that the server has not seen the request.
  public var provesNothingWasSent: Bool {
    switch self {
    case .invalidURL, .refused, .unreachable, .untrustedServer, .circuitOpen: true
    case .timedOut(_, let limit): limit == .connect
    case .responseTooLarge, .interrupted, .unreadableBody, .tooManyRedirects, .shutDown: false
    }
  }

  /// Whether the same request may get an answer later.
  public var isPassing: Bool {
    switch self {
    case .unreachable, .timedOut, .interrupted, .circuitOpen: true
    case .invalidURL, .refused, .untrustedServer, .responseTooLarge, .unreadableBody,
      .tooManyRedirects, .shutDown:
      false
    }
  }
}

extension OutboundError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .invalidURL(let reason): "the URL cannot be used: \(reason)"
    case .refused(let host, let reason): "requests to \(host) are not allowed: \(reason)"
    case .unreachable(let host, let reason): "\(host) cannot be reached: \(reason)"
    case .untrustedServer(let host, let reason): "\(host) is not trusted: \(reason)"
    case .timedOut(let host, let limit): "\(host) did not answer in time: \(limit)"
    case .responseTooLarge(let limit): "the answer is larger than \(limit) bytes"
    case .interrupted(let host, let reason): "the connection to \(host) broke: \(reason)"
    case .unreadableBody(let reason): "what was to be sent could not be read: \(reason)"
    case .tooManyRedirects(let host, let maximum):
      "\(host) redirected elsewhere after \(maximum) redirects"
    case .circuitOpen(let host, let wait):
      "\(host) failed so often that it is left alone for \(wait.components.seconds + 1) s"
    case .shutDown: "the HTTP client was shut down"
    }
  }
}
