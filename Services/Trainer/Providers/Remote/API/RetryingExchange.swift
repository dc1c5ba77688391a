import HTTPClient
import HTTPTypes
import ProviderAccess

/// Sends what may be sent again until it is answered.
struct RetryingExchange: HTTPExchange {
  let client: RetryingClient

  func send(_ request: OutboundRequest) async throws -> OutboundResponse {
    // An account that is used up answers with 429 too; asking again does not fill it.
    try await self.client.send(request) { response in
      response.status.code == 429 && RemoteErrorBody(response.body).isQuotaExhausted
    }
  }
}
