import API
import Foundation
import Logging
import RPCCore
import RPCInProcess
import ServiceKit
import ServiceLifecycle
import StoreKit
import SwiftProtobuf
import TestSupport
import Testing

@testable import DataProtection

@Suite("Protection of a store over RPC")
struct DataProtectionHandlerTests {
  /// A handler with its job, and a client of it.
  struct Parts: Sendable {
    let live: ProtectedStore
    let client: DataProtectionClient
    let job: ProtectionJob
  }

  private func parts() async throws -> Parts {
    let live = try await ProtectedStore()
    let queue = ProtectionJob.WorkQueue()
    let rotations = RotationDesk(
      keys: live.keys, monitor: RotationMonitor(), now: { live.now() })
    let backups = BackupDesk(shelf: live.shelf, store: live.store, now: { live.now() })
    let handler = DataProtectionHandler(
      service: .collector, keys: live.keys, rotations: rotations, backups: backups,
      erasures: live.desk(), queue: queue)
    var router = RPCRouter()
    handler.register(in: &router)
    let channel = InProcessTransport(router: router, peer: ServiceName.gateway.peerIdentity)
    return Parts(
      live: live, client: DataProtectionClient(channel),
      job: ProtectionJob(
        rotations: rotations, backups: backups, erasures: live.desk(), queue: queue,
        clock: ContinuousClock(), logger: ServiceHarness.silent))
  }

  /// Runs the job while `body` runs.
  private func running(
    _ parts: Parts, _ body: @Sendable @escaping () async throws -> Void
  ) async throws {
    let group = ServiceGroup(services: [parts.job], logger: ServiceHarness.silent)
    try await withTimeout {
      try await withThrowingTaskGroup(of: Void.self) { tasks in
        tasks.addTask { try await group.run() }
        do { try await body() } catch {
          tasks.cancelAll()
          throw error
        }
        await group.triggerGracefulShutdown()
        try await tasks.waitForAll()
      }
    }
  }

  private static let options = CallOptions(
    metadata: Caller(actor: "anna", roles: ["admin"], requestID: "r-1").metadata)

  @Test(arguments: [Reddytalk_Common_V1_RotationKind.wrapping, .data])
  func `a rotation tells how it goes on, ends, and is in the audit trail`(
    _ kind: Reddytalk_Common_V1_RotationKind
  ) async throws {
    let parts = try await self.parts()
    for number in 0..<300 {
      try await parts.live.write("letter", id: "\(number)", of: "patient-\(number)")
    }
    try await self.running(parts) {
      var last = Reddytalk_Common_V1_RotationProgress()
      let stream = try await parts.client.rotateKeys(
        .with { $0.kind = kind }, options: Self.options)
      for try await progress in stream { last = progress }
      #expect(last.state == .completed)
      #expect(last.kind == kind)
      #expect(last.total == 300)
      #expect(last.done == 300)
      let status = try await parts.client.getKeyStatus(.init(), options: Self.options)
      #expect(status.wrappingVersion == (kind == .wrapping ? 2 : 1))
      #expect(status.oldestWrappingVersion == status.wrappingVersion)
      #expect(status.epoch == (kind == .data ? 2 : 1))
      #expect(status.oldestEpoch == status.epoch)
      #expect(status.subjects == 300)
      #expect(status.rotation == last)
    }
    #expect(try await parts.live.audit() == ["keys.rotate succeeded"])
    #expect(try await parts.live.text("7") == "letter")
  }

  @Test func `a rotation that a former process began goes on by itself`() async throws {
    let parts = try await self.parts()
    try await parts.live.write("letter", id: "1", of: "anna")
    try await parts.live.keys.beginRotation(.data)
    try await self.running(parts) {
      try await eventually("the rotation ends") {
        let status = try await parts.client.getKeyStatus(.init(), options: Self.options)
        return status.epoch == 2 && status.oldestEpoch == 2 && status.rotation.state == .completed
      }
    }
  }

