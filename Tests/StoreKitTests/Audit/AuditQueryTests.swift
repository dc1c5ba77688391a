import Foundation
import GRDB
import Testing

@testable import StoreKit

@Suite struct AuditQueryTests {
  private func objects(_ change: (inout AuditQuery) -> Void) async throws -> [String] {
    let fixture = StoreFixture()
    let store = try fixture.open()
    try await store.write { db in
      for (number, action) in ["model.approve", "model.deploy", "run.start", "models"].enumerated()
      {
        try AuditLog.append(
          AuditRecord(
            actor: number == 0 ? "anna" : "bob", roles: [], action: action,
            objectID: "object-\(number + 1)", outcome: number == 2 ? .denied : .succeeded,
            requestID: "r-\(number + 1)",
            occurredAt: Date(millisecondsSinceEpoch: Int64(1000 * (number + 1)))),
          in: db)
      }
    }
    var query = AuditQuery(limit: 9)
    change(&query)
    let asked = query
    let entries = try await store.read { try AuditLog.entries(asked, in: $0) }
    try await store.close()
    return entries.map { String($0.objectID.suffix(1)) }
  }

  @Test func `the newest come first, as many as are asked for`() async throws {
    #expect(try await self.objects { _ in } == ["4", "3", "2", "1"])
    #expect(try await self.objects { $0.limit = 2 } == ["4", "3"])
  }

  @Test func `everything that is given has to fit`() async throws {
    let at = { (seconds: Int64) in Date(millisecondsSinceEpoch: seconds * 1000) }
    #expect(try await self.objects { $0.since = at(3) } == ["4", "3"])
    #expect(try await self.objects { $0.until = at(3) } == ["2", "1"])
    #expect(try await self.objects { $0.actor = "anna" } == ["1"])
    #expect(try await self.objects { $0.action = "model.deploy" } == ["2"])
    #expect(try await self.objects { $0.action = "model." } == ["2", "1"])
    #expect(try await self.objects { $0.objectID = "object-3" } == ["3"])
    #expect(try await self.objects { $0.outcome = .denied } == ["3"])
    #expect(try await self.objects { $0.requestID = "r-4" } == ["4"])
    #expect(try await self.objects { $0.before = 3 } == ["2", "1"])
    #expect(
      try await self.objects {
        $0.actor = "bob"
        $0.outcome = .succeeded
        $0.until = at(4)
      } == ["2"])
    #expect(try await self.objects { $0.actor = "' OR 1 --" } == [])
  }
}
