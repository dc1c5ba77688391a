import Foundation
import ServiceKit
import StoreKit
import TestSupport
import Testing

@testable import Auditing

@Suite struct WitnessBookTests {
  private let caller = Caller(actor: "service:collector", roles: ["service"], requestID: "r-1")

  @Test func `what a service signed is kept`() async throws {
    let (collector, trainer) = (try TestService(.collector), try TestService(.trainer))
    let book = trainer.book(trusting: [collector])
    try await collector.act(3)
    let checkpoint = try #require(try await collector.sign())
    try await book.take(checkpoint, from: self.caller)
    try await book.take(checkpoint, from: self.caller)
    #expect(try await trainer.kept(of: .collector) == [3])
    #expect(try await book.newest(of: "collector") == checkpoint)
    #expect(try await trainer.events().isEmpty)
    #expect(try await trainer.records().isEmpty)
  }

  @Test func `what another service hands in is not kept`() async throws {
    let (collector, trainer) = (try TestService(.collector), try TestService(.trainer))
    try await collector.act()
    let checkpoint = try #require(try await collector.sign())
    let other = Caller(actor: "service:deployer", roles: ["service"], requestID: "r-1")
    await #expect(throws: CheckpointError.foreign("collector")) {
      try await trainer.book(trusting: [collector]).take(checkpoint, from: other)
    }
    #expect(try await trainer.kept(of: .collector).isEmpty)
  }

  @Test func `what was not signed with the service's key is told once and not kept`() async throws {
    let (collector, trainer) = (try TestService(.collector), try TestService(.trainer))
    let stranger = try TestService(.collector)
    let book = trainer.book(trusting: [collector])
    try await stranger.act()
    let checkpoint = try #require(try await stranger.sign())
    for _ in 0..<2 {
      await #expect(throws: CheckpointError.self) {
        try await book.take(checkpoint, from: self.caller)
      }
    }
    #expect(try await trainer.kept(of: .collector).isEmpty)
    #expect(try await trainer.events().map(\.type) == ["audit-mismatch"])
  }

  @Test func `a contradiction raises an event and a record, and replaces nothing`() async throws {
    let (collector, trainer) = (try TestService(.collector), try TestService(.trainer))
    let book = trainer.book(trusting: [collector])
    try await collector.act(3)
    let first = try #require(try await collector.sign())
    try await book.take(first, from: self.caller)
    // Another trail under the same key: the file was replaced, or written anew.
    let fork = try TestService(
      .collector, key: collector.key,
      in: collector.directory.url.appending(path: "fork", directoryHint: .isDirectory))
    try await fork.act(5, as: "eve")
    let other = try #require(try await fork.sign())
    for _ in 0..<3 {
      await #expect(throws: CheckpointError.self) {
        try await book.take(other, from: self.caller)
      }
    }
    #expect(try await book.newest(of: "collector") == first)
    let event = try #require(try await trainer.events().first)
    #expect(try await trainer.events().count == 1)
    #expect(event.type == "audit-mismatch" && event.subjectID == "collector")
    #expect(event.dataJSON.contains("\"witness\":\"trainer\""))
    let record = try #require(try await trainer.records().first)
    #expect(record.action == "audit.witness" && record.outcome == "denied")
    #expect(record.objectID == "collector@5")
    let health = AuditHealth(
      store: trainer.store, service: .trainer, state: AuditState(), now: trainer.now)
    let registry = HealthRegistry()
    health.register(in: registry)
    #expect(await registry.run().first { $0.name == "audit.testimony" }?.result.state == .fail)
    // It is the operator who says that it is meant.
    try await book.beginAnew(
      .collector, because: "restored",
      for: Caller(actor: "anna", roles: ["admin"], requestID: "r-2"))
    try await book.take(other, from: self.caller)
    #expect(await registry.run().first { $0.name == "audit.testimony" }?.result.state == .pass)
    #expect(try await trainer.records().last?.action == "audit.begin-anew")
    #expect(try await trainer.records().last?.actor == "anna")
  }
}
