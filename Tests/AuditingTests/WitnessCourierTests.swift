import Foundation
import ServiceKit
import StoreKit
import TestSupport
import Testing

@testable import Auditing

@Suite struct WitnessCourierTests {
  private func courier(
    _ service: TestService, to witness: TestService
  ) -> (WitnessCourier, NearWitness) {
    let near = NearWitness(witness.book(trusting: [service]), of: service.name)
    return (
      WitnessCourier(store: service.store, witness: witness.name.rawValue, desk: near), near
    )
  }

  @Test func `everything is handed over in order, and what is new later`() async throws {
    let (collector, trainer) = (try TestService(.collector), try TestService(.trainer))
    let (courier, near) = self.courier(collector, to: trainer)
    #expect(try await courier.deliver(after: nil) == 0)
    for _ in 0..<20 {
      try await collector.act(2)
      try await collector.sign()
    }
    near.isAway = true
    await #expect(throws: NearWitness.Away.self) { try await courier.deliver(after: nil) }
    near.isAway = false
    #expect(try await courier.deliver(after: nil) == 40)
    #expect(try await trainer.kept(of: .collector) == (1...20).map { $0 * 2 })
    // Nothing is new, so nobody is asked.
    near.isAway = true
    #expect(try await courier.deliver(after: 40) == 40)
    near.isAway = false
    try await collector.act()
    try await collector.sign()
    #expect(try await courier.deliver(after: 40) == 41)
    #expect(try await trainer.kept(of: .collector).last == 41)
  }

  @Test func `a store that was replaced by an older copy is found out at once`() async throws {
    let (collector, trainer) = (try TestService(.collector), try TestService(.trainer))
    try await collector.act(3)
    try await collector.sign()
    let copies = collector.directory.url.appending(path: "copy", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: copies, withIntermediateDirectories: true)
    try await collector.store.backUp(to: copies.appending(path: "collector.sqlite"))
    try await collector.act(3)
    try await collector.sign()
    _ = try await self.courier(collector, to: trainer).0.deliver(after: nil)
    let older = try TestService(.collector, key: collector.key, in: copies)
    let (courier, _) = self.courier(older, to: trainer)
    await #expect(throws: CheckpointError.self) { try await courier.deliver(after: nil) }
    // And again when it goes on; now the witness knows too.
    try await older.act(9)
    try await older.sign()
    await #expect(throws: CheckpointError.self) { try await courier.deliver(after: nil) }
    #expect(try await trainer.kept(of: .collector) == [3, 6])
    #expect(try await trainer.events().map(\.type) == ["audit-mismatch"])
  }
}
