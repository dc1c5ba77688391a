import HTTPClient
import ProviderAccess

/// Sends requests whose answers need not fit into memory.
protocol StreamingExchange: HTTPExchange {
  /// Sends a request and hands the body of a success out piece by piece, as slowly as it is taken.
  ///
  /// - Parameter receive: What it throws ends the request.
  /// - Returns: The answer: of a success without its body, of a refusal with it.
  /// - Throws: `OutboundError`, `CancellationError`, what `receive` throws.
  func send(
    _ request: OutboundRequest, receiving receive: ([UInt8]) async throws -> Void
  ) async throws -> OutboundResponse
}
