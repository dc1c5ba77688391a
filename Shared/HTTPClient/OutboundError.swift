/// Why a request got no answer.
public enum OutboundError: Error, Sendable, Equatable, CustomStringConvertible {
  /// The URL is not an absolute `http` or `https` URL.
  case invalidURL(String)
  /// The name could not be resolved or nobody listens there.
  case unreachable(host: String, reason: String)
  /// The server's certificate is not trusted.
  case untrustedServer(host: String, reason: String)
  case timedOut(host: String)
  /// The body grew beyond the request's limit.
  case responseTooLarge(limitBytes: Int)
  /// The connection broke before the answer was whole.
  case interrupted(host: String, reason: String)
  /// The client was shut down.
  case shutDown

  public var description: String {
    switch self {
    case .invalidURL(let url): "not an absolute http or https URL: \(url)"
    case .unreachable(let host, let reason): "\(host) cannot be reached: \(reason)"
    case .untrustedServer(let host, let reason): "\(host) is not trusted: \(reason)"
    case .timedOut(let host): "\(host) did not answer in time"
    case .responseTooLarge(let limit): "the answer is larger than \(limit) bytes"
    case .interrupted(let host, let reason): "the connection to \(host) broke: \(reason)"
    case .shutDown: "the HTTP client was shut down"
    }
  }
}
