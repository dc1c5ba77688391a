import FoundationEssentials
import HTTPClient
import HTTPTypes

/// What a refusal of a provider means.
enum ProviderRefusal {
  /// The error for an answer that is no success.
  static func error(
    provider: String, _ response: OutboundResponse, redactor: Redactor
  ) -> ModelRuntimeError {
    let hint = RetryHint(response.headers, now: .now)
    let wait: Duration? =
      switch hint.delay {
      case .unknown: nil
      case .after(let wait), .tooLong(let wait): wait
      }
    return self.error(
      provider: provider, status: response.status.code,
      body: ProviderErrorBody(response.body, redactor: redactor), retryAfter: wait)
  }

  static func error(
    provider: String, status: Int, body: ProviderErrorBody, retryAfter: Duration?
  ) -> ModelRuntimeError {
    if body.isContentFilter {
      return .contentFiltered(provider: provider, categories: body.filtered)
    }
    if body.isQuota { return .quota(provider: provider) }
    switch status {
    case 401: return .unauthorized(provider: provider)
    case 429: return .rateLimited(provider: provider, retryAfter: retryAfter)
    case 408, 504: return .timedOut(provider: provider)
    default:
      return .provider(
        provider: provider, status: status, code: body.code ?? body.type, message: body.message)
    }
  }

  /// Whether asking again is of no use although the status says that it passes: a quota is not a rate.
  static func isFinal(_ response: OutboundResponse) -> Bool {
    response.status.code == 429
      && ProviderErrorBody(response.body, redactor: Redactor()).isQuota
  }

  /// What a request without an answer means.
  static func error(provider: String, _ error: OutboundError) -> ModelRuntimeError {
    switch error {
    case .timedOut(_, .connect), .unreachable, .untrustedServer, .interrupted, .circuitOpen,
      .shutDown:
      .unreachable(provider: provider, reason: error.description)
    case .timedOut: .timedOut(provider: provider)
    case .invalidURL, .refused, .unreadableBody, .tooManyRedirects:
      .misconfigured(provider: provider, reason: error.description)
    case .responseTooLarge: .malformedReply(provider: provider, reason: error.description)
    }
  }
}
