package import HTTPClient

/// Why there is nothing to authenticate a request with.
package enum CredentialError: Error, Hashable, Sendable {
  /// Who asked for a token is not known, or may not have one.
  case refused(status: Int, reason: String)
  /// What gives out tokens breaks down, or does not answer as documented.
  case unavailable(reason: String)
  /// It cannot be reached.
  case unreachable(OutboundError)
}

extension CredentialError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .refused(let status, let reason): "no token was given out (status \(status)): \(reason)"
    case .unavailable(let reason): "what gives out tokens does not work: \(reason)"
    case .unreachable(let error): "what gives out tokens does not answer: \(error)"
    }
  }
}
