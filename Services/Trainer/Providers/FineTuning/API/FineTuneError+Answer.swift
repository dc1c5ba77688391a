import FoundationEssentials
import HTTPClient
import HTTPTypes
import ProviderAccess

extension FineTuneError {
  /// What an answer without success means (OpenAI's and Azure's tables of errors).
  ///
  /// - Parameter redactor: Knows what authenticated the request: some hosts repeat it.
  init(_ response: OutboundResponse, operation: String, redactor: Redactor) {
    let body = FineTuneErrorBody(
      Array(redactor.redact(String(decoding: response.body.prefix(64 << 10), as: UTF8.self)).utf8))
    let refusal = FineTuneRefusal(
      operation: operation, status: response.status.code, body: body,
      requestID: Self.requestIDFields.lazy.compactMap { HTTPField.Name($0) }
        .compactMap { response.headers[$0] }.first)
    let isQuota = body.isQuotaExhausted
    let retryAfter = Self.delay(response.headers)
    switch response.status.code {
    case 401: self = .unauthenticated(refusal)
    case 403: self = isQuota ? .quotaExhausted(refusal) : .forbidden(refusal)
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
        FineTuneRefusal(
          operation: operation, status: status,
          body: FineTuneErrorBody(Array("no token was given out: \(reason)".utf8)), requestID: nil))
    case .unavailable(let reason): self = .unreachable(reason: reason, nothingWasSent: true)
    case .unreachable(let error):
      self = FineTuneError(error, operation: operation)
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

  private static let requestIDFields = ["x-request-id", "apim-request-id"]
}