  @Test func `nothing begins that cannot be recorded`() async throws {
    let parts = try await self.parts()
    try await parts.live.write("letter", id: "1", of: "anna")
    try await parts.live.breakAudit()
    for kind in [Reddytalk_Common_V1_RotationKind.wrapping, .data] {
      await #expect(throws: RPCError.self) {
        let stream = try await parts.client.rotateKeys(
          .with { $0.kind = kind }, options: Self.options)
        for try await _ in stream {}
      }
    }
    await #expect(throws: RPCError.self) {
      try await parts.client.startBackup(.init(), options: Self.options)
    }
    await #expect(throws: RPCError.self) {
      try await parts.client.erase(.with { $0.subject = "anna" }, options: Self.options)
    }
    let status = try await parts.client.getKeyStatus(.init(), options: Self.options)
    #expect((status.wrappingVersion, status.epoch) == (1, 1))
    #expect(try await parts.client.listBackups(.init(), options: Self.options).backups.isEmpty)
    #expect(try await parts.live.text("1") == "letter")
  }

  @Test func `a backup is listed while it is made and when it is complete`() async throws {
    let parts = try await self.parts()
    try await parts.live.write("letter", id: "1", of: "anna")
    let begun = try await parts.client.startBackup(.init(), options: Self.options)
    #expect(begun.state == .running)
    await #expect(throws: RPCError.self) {
      try await parts.client.startBackup(.init(), options: Self.options)
    }
    #expect(
      try await parts.client.listBackups(.init(), options: Self.options).backups.map(\.state)
        == [.running])
    try await self.running(parts) {
      try await eventually("the backup is complete") {
        let backups = try await parts.client.listBackups(.init(), options: Self.options).backups
        return backups.map(\.id) == [begun.id] && backups[0].state == .completed
          && backups[0].bytes > 0
      }
    }
    #expect(
      try await parts.live.audit() == ["backup.create attempted", "backup.create succeeded"])
  }

  @Test func `a backup that fails says why, and does not stand in the way of the next`()
    async throws
  {
    let parts = try await self.parts()
    try FileManager.default.removeItem(at: parts.live.backups)
    try Data().write(to: parts.live.backups)
    _ = try await parts.client.startBackup(.init(), options: Self.options)
    try await self.running(parts) {
      try await eventually("the backup fails") {
        try await parts.live.audit().last == "backup.create failed"
      }
      try FileManager.default.removeItem(at: parts.live.backups)
      try DurableFile.makeDirectory(parts.live.backups)
      let failed = try await parts.client.listBackups(.init(), options: Self.options).backups
      #expect(failed.map(\.state) == [.failed])
      #expect(failed.first?.detail.isEmpty == false)
      _ = try await parts.client.startBackup(.init(), options: Self.options)
      try await eventually("the next backup is complete") {
        try await parts.client.listBackups(.init(), options: Self.options).backups.map(\.state)
          == [.completed]
      }
    }
  }

  @Test func `an erasure gives its receipt, and nothing for somebody unknown`() async throws {
    let parts = try await self.parts()
    try await parts.live.write("letter", id: "1", of: "anna")
    let unknown = try await parts.client.erase(
      .with { $0.subject = "carl" }, options: Self.options)
    #expect(!unknown.found)
    let answer = try await parts.client.erase(.with { $0.subject = "anna" }, options: Self.options)
    #expect(answer.found)
    let statement = try JSONDecoder().decode(
      SignedStatement.self, from: Data(answer.receiptJson.utf8))
    #expect(
      try ErasureReceipt(statement, keys: parts.live.verifying).facts.subjects.map(\.subject)
        == ["anna"])
  }

  @Test func `an erasure of nobody, of two, or with too long a reason is not understood`()
    async throws
  {
    let parts = try await self.parts()
    let requests: [Reddytalk_Common_V1_EraseRequest] = [
      .init(),
      .with {
        $0.subject = "a"
        $0.conversationID = "b"
      },
      .with {
        $0.subject = "a"
        $0.reason = String(repeating: "x", count: 501)
      },
    ]
    for request in requests {
      let error = await #expect(throws: RPCError.self) {
        try await parts.client.erase(request, options: Self.options)
      }
      #expect(error?.code == .invalidArgument)
    }
  }
}
