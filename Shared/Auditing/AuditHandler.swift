import API
import FoundationEssentials
import RPCCore
import ServiceKit
import StoreKit
import SwiftProtobuf

/// Answers the audit contract that every service serves.
struct AuditHandler: AuditServing {
  let desk: AuditDesk
  let book: WitnessBook

  func getWitnessed(
    _ request: Reddytalk_Common_V1_GetWitnessedRequest, context: ServerContext
  ) async throws -> Reddytalk_Common_V1_GetWitnessedResponse {
    var response = Reddytalk_Common_V1_GetWitnessedResponse()
    if let peer = context.peer, let newest = try await self.book.newest(of: peer.name) {
      response.newest = newest.proto(withOutline: false)
    }
    return response
  }

  func witness(
    _ request: Reddytalk_Common_V1_WitnessRequest, context: ServerContext
  ) async throws -> Reddytalk_Common_V1_WitnessResponse {
    // The caller itself, whatever it says on whose behalf it calls.
    guard let peer = context.peer else { throw CheckpointError.foreign("nobody") }
    let caller = Caller(
      actor: "service:\(peer.name)", roles: ["service"], requestID: Caller(context).requestID)
    let checkpoint = try AuditCheckpoint(request.checkpoint)
    guard checkpoint.outline != nil else { throw CheckpointError.malformed }
    try await self.book.take(checkpoint, from: caller)
    return Reddytalk_Common_V1_WitnessResponse()
  }

  func verifyTrail(
    _ request: Reddytalk_Common_V1_VerifyTrailRequest, context: ServerContext
  ) async throws -> Reddytalk_Common_V1_VerifyTrailResponse {
    try await self.desk.answer(request)
  }

  func searchTrail(
    _ request: Reddytalk_Common_V1_SearchTrailRequest, context: ServerContext
  ) async throws -> Reddytalk_Common_V1_SearchTrailResponse {
    let entries = try await self.desk.search(try AuditQuery(request))
    return .with { $0.entries = entries.map { $0.proto() } }
  }

  func exportTrail(
    _ request: Reddytalk_Common_V1_ExportTrailRequest, context: ServerContext,
    writer: StreamWriter<Reddytalk_Common_V1_ExportTrailResponse>
  ) async throws {
    try await self.desk.export(after: request.after, for: Caller(context)) { piece in
      try await writer.write(
        .with {
          $0.entries = piece.entries.map { $0.proto() }
          $0.checkpoints = piece.checkpoints.map { $0.proto(withOutline: true) }
        })
    }
  }

  func listCheckpoints(
    _ request: Reddytalk_Common_V1_ListCheckpointsRequest, context: ServerContext
  ) async throws -> Reddytalk_Common_V1_ListCheckpointsResponse {
    let checkpoints = try await self.desk.checkpoints(
      of: request.service.isEmpty ? nil : request.service, after: request.after,
      limit: Int(request.limit))
    return .with { $0.checkpoints = checkpoints.map { $0.proto(withOutline: true) } }
  }

  func getHeads(
    _ request: Reddytalk_Common_V1_GetHeadsRequest, context: ServerContext
  ) async throws -> Reddytalk_Common_V1_GetHeadsResponse {
    let end = try await self.desk.end()
    let heads = try await self.desk.heads()
    return .with {
      $0.end = end.proto()
      $0.heads = heads.map { head in
        .with {
          $0.service = head.service
          $0.newest = head.checkpoint.proto(withOutline: false)
        }
      }
    }
  }

  func beginTrailAnew(
    _ request: Reddytalk_Common_V1_BeginTrailAnewRequest, context: ServerContext
  ) async throws -> Reddytalk_Common_V1_BeginTrailAnewResponse {
    guard let service = ServiceName(rawValue: request.service) else {
      throw CheckpointError.unknownService(request.service)
    }
    guard !request.reason.isEmpty else {
      throw RPCError(code: .invalidArgument, message: "a reason is needed")
    }
    try await self.book.beginAnew(service, because: request.reason, for: Caller(context))
    return Reddytalk_Common_V1_BeginTrailAnewResponse()
  }
}
