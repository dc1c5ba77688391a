import BenchKit
import Foundation
import StoreKit

/// Appends records to the audit trail, then verifies all of it.
struct AuditCase {
  let directory: URL
  let records: Int

  private static let batch = 256

  /// Records a second.
  func recordsPerSecond() async throws -> [(String, Double)] {
    let bench = try await BenchStore(directory: self.directory)
    let appended = try await ContinuousClock().measure {
      for start in stride(from: 0, to: self.records, by: Self.batch) {
        let end = min(start + Self.batch, self.records)
        try await bench.store.write { db in
          for number in start..<end { try AuditLog.append(Self.record(number), in: db) }
        }
      }
    }
    let clock = ContinuousClock()
    let begun = clock.now
    let verification = try await bench.store.read { try AuditLog.verify(in: $0) }
    let verified = clock.now - begun
    guard verification.isIntact, verification.intactEntries == UInt64(self.records) else {
      Failure.end("the audit trail does not verify: \(verification)")
    }
    try await bench.store.close()
    return [
      ("audit_append", Double(self.records) / (appended / .seconds(1))),
      ("audit_verify", Double(self.records) / (verified / .seconds(1))),
    ]
  }

  private static func record(_ number: Int) -> AuditRecord {
    AuditRecord(
      actor: "anna@clinic.example", roles: ["analyst"], action: "conversation.read",
      objectID: "record-\(number)", outcome: .succeeded, reason: "review",
      requestID: "request-\(number)")
  }
}
