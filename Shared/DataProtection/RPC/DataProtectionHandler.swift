import API
import FoundationEssentials
import RPCCore
import ServiceKit
import StoreKit
import SwiftProtobuf

/// Answers for the protection of one service's store: decodes, asks the desks, encodes.
struct DataProtectionHandler: DataProtectionServing {
  let service: ServiceName
  let keys: KeyRing
  let rotations: RotationDesk
  let backups: BackupDesk
  let erasures: ErasureDesk
  let queue: ProtectionJob.WorkQueue

  private static let maximumReasonBytes = 500
  private static let maximumNameBytes = 512
  private static let maximumSnapshots = 10_000

  func getKeyStatus(
    _ request: Reddytalk_Common_V1_GetKeyStatusRequest, context: ServerContext
  ) async throws -> Reddytalk_Common_V1_KeyStatus {
    var status = try await self.keys.status().proto(of: self.service)
    if let rotation = self.rotations.monitor.current { status.rotation = rotation.proto() }
    return status
  }

  func rotateKeys(
    _ request: Reddytalk_Common_V1_RotateKeysRequest, context: ServerContext,
    writer: StreamWriter<Reddytalk_Common_V1_RotationProgress>
  ) async throws {
    guard let kind = request.kind.native() else {
      throw DataProtectionError.invalid("the kind of the rotation is neither wrapping nor data")
    }
    if try await self.rotations.begin(kind, for: Caller(context)) { self.queue.add(.rotate) }
    try await self.rotations.monitor.follow { try await writer.write($0.proto()) }
  }

  func erase(
    _ request: Reddytalk_Common_V1_EraseRequest, context: ServerContext
  ) async throws -> Reddytalk_Common_V1_EraseResponse {
    let outcome = try await self.erasures.erase(
      Self.native(request), reason: request.reason, for: Caller(context))
    guard let outcome else { return Reddytalk_Common_V1_EraseResponse() }
    return .with {
      $0.found = true
      $0.receiptJson = outcome.receiptJSON
      $0.snapshotIds = outcome.record.facts.snapshots
    }
  }

  func startBackup(
    _ request: Reddytalk_Common_V1_StartBackupRequest, context: ServerContext
  ) async throws -> Reddytalk_Common_V1_Backup {
    let attempt = try await self.backups.begin(for: Caller(context))
    self.queue.add(.backUp)
    return attempt.proto(of: self.service)
  }

  func listBackups(
    _ request: Reddytalk_Common_V1_ListBackupsRequest, context: ServerContext
  ) async throws -> Reddytalk_Common_V1_ListBackupsResponse {
    // Before the complete ones: what ends in between is then in one of both.
    let current = self.backups.current
    let complete = try self.backups.backups().filter { $0.manifest.id != current?.id.rawValue }
    return .with {
      $0.backups =
        [current].compactMap { $0?.proto(of: self.service) }
        + complete.map { $0.manifest.proto(at: $0.path) }
    }
  }

  private static func native(
    _ request: Reddytalk_Common_V1_EraseRequest
  ) throws -> ErasureRequest {
    let names = [request.subject, request.conversationID].filter { !$0.isEmpty }
    guard names.count + (request.snapshotIds.isEmpty ? 0 : 1) == 1 else {
      throw DataProtectionError.invalid(
        "give exactly one of a subject, a conversation and snapshots")
    }
    guard request.reason.utf8.count <= Self.maximumReasonBytes else {
      throw DataProtectionError.invalid(
        "the reason is longer than \(Self.maximumReasonBytes) bytes")
    }
    guard names.allSatisfy({ $0.utf8.count <= Self.maximumNameBytes }),
      request.snapshotIds.count <= Self.maximumSnapshots
    else { throw DataProtectionError.invalid("the request names too much") }
    return ErasureRequest(
      subject: request.subject.isEmpty ? nil : request.subject,
      conversationID: request.conversationID.isEmpty ? nil : request.conversationID,
      snapshotIDs: request.snapshotIds)
  }
}

/// What a caller did wrong.
enum DataProtectionError: Error, Hashable, RPCErrorConvertible {
  case invalid(String)

  var rpcCode: RPCError.Code { .invalidArgument }
  var rpcReason: String? { "invalid-parameters" }
  var rpcMessage: String {
    switch self {
    case .invalid(let detail): detail
    }
  }
}
