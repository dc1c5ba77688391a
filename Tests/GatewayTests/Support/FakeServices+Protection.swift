import API
import Foundation
import NIOCore
import RPCCore
import ServiceKit
import StoreKit
import SwiftProtobuf
import Synchronization

@testable import Auditing
@testable import Gateway

extension FakeServices {
  /// Keys, erasures and backups, which every service has.
  func registerProtection(of owner: StoreOwner, in router: inout RPCRouter) {
    self.answer(DataProtectionMethods.getKeyStatus, in: &router) {
      (_: Reddytalk_Common_V1_GetKeyStatusRequest) in
      Reddytalk_Common_V1_KeyStatus.with {
        $0.service = owner.rawValue
        $0.wrappingVersion = 2
        $0.rotation = .with {
          $0.kind = .wrapping
          $0.state = .running
          $0.done = 3
          $0.total = 7
        }
      }
    }
    router.registerServerStreaming(DataProtectionMethods.rotateKeys) { bytes, context, writer in
      let request = try Reddytalk_Common_V1_RotateKeysRequest(
        serializedBytes: Data(bytes.readableBytesView))
      try await self.note(request, context)
      let writer = StreamWriter<Reddytalk_Common_V1_RotationProgress>(writer)
      try await writer.write(.with { $0.state = .running })
      // It takes hours; nobody is to wait for it.
      try await Task.sleep(for: .seconds(3600))
    }
    self.answer(DataProtectionMethods.erase, in: &router) {
      (request: Reddytalk_Common_V1_EraseRequest) in
      self.script.withLock { $0.erase(owner, request) }
    }
    self.answer(DataProtectionMethods.startBackup, in: &router) {
      (_: Reddytalk_Common_V1_StartBackupRequest) in
      Self.backup(of: owner, .running)
    }
    self.answer(DataProtectionMethods.listBackups, in: &router) {
      (_: Reddytalk_Common_V1_ListBackupsRequest) in
      Reddytalk_Common_V1_ListBackupsResponse.with {
        $0.backups = [Self.backup(of: owner, .completed)]
      }
    }
  }

  /// The Gateway's own audit trail, which is the real one.
  func registerTrail(in store: Store, _ clock: AdjustableClock, _ router: inout RPCRouter) {
    let signatures = CheckpointSignatures(VerifyingKeys([]))
    AuditHandler(
      desk: AuditDesk(
        store: store, service: .gateway, signatures: signatures, now: { clock.now }),
      book: WitnessBook(
        store: store, service: .gateway, signatures: signatures, now: { clock.now })
    ).register(in: &router)
  }

  private static func backup(
    of owner: StoreOwner, _ state: Reddytalk_Common_V1_Backup.State
  ) -> Reddytalk_Common_V1_Backup {
    .with {
      $0.id = "b-\(owner.rawValue)"
      $0.service = owner.rawValue
      $0.state = state
      $0.createdAtMs = 1_800_000_000_000
    }
  }
}
