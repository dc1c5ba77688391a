/// Why a provider did not do what it was asked to.
enum RemoteError: Error, Hashable, Sendable {
  /// It does not know who asks: the key is wrong, or has expired.
  case unauthenticated(RemoteRefusal)
  /// Who asks may not do this. Where it is about training, the organisation is not, or no longer, eligible.
  case forbidden(RemoteRefusal)
  /// There is no such thing, or it is not for who asks.
  case notFound(RemoteRefusal)
  /// The account is used up.
  case quotaExhausted(RemoteRefusal)
  /// The request is wrong; asking again is of no use.
  case invalid(RemoteRefusal)
  /// Too many requests; nothing was done. May be asked again, at the earliest after a while.
  case throttled(RemoteRefusal, retryAfter: Duration?)
  /// It broke down; whether something was done is not known.
  case unavailable(RemoteRefusal, retryAfter: Duration?)
  /// It cannot be reached, or did not answer.
  case unreachable(reason: String, nothingWasSent: Bool)
  /// The client's own rules forbid the request, or the server is not who it should be.
  case prevented(reason: String)
  /// Its answer is not what is documented.
  case incomprehensible(operation: String, reason: String)
}

/// The words of a provider that did not do what it was asked to.
struct RemoteRefusal: Hashable, Sendable {
  /// What was asked for, for example "create the job".
  let operation: String
  /// The status of HTTP.
  let status: Int
  /// What was said.
  let body: RemoteErrorBody
  /// The provider's name for the request; nil when it gave none.
  let requestID: String?
}

extension RemoteError {
  /// Whether the request may have had its effect although there was no good answer.
  var mayHaveHadEffect: Bool {
    switch self {
    case .unavailable, .incomprehensible: true
    case .unreachable(_, let nothingWasSent): !nothingWasSent
    case .unauthenticated, .forbidden, .notFound, .quotaExhausted, .invalid, .throttled,
      .prevented:
      false
    }
  }

  /// Whether the same request may succeed later without anybody's doing.
  var isPassing: Bool {
    switch self {
    case .throttled, .unavailable, .unreachable, .incomprehensible: true
    case .unauthenticated, .forbidden, .notFound, .quotaExhausted, .invalid, .prevented: false
    }
  }

  /// How long the provider wants to be left alone; nil when it does not say.
  var retryAfter: Duration? {
    switch self {
    case .throttled(_, let after), .unavailable(_, let after): after
    default: nil
    }
  }
}

extension RemoteError: CustomStringConvertible {
  /// Cause and, where there is one, remedy.
  var description: String {
    switch self {
    case .unauthenticated(let refusal):
      "it does not accept the credentials (\(refusal)); check the key and that it has not expired"
    case .forbidden(let refusal):
      "it does not allow this to the account (\(refusal)); give its key the right, or, where the"
        + " organisation is not eligible for training, choose another provider"
    case .notFound(let refusal): "it does not have what was asked for (\(refusal))"
    case .quotaExhausted(let refusal):
      "the account's quota is used up (\(refusal)); raise it at the provider"
    case .invalid(let refusal): "it refused the request (\(refusal))"
    case .throttled(let refusal, _): "it is asked too often (\(refusal))"
    case .unavailable(let refusal, _): "it broke down (\(refusal))"
    case .unreachable(let reason, _): reason
    case .prevented(let reason): reason
    case .incomprehensible(let operation, let reason):
      "its answer to the request to \(operation) cannot be read: \(reason)"
    }
  }
}

extension RemoteRefusal: CustomStringConvertible {
  var description: String {
    var words = ["could not \(self.operation)", "status \(self.status)"]
    if let code = self.body.code { words.append("code \(code)") }
    if let parameter = self.body.parameter { words.append("parameter \(parameter)") }
    if !self.body.message.isEmpty { words.append("\"\(self.body.message)\"") }
    if let requestID = self.requestID { words.append("request \(requestID)") }
    return words.joined(separator: ", ")
  }
}
