package import HTTPClient

/// What sends a request and reads its answer: the HTTP client, or a test's own.
package protocol HTTPExchange: Sendable {
  /// Sends a request. Any status is an answer.
  ///
  /// - Throws: `OutboundError`, `CancellationError`.
  func send(_ request: OutboundRequest) async throws -> OutboundResponse
}

extension CurlClient: HTTPExchange {}

extension RetryingClient: HTTPExchange {
  /// Sends a request until there is an answer to hand out.
  package func send(_ request: OutboundRequest) async throws -> OutboundResponse {
    try await self.send(request) { _ in false }
  }
}
