import Foundation
import GRDB
import RPCCore
import ServiceKit
import StoreKit
import TestSupport
import Testing

@testable import Auditing

@Suite struct DenialRecorderTests {
  @Test func `the same attempt is recorded once with how often it was made`() async throws {
    let service = try TestService(.deployer)
    let recorder = DenialRecorder(
      store: service.store, now: service.now, clock: ManualClock(), logger: TestService.silent)
    let method = MethodDescriptor(service: "s.S", method: "Deploy")
    for _ in 0..<500 { recorder.note(method, peer: PeerIdentity(name: "trainer")) }
    recorder.note(method, peer: nil)
    await recorder.record()
    await recorder.record()
    let records = try await service.records()
    #expect(records.map(\.actor) == ["anonymous", "service:trainer"])
    #expect(records.map(\.outcome) == ["denied", "denied"])
    #expect(records.map(\.objectID) == ["s.S/Deploy", "s.S/Deploy"])
    #expect(records.last?.reason == "not allowed, 500 times")
  }

  @Test func `what cannot be written is written later`() async throws {
    let service = try TestService(.deployer)
    let recorder = DenialRecorder(
      store: service.store, now: service.now, clock: ManualClock(), logger: TestService.silent)
    recorder.note(
      MethodDescriptor(service: "s.S", method: "Deploy"), peer: PeerIdentity(name: "trainer"))
    try await service.store.write { db in
      try db.execute(
        sql: """
          CREATE TRIGGER full BEFORE INSERT ON storekit_audit
            BEGIN SELECT RAISE(ABORT, 'no space'); END;
          """)
    }
    await recorder.record()
    try await service.store.write { try $0.execute(sql: "DROP TRIGGER full") }
    #expect(try await service.records().isEmpty)
    await recorder.record()
    #expect(try await service.records().count == 1)
  }
}
