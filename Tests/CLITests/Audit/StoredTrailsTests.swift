import Auditing
import Foundation
import GRDB
import PKI
import RESTContract
import ServiceKit
import StoreKit
import TestSupport
import Testing

@testable import CLI

/// A stopped system's data directory with two services, of which the Trainer is the Collector's witness.
private final class StoppedSystem: Sendable {
  let directory = TemporaryDirectory()

  var data: URL { self.directory.url.appending(path: "data", directoryHint: .isDirectory) }
  var keys: URL { self.data.appending(path: "pki", directoryHint: .isDirectory) }

  func file(_ service: ServiceName) -> URL {
    self.data.appending(path: "\(service)/\(service).sqlite", directoryHint: .notDirectory)
  }

  /// Three checkpoints of five records each.
  init() async throws {
    try DevelopmentAuthority(directory: self.keys).prepare()
    let key = try SigningKey(of: .collector, in: KeyDirectory(self.keys))
    let (collector, trainer) = (try self.open(.collector), try self.open(.trainer))
    for round in 0..<3 {
      let checkpoint = try await collector.write { db in
        for number in 0..<5 {
          try AuditLog.append(
            AuditRecord(
              actor: "anna", roles: [], action: "model.approve", objectID: "\(round)-\(number)",
              outcome: .succeeded), in: db)
        }
        return try AuditCheckpoints.append(
          of: "collector", at: Date(), keyID: key.keyID, in: db
        ) { try key.sign($0) }
      }
      guard let checkpoint else { continue }
      try await trainer.write { db in _ = try AuditWitness.take(checkpoint, at: Date(), in: db) }
    }
    try await collector.close()
    try await trainer.close()
  }

  func open(_ service: ServiceName) throws -> Store {
    try Store(
      StoreConfiguration(
        directory: self.data.appending(path: service.rawValue, directoryHint: .isDirectory),
        name: service.rawValue),
      migrations: [])
  }

  func tamper(_ service: ServiceName, _ sql: String) throws {
    let queue = try DatabaseQueue(path: self.file(service).path())
    try queue.write { db in
      for name in try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'")
      {
        try db.execute(sql: "DROP TRIGGER \(name)")
      }
      try db.execute(sql: sql)
    }
    try queue.close()
  }

  func trails(
    at path: URL? = nil, services: [String] = ["collector"], witnesses: [URL] = [],
    heads: [String] = []
  ) throws -> StoredTrails {
    try StoredTrails(
      at: path ?? self.data, services: services, witnessPaths: witnesses, headLines: heads,
      keys: self.keys)
  }
}

@Suite struct StoredTrailsTests {
  @Test func `the untouched trails are intact, and nothing is written beside them`() async throws {
    let system = try await StoppedSystem()
    func listing() throws -> [String] {
      try FileManager.default.subpathsOfDirectory(atPath: system.data.path()).sorted()
    }
    let before = (try listing(), try Data(contentsOf: system.file(.collector)))
    let results = try await system.trails(services: []).verify()
    #expect(results.map(\.service) == ["collector", "trainer"])
    #expect(results.allSatisfy { $0.isIntact })
    #expect(results[0].intactEntries == 15 && results[0].witnessedSequence == 15)
    #expect(results[0].witness == "trainer" && results[1].witness == nil)
    #expect(try listing() == before.0)
    #expect(try Data(contentsOf: system.file(.collector)) == before.1)
  }

  @Test func `a directory, a service's directory and a file can be named`() async throws {
    let system = try await StoppedSystem()
    let file = system.file(.collector)
    for path in [system.data, file.deletingLastPathComponent(), file] {
      #expect(try await system.trails(at: path).verify().first?.intactEntries == 15)
    }
    #expect(throws: CommandFailure.self) {
      try system.trails(at: system.data.appending(path: "nothing"))
    }
    #expect(throws: CommandFailure.self) { try system.trails(services: ["deployer"]) }
  }

  @Test func `records that are still in the log are read`() async throws {
    let system = try await StoppedSystem()
    let copy = system.directory.url.appending(path: "crashed", directoryHint: .isDirectory)
    let store = try system.open(.collector)
    try await store.write { db in
      _ = try AuditLog.append(
        AuditRecord(actor: "a", roles: [], action: "b", objectID: "c", outcome: .denied), in: db)
    }
    try FileManager.default.copyItem(
      at: system.file(.collector).deletingLastPathComponent(), to: copy)
    try await store.close()
    #expect(try await system.trails(at: copy).verify().first?.intactEntries == 16)
  }

  @Test func `a store that is in use is not looked at`() async throws {
    let system = try await StoppedSystem()
    let store = try system.open(.collector)
    let failure = #expect(throws: CommandFailure.self) { try system.trails() }
    #expect(failure?.message.contains("process") == true)
    try await store.close()
    #expect(try await system.trails().verify().first?.isIntact == true)
  }

  @Test func `a trail that was cut off with its checkpoints is told by its witness`() async throws {
    let system = try await StoppedSystem()
    let heads = try system.trails().newestHeads().map(\.line)
    #expect(heads.count == 1)
    try system.tamper(
      .collector,
      """
      DELETE FROM storekit_audit WHERE sequence > 7;
      DELETE FROM storekit_audit_checkpoint WHERE sequence > 7;
      """)
    let result = try #require(try await system.trails().verify().first)
    #expect(!result.isIntact)
    #expect(result.firstBadSequence == 8)
    #expect(result.damage == "replaced-by-older-copy")
    // Alone it fits together; a head on paper, or the witness' store, tells.
    let alone = system.file(.collector)
    #expect(try await system.trails(at: alone).verify().first?.isIntact == true)
    #expect(try await system.trails(at: alone, heads: heads).verify().first?.firstBadSequence == 8)
    #expect(
      try await system.trails(at: alone, witnesses: [system.file(.trainer)]).verify().first?
        .firstBadSequence == 8)
  }

  @Test func `a trail of somebody else under the same name is told by its witness`() async throws {
    let system = try await StoppedSystem()
    let other = try await StoppedSystem()
    // The whole directory: a log that stayed would bring the former records back.
    let (place, stranger) = (
      system.file(.collector).deletingLastPathComponent(),
      other.file(.collector).deletingLastPathComponent()
    )
    try FileManager.default.removeItem(at: place)
    try FileManager.default.copyItem(at: stranger, to: place)
    let result = try #require(try await system.trails().verify().first)
    #expect(result.damage == "forked" && result.firstBadSequence == 1)
  }

  @Test func `testimony and heads that were changed are not believed`() async throws {
    let system = try await StoppedSystem()
    let head = try #require(try system.trails().newestHeads().first).line
    #expect(throws: CommandFailure.self) { try system.trails(heads: ["hello"]) }
    #expect(throws: CommandFailure.self) {
      try system.trails(heads: [head.replacing(" 15 ", with: " 16 ")])
    }
    try system.tamper(
      .trainer, "UPDATE storekit_audit_testimony SET line = replace(line, ' 15 ', ' 16 ')")
    await #expect(throws: CommandFailure.self) { try await system.trails().verify() }
  }
}
