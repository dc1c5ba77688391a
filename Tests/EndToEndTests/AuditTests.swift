import Foundation
import RESTContract
import ServiceKit
import Testing

@testable import CLI

extension EndToEndTests {
  /// The audit trails of five real processes: signed, witnessed, verified, exported, and defended.
  @Suite(.serialized) struct AuditTests {
    private static let base = "/api/training-pipeline/audit"
    private static let settings = ["REDDYTALK_AUDIT_CHECKPOINT_SECONDS": "1"]

    /// A data directory that outlives a run of the system.
    private static func withDirectory(
      _ body: (URL) async throws -> Void
    ) async throws {
      let directory = FileManager.default.temporaryDirectory.appending(
        path: "reddytalk-test-\(UUID().uuidString.lowercased())")
      try await body(directory)
      try FileManager.default.removeItem(at: directory)
    }

    /// Waits until what every trail holds now is signed and witnessed.
    private static func waitForWitnesses(_ admin: GatewayClient) async throws {
      try await LiveSystem.wait(for: "every trail to be witnessed") {
        let heads: AuditHeadsResource = try await admin.get("\(Self.base)/heads")
        return heads.trails.count == 5
          && heads.trails.allSatisfy { trail in
            guard let head = trail.head, let records = trail.records else { return false }
            return head == trail.witnessed && head.split(separator: " ")[3] == "\(records)"
          }
      }
    }

    private static func verify(
      _ service: String, _ admin: GatewayClient
    ) async throws -> AuditVerificationResource {
      try await admin.get("\(Self.base)/verification/\(service)")
    }

    private static func ingest(_ count: Int, _ client: GatewayClient) async throws {
      for _ in 0..<count {
        let line = """
          {"id":"\(UUID().uuidString)","messages":[{"role":"user","content":"When do you open?"},\
          {"role":"assistant","content":"We open at eight on weekdays."}]}

          """
        let _: IngestResource = try await client.postLines(
          "/api/training-pipeline/conversations", Array(line.utf8))
      }
    }

    /// Runs the independent verifier over an export; what it says, and how it ended.
    private static func check(
      _ lines: [String], keys: URL, heads: [String] = []
    ) async throws -> (status: Int32, text: String) {
      let export = FileManager.default.temporaryDirectory.appending(
        path: "reddytalk-export-\(UUID().uuidString).jsonl")
      try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: export)
      defer { try? FileManager.default.removeItem(at: export) }
      let script = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../Scripts/verify-audit-export.py").standardizedFileURL
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments =
        ["python3", script.path, export.path, keys.path] + heads.flatMap { ["--head", $0] }
      let output = Pipe()
      process.standardOutput = output
      process.standardError = output
      try process.run()
      let text = String(
        decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
      process.waitUntilExit()
      return (process.terminationStatus, text)
    }

    @Test(.timeLimit(.minutes(4)))
    func everyTrailIsWitnessedVerifiesAndIsExported() async throws {
      try await LiveSystem.run(settings: Self.settings) { system in
        let admin = try await system.client("alice@clinic.example", "admin")
        try await Self.ingest(3, admin)
        try await Self.waitForWitnesses(admin)
        for service in ServiceName.allCases {
          let result = try await Self.verify(service.rawValue, admin)
          #expect(result.isIntact, "\(service): \(result.detail ?? "")")
          #expect(result.intactEntries > 0)
          #expect((result.witnessedSequence ?? 0) > 0)
        }
        let found: AuditResource = try await admin.get(
          "\(Self.base)?service=collector&action=conversations.ingest")
        #expect(found.entries.count == 3)
        #expect(found.entries.allSatisfy { $0.actor == "alice@clinic.example" })
        let heads: AuditHeadsResource = try await admin.get("\(Self.base)/heads")
        let head = try #require(heads.trails.first { $0.service == "collector" }?.head)
        let export = try await admin.text("\(Self.base)/export/collector")
        try await Self.checkExport(
          export.split(separator: "\n").map(String.init), head: head,
          keys: system.supervisor.layout.pkiDirectory)
      }
    }

