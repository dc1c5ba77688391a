import ArgumentParser
import DataProtection
import Foundation
import RESTContract
import ServiceKit
import StoreKit
import Testing

@testable import CLI

extension EndToEndTests {
  @Suite(.serialized) struct DataProtectionTests {
    private static let patient = "patient-4711-canary"
    /// What nothing may be found of afterwards, in the clear or in the sealed form that keys open.
    private static let words = ["Quillfeather", "zebrafinch", "periwinkle-lane-canary"]

    private static func conversations() -> [UInt8] {
      let bodies = [
        #"{"id":"c-1","group":"\#(Self.patient)","source":"e2e","category":"appointment","messages":["#
          + #"{"role":"user","content":"Hi, this is Martha Quillfeather of 7 periwinkle-lane-canary, I want to book a yearly physical for my zebrafinch allergy."},"#
          + #"{"role":"assistant","content":"I'd be glad to set up your physical. Which day would suit you, and have you been here before?"}]}"#,
        #"{"id":"c-2","group":"somebody-else","source":"e2e","category":"prescription","messages":["#
          + #"{"role":"user","content":"my blood pressure pills are nearly gone, can somebody send them to the drugstore"},"#
          + #"{"role":"assistant","content":"Of course. Tell me the medicine and your pharmacy, and I'll send the refill request."}]}"#,
      ]
      return Array(bodies.joined(separator: "\n").utf8)
    }

    private static func backUp(_ client: GatewayClient) async throws -> [BackupResource] {
      let begun: BackupsResource = try await client.post(
        "/api/training-pipeline/backups", BackUpBody())
      let ids = Set(begun.backups.map(\.id))
      return try await Polling.wait(atMost: .seconds(120), for: "the backups") {
        let all: BackupsResource = try await client.get("/api/training-pipeline/backups")
        return all.backups.filter { ids.contains($0.id) }
      } until: {
        $0.count == ids.count && !$0.contains { $0.state == .running }
      }
    }

    private static func expectNoTrace(
      in directory: URL, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
      let names = try FileManager.default.subpathsOfDirectory(atPath: directory.path)
      #expect(!names.isEmpty, sourceLocation: sourceLocation)
      for name in names {
        guard let content = try? Data(contentsOf: directory.appending(path: name)) else { continue }
        for word in Self.words + [Self.patient] {
          #expect(
            content.range(of: Data(word.utf8)) == nil, "\(word) in \(name)",
            sourceLocation: sourceLocation)
        }
      }
    }

    @Test(.timeLimit(.minutes(8)))
    func aPatientWhoIsErasedIsNowhereAndAReceiptProvesIt() async throws {
      try await LiveSystem.run { system in
        let admin = try await system.client("alice@clinic.example", "admin")
        let _: IngestResource = try await admin.postLines(
          "/api/training-pipeline/conversations", Self.conversations())
        let backups = try await Self.backUp(admin)
        #expect(backups.map(\.state) == Array(repeating: .completed, count: 5))
        let collector = try #require(backups.first { $0.service == "collector" }?.path)
        // A copy that nobody can reach when the patient is erased.
        let elsewhere = system.dataDirectory.appending(path: "../elsewhere-\(UUID().uuidString)")
        try FileManager.default.copyItem(
          at: URL(filePath: collector), to: elsewhere.appending(path: ""))
        defer { try? FileManager.default.removeItem(at: elsewhere) }

        let erasure: ErasureResource = try await admin.post(
          "/api/training-pipeline/erasures",
          EraseBody(subject: Self.patient, reason: "the patient asked"))
        let again: ErasureResource = try await admin.post(
          "/api/training-pipeline/erasures", EraseBody(subject: Self.patient))
        #expect(erasure == again)
        let file = system.dataDirectory.appending(path: "receipt.json")
        try RESTCoding.makeEncoder().encode(erasure).write(to: file)
        let keys = try VerifyingKeys(in: KeyDirectory(system.supervisor.layout.pkiDirectory))
        let receipts = try ReceiptFile.read(file, keys: keys)
        let receipt = try #require(receipts.first { $0.service == "collector" })
        #expect(receipt.facts.removed["conversations"] == 1)
        #expect(receipt.backupsRewritten.count == 1)

        try Self.expectNoTrace(in: system.dataDirectory)
        try Self.expectNoTrace(in: elsewhere)
        // Here the keys are gone already; elsewhere they go when the backup is restored.
        let places = [(URL(filePath: collector, directoryHint: .isDirectory), 0), (elsewhere, 1)]
        for (place, erased) in places {
          try await Self.expectRestoredWithoutPatient(place, erasing: erased, system, receipt)
        }
      }
    }

    /// A restored backup loses the keys of so many subjects, and has no word of the patient.
    private static func expectRestoredWithoutPatient(
      _ place: URL, erasing count: Int, _ system: LiveSystem, _ receipt: ErasureReceipt
    ) async throws {
      let target = system.dataDirectory.appending(path: "restored-\(UUID().uuidString)")
      let command = try RestoreCommand.parse([
        place.path, "--into", target.path, "--data-dir", system.dataDirectory.path, "--json",
      ])
      try await command.run()
      try Self.expectNoTrace(in: target)
      let keys = SystemKeys(system.supervisor.layout.pkiDirectory.path, command.connection)
      let ledger = try #require(
        try ErasureLedger(
          system.dataDirectory.appending(path: "collector/backups/erasures.json"), of: .collector,
          keys: keys.verifyingKeys()))
      #expect(ledger.erasures.map(\.subject) == receipt.facts.subjects.map(\.subject))
      let report = try await BackupRestoration(
        place, keys: keys.verifyingKeys(), provider: { try keys.provider(of: $0) }
      ).restore(into: target.appending(path: "again"), erasures: ledger.erasures)
      #expect(report.erasedSubjects == count)
    }

    @Test(.timeLimit(.minutes(8)))
    func keysAreRotatedWhileTheSystemRuns() async throws {
      try await LiveSystem.run { system in
        let admin = try await system.client("alice@clinic.example", "admin")
        let _: IngestResource = try await admin.postLines(
          "/api/training-pipeline/conversations", Self.conversations())
        for kind in ["wrapping", "data"] {
          let _: KeysResource = try await admin.post(
            "/api/training-pipeline/keys/rotate", RotateKeysBody(kind: kind))
          let keys = try await Polling.wait(atMost: .seconds(60), for: "the rotation") {
            try await admin.get("/api/training-pipeline/keys", as: KeysResource.self)
          } until: { keys in
            keys.services.allSatisfy {
              $0.rotation?.kind == kind && $0.rotation?.state == .completed
            }
          }
          let collector = try #require(keys.services.first { $0.name == "collector" })
          #expect(
            kind == "data" ? collector.oldestEpoch == 2 : collector.oldestWrappingVersion == 2)
        }
        let _: IngestResource = try await admin.postLines(
          "/api/training-pipeline/conversations", Self.conversations())
      }
    }
  }
}
