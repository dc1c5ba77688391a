import Collector
import StoreKit
import Testing

@Suite("Reading a conversation's text")
struct ReadingAuditTests {
  private static func trail(_ rig: CollectorRig) async throws -> [AuditEntry] {
    try await rig.database.read { try AuditLog.entries(after: 0, limit: 99, in: $0) }
      .filter { $0.action.hasSuffix(".read") }
  }

  @Test("is recorded with who read it, and without what the client calls it")
  func reads() async throws {
    try await CollectorRig.with { rig in
      try await rig.ingest([.good("client-id-1")])
      _ = try await rig.record("client-id-1")
      let record = try #require(try await Self.trail(rig).first)
      #expect(record.action == "conversation.read" && record.outcome == "succeeded")
      #expect(record.actor == "anna" && record.requestID == "r-1")
      #expect(!record.objectID.isEmpty && !record.objectID.contains("client-id-1"))
    }
  }
}
