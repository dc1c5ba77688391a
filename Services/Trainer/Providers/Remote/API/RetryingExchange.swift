import HTTPClient
import HTTPTypes
import ProviderAccess

/// Sends what may be sent again until it is answered.
struct RetryingExchange: StreamingExchange {
  let client: RetryingClient

  func send(_ request: OutboundRequest) async throws -> OutboundResponse {
    try await self.client.send(request, isFinal: Self.isFinal)
  }

  func send(
    _ request: OutboundRequest, receiving receive: ([UInt8]) async throws -> Void
  ) async throws -> OutboundResponse {
    switch try await self.client.open(request, isFinal: Self.isFinal) {
    case .refusal(let response): return response
    case .stream(let stream):
      for try await piece in stream.body { try await receive(piece) }
      return OutboundResponse(status: stream.status, headers: stream.headers)
    }
  }

  /// An account that is used up answers with 429 too; asking again does not fill it.
  private static func isFinal(_ response: OutboundResponse) -> Bool {
    response.status.code == 429 && RemoteErrorBody(response.body).isQuotaExhausted
  }
}