    /// The independent verifier takes the export as it is, and finds each change to it.
    private static func checkExport(_ lines: [String], head: String, keys: URL) async throws {
      let good = try await Self.check(lines, keys: keys, heads: [head])
      #expect(good.status == 0, "\(good.text)")
      #expect(lines.last?.contains("\"end\"") == true)
      let record = try #require(
        lines.firstIndex {
          $0.contains("\"kind\":\"entry\"") && $0.contains("alice@clinic.example")
        })
      let sequence = try #require(
        try JSONDecoder().decode(AuditExportLine.self, from: Data(lines[record].utf8)).sequence)
      let signed = try #require(lines.firstIndex { $0.contains("\"kind\":\"checkpoint\"") })
      var edited = lines
      edited[record] = lines[record].replacing("alice@clinic.example", with: "mallory")
      var removed = lines
      removed.remove(at: record)
      var forged = lines
      forged[signed] = lines[signed].replacing(" v1 collector ", with: " v1 trainer ")
      for (name, changed, bad) in [
        ("edited", edited, "record \(sequence):"), ("removed", removed, "record \(sequence):"),
        ("forged", forged, "record "), ("cut", Array(lines.dropLast()), "no end"),
      ] {
        let result = try await Self.check(changed, keys: keys)
        #expect(result.status == 1, "\(name)")
        #expect(result.text.contains(bad), "\(name): \(result.text)")
      }
    }

    @Test(.timeLimit(.minutes(4)))
    func aStoreThatIsReplacedByAnOlderCopyIsFoundOut() async throws {
      try await Self.withDirectory { directory in
        let store = directory.appending(path: "collector", directoryHint: .isDirectory)
        let older = directory.appending(path: "older", directoryHint: .isDirectory)
        let start:
          @Sendable (@escaping @Sendable (GatewayClient) async throws -> Void) async throws
            -> Void = { body in
              try await LiveSystem.run(settings: Self.settings, keepingData: directory) { system in
                try await body(try await system.client("alice@clinic.example", "admin"))
              }
            }
        try await start { admin in
          try await Self.ingest(1, admin)
          try await Self.waitForWitnesses(admin)
        }
        try FileManager.default.moveItem(at: store, to: older)
        try FileManager.default.copyItem(at: older, to: store)
        try await start { admin in
          try await Self.ingest(2, admin)
          try await Self.waitForWitnesses(admin)
        }
        try FileManager.default.removeItem(at: store)
        try FileManager.default.moveItem(at: older, to: store)
        try await Self.expectOffline(directory)
        try await start { admin in
          try await Self.expectMismatch(admin)
          try await Self.beginAnew(admin)
        }
      }
    }

    private static func expectOffline(_ directory: URL) async throws {
      let results = try await StoredTrails(
        at: directory, services: [], witnessPaths: [], headLines: [],
        keys: directory.appending(path: "pki", directoryHint: .isDirectory)
      ).verify()
      #expect(results.count == 5)
      #expect(results.filter { !$0.isIntact }.map(\.service) == ["collector"])
      #expect(results.first?.damage == "replaced-by-older-copy")
    }

    private static func expectMismatch(_ admin: GatewayClient) async throws {
      try await LiveSystem.wait(for: "the mismatch to be seen") {
        let health = try await admin.health()
        let failing = health.services.flatMap { service in
          (service.checks ?? []).filter { $0.state == "fail" }.map { "\(service.name) \($0.name)" }
        }
        return Set(failing) == ["collector audit.witness", "trainer audit.testimony"]
      }
      let result = try await Self.verify("collector", admin)
      #expect(!result.isIntact)
      #expect(result.damage == "forked")
      let trail: AuditResource = try await admin.get(
        "\(Self.base)?service=trainer&action=audit.witness")
      #expect(trail.entries.map(\.outcome) == ["denied"])
    }

    private static func beginAnew(_ admin: GatewayClient) async throws {
      let _: AuditBeginAnewBody = try await admin.post(
        "\(Self.base)/begin-anew/collector", AuditBeginAnewBody(reason: "restored from a copy"))
      try await Self.waitForWitnesses(admin)
      #expect(try await Self.verify("collector", admin).isIntact)
      #expect(try await admin.health().status == .ok)
    }
  }
}
