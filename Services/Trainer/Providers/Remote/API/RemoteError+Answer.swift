import FoundationEssentials
import HTTPClient
import HTTPTypes
import ProviderAccess

extension RemoteError {
  /// What an answer without success means (the providers' tables of errors).
  ///
  /// - Parameter redactor: Knows what authenticated the request: some hosts repeat it.
  init(_ response: OutboundResponse, operation: String, redactor: Redactor) {
    let body = RemoteErrorBody(
      Array(redactor.redact(String(decoding: response.body.prefix(64 << 10), as: UTF8.self)).utf8))
    let refusal = RemoteRefusal(
      operation: operation, status: response.status.code,
      body: body.message.isEmpty ? Self.words(of: response.headers, redactor) ?? body : body,
      requestID: Self.requestIDFields.lazy.compactMap { HTTPField.Name($0) }
        .compactMap { response.headers[$0] }.first)
    let isQuota = body.isQuotaExhausted
    let retryAfter = Self.delay(response.headers)
    switch response.status.code {
    // Hugging Face denies that what is private exists, with the status of a wrong key.
    case 401 where Self.isAbsence(response.headers): self = .notFound(refusal)
    case 401: self = .unauthenticated(refusal)
    case 403: self = isQuota ? .quotaExhausted(refusal) : .forbidden(refusal)
    case 402: self = .quotaExhausted(refusal)
    case 404, 410: self = .notFound(refusal)
    case 429 where isQuota: self = .quotaExhausted(refusal)
    case 429: self = .throttled(refusal, retryAfter: retryAfter)
    // The request was not done, but may be next time.
    case 408, 409: self = .unavailable(refusal, retryAfter: retryAfter)
    case 500...: self = .unavailable(refusal, retryAfter: retryAfter)
    default: self = .invalid(refusal)
    }
  }

  /// What a request without an answer means.
  init(_ error: OutboundError, operation: String) {
    if case .responseTooLarge = error {
      self = .incomprehensible(operation: operation, reason: error.description)
    } else if error.isPassing {
      self = .unreachable(
        reason: error.description, nothingWasSent: error.provesNothingWasSent)
    } else {
      self = .prevented(reason: error.description)
    }
  }

  /// What it means that there is nothing to authenticate a request with.
  init(_ error: CredentialError, operation: String) {
    switch error {
    case .refused(let status, let reason):
      self = .unauthenticated(
        RemoteRefusal(
          operation: operation, status: status,
          body: RemoteErrorBody(Array("no token was given out: \(reason)".utf8)), requestID: nil))
    case .unavailable(let reason): self = .unreachable(reason: reason, nothingWasSent: true)
    case .unreachable(let error):
      self = RemoteError(error, operation: operation)
      if case .unreachable(let reason, _) = self {
        self = .unreachable(reason: reason, nothingWasSent: true)
      }
    }
  }

  private static func delay(_ headers: HTTPFields) -> Duration? {
    switch RetryHint(headers, now: Date()).delay {
    case .unknown: nil
    case .after(let delay), .tooLong(let delay): delay
    }
  }

  /// What is said in a header field instead of the body; nil for nothing.
  private static func words(of headers: HTTPFields, _ redactor: Redactor) -> RemoteErrorBody? {
    HTTPField.Name("x-error-message").flatMap { headers[$0] }.map { words in
      RemoteErrorBody(Array(redactor.redact(words).utf8))
    }
  }

  private static func isAbsence(_ headers: HTTPFields) -> Bool {
    let codes = ["RepoNotFound", "RevisionNotFound", "EntryNotFound"]
    return HTTPField.Name("x-error-code").flatMap { headers[$0] }.map(codes.contains) ?? false
  }

  private static let requestIDFields = ["x-request-id", "apim-request-id"]
}
