import Foundation
import GRDB
import ServiceKit
import ServiceLifecycle
import StoreKit
import TestSupport
import Testing

@testable import Auditing

@Suite struct CheckpointJobTests {
  private let collector: TestService
  private let trainer: TestService
  private let witness: NearWitness
  private let state = AuditState()
  private let clock = ManualClock()

  init() throws {
    self.collector = try TestService(.collector)
    self.trainer = try TestService(.trainer)
    self.witness = NearWitness(
      self.trainer.book(trusting: [self.collector]), of: .collector)
  }

  private var job: CheckpointJob {
    CheckpointJob(
      keeper: self.collector.keeper,
      courier: WitnessCourier(
        store: self.collector.store, witness: "trainer", desk: self.witness),
      state: self.state, longestWait: .seconds(50), clock: self.clock, now: self.collector.now,
      logger: TestService.silent)
  }

  private var health: HealthRegistry {
    let registry = HealthRegistry()
    AuditHealth(
      store: self.collector.store, service: .collector, state: self.state,
      now: self.collector.now
    ).register(in: registry)
    return registry
  }

  private func check(_ name: String) async -> HealthCheckResult? {
    await self.health.run().first { $0.name == name }?.result
  }

  @Test func `a record waits for a checkpoint, but not too long`() async throws {
    var waited = await self.job.look(waited: .zero)
    try await self.collector.act()
    var looks = 0
    while try await self.collector.signed().isEmpty, looks < 99 {
      waited = await self.job.look(waited: waited)
      looks += 1
    }
    // Every ten seconds, and at the latest before the sixtieth.
    #expect(self.job.pause == .seconds(10))
    #expect((2...5).contains(looks))
    #expect(try await self.trainer.kept(of: .collector) == [1])
    #expect(self.state.delivery == .done(upTo: 1))
  }

  @Test func `a thousand records do not wait`() async throws {
    try await self.collector.act(2300)
    _ = await self.job.look(waited: .zero)
    #expect(try await self.collector.signed() == [1000, 2000])
    #expect(try await self.trainer.kept(of: .collector) == [1000, 2000])
  }

  @Test func `what is left over is signed at the start and at the end`() async throws {
    try await self.collector.act(3)
    let group = ServiceGroup(services: [self.job], logger: TestService.silent)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      try await eventually("the job sleeps") { self.clock.sleeperCount == 1 }
      // The fourth is that the service started, the seventh that it stopped.
      #expect(try await self.collector.signed() == [4])
      try await self.collector.act(2)
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
    #expect(try await self.collector.signed() == [4, 7])
    let actions = try await self.collector.records().map(\.action)
    #expect(actions[3] == "service.start" && actions[6] == "service.stop")
  }

  @Test func `a trail that was changed is not signed, and health and followers are told`()
    async throws
  {
    try await self.collector.act(3)
    try await self.collector.sign()
    try await self.collector.act(3)
    try await self.collector.store.write { db in
      try db.execute(
        sql: """
          DROP TRIGGER storekit_audit_no_update;
          UPDATE storekit_audit SET actor = 'eve' WHERE sequence = 5;
          """)
    }
    for _ in 0..<3 { _ = await self.job.look(waited: .seconds(50)) }
    #expect(try await self.collector.signed() == [3])
    #expect(await self.check("audit.trail")?.state == .fail)
    #expect(await self.check("audit.trail")?.detail.contains("record 5") == true)
    let events = try await self.collector.events()
    #expect(events.map(\.type) == ["audit-damaged"])
    #expect(events.first?.dataJSON == #"{"kind":"payload-edited","sequence":5}"#)
  }

  @Test func `a witness that is away is nothing to worry about for five minutes`() async throws {
    try await self.collector.act()
    self.witness.isAway = true
    _ = await self.job.look(waited: .seconds(50))
    #expect(await self.check("audit.witness")?.state == .pass)
    self.collector.advance(by: 301)
    _ = await self.job.look(waited: .seconds(50))
    #expect(await self.check("audit.witness")?.state == .warn)
    self.witness.isAway = false
    _ = await self.job.look(waited: .seconds(50))
    #expect(await self.check("audit.witness")?.state == .pass)
  }

  @Test func `a witness that knows better makes the service's health fail`() async throws {
    let fork = try TestService(.collector, key: self.collector.key, in: self.trainer.directory.url)
    try await fork.act(2, as: "eve")
    let other = try #require(try await fork.sign())
    try await self.witness.take(other)
    try await self.collector.act(5)
    _ = await self.job.look(waited: .seconds(50))
    #expect(await self.check("audit.witness")?.state == .fail)
    #expect(try await self.trainer.kept(of: .collector) == [2])
    #expect(try await self.trainer.events().map(\.type) == ["audit-mismatch"])
  }
}
