import RESTContract
import RPCCore

/// The one place where errors of services become problems of the public interface.
extension Problem {
  /// What an error of a service means to the client.
  init(_ error: RPCError, from service: String) {
    let named = error.metadata[RPCError.reasonKey].flatMap(ProblemDetails.Kind.init(rawValue:))
    if let named {
      self.init(named, error.message, retryAfter: Self.retryAfter(named))
      return
    }
    switch error.code {
    case .unavailable:
      self.init(
        .serviceUnavailable, "the \(service) cannot be reached; check that it is running",
        retryAfter: Self.retryAfter(.serviceUnavailable))
    case .deadlineExceeded:
      self.init(.deadlineExceeded, "the \(service) did not answer in time")
    case .cancelled:
      self.init(
        .serviceUnavailable, "the \(service) gave the call up",
        retryAfter: Self.retryAfter(.serviceUnavailable))
    case .resourceExhausted:
      self.init(
        .tooManyRequests, error.message, retryAfter: Self.retryAfter(.tooManyRequests))
    case .notFound: self.init(.notFound, error.message)
    case .permissionDenied: self.init(.forbidden, error.message)
    case .invalidArgument, .outOfRange: self.init(.invalidParameters, error.message)
    case .failedPrecondition, .alreadyExists, .aborted: self.init(.wrongState, error.message)
    default:
      // What a service did not mean for others stays inside.
      self.init(
        .internalError, "the \(service) failed; its log has the cause under this request id")
    }
  }

  private static func retryAfter(_ kind: ProblemDetails.Kind) -> Duration? {
    switch kind {
    case .serviceUnavailable: .seconds(2)
    case .tooManyRequests: .seconds(1)
    default: nil
    }
  }
}
