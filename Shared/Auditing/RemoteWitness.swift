import API
import RPCCore
import StoreKit

/// A service's witness, asked over the wire.
struct RemoteWitness: WitnessDesk {
  private let client: AuditClient

  private static let timeout = Duration.seconds(5)

  init(_ client: AuditClient) {
    self.client = client
  }

  func newest() async throws -> AuditCheckpoint? {
    let response = try await self.client.getWitnessed(
      Reddytalk_Common_V1_GetWitnessedRequest(), options: CallOptions(timeout: Self.timeout))
    guard response.hasNewest else { return nil }
    return try AuditCheckpoint(response.newest)
  }

  func take(_ checkpoint: AuditCheckpoint) async throws {
    var request = Reddytalk_Common_V1_WitnessRequest()
    request.checkpoint = checkpoint.proto(withOutline: true)
    do {
      _ = try await self.client.witness(request, options: CallOptions(timeout: Self.timeout))
    } catch let error as RPCError where error.code == .failedPrecondition {
      throw CheckpointError.refused(reason: error.message)
    }
  }
}
