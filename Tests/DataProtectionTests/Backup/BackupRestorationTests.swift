import FieldEncryption
import Foundation
import ServiceKit
import StoreKit
import TestSupport
import Testing

@testable import DataProtection

@Suite("Restoring a backup")
struct BackupRestorationTests {
  @Test func `gives a store with everything that was acknowledged before`() async throws {
    let live = try await ProtectedStore()
    for number in 0..<300 {
      try await live.write("letter \(number)", id: "\(number)", of: "patient-\(number % 7)")
    }
    let folder = SealedFolder(
      live.artifacts.appending(path: "model-1"), key: try await live.keys.fileKey())
    try DurableFile.makeDirectory(folder.url)
    try folder.write(Data("weights".utf8), as: "weights.bin")
    let place = try await live.backUp()
    try await live.write("later", id: "later", of: "patient-1")

    let report = try await live.restoration(of: place).restore(into: live.target(), erasures: [])
    let restored = try await ProtectedStore(report.directory, in: live.owner, signer: live.signer)
    #expect(try await restored.letters().count == 300)
    for id in ["0", "150", "299"] { #expect(try await restored.text(id) == "letter \(id)") }
    let copy = SealedFolder(
      restored.artifacts.appending(path: "model-1"), key: try await restored.keys.fileKey())
    #expect(try copy.read("weights.bin") == Data("weights".utf8))
    try await restored.write("new", id: "new", of: "patient-1")
    #expect(try await restored.text("new") == "new")
    let audit = try await restored.store.read { try AuditLog.verify(in: $0) }
    #expect(audit.isIntact)
  }

  @Test func `does not bring back whom the list of erasures names`() async throws {
    let live = try await ProtectedStore()
    try await live.write("Anna's letter", id: "1", of: "anna")
    try await live.write("Bert's letter", id: "2", of: "bert")
    // A copy that was elsewhere when Anna was erased.
    let place = live.owner.url.appending(path: "elsewhere", directoryHint: .isDirectory)
    try FileManager.default.copyItem(at: try await live.backUp(), to: place)
    _ = try await live.desk().erase(
      ErasureRequest(subject: "anna"), reason: "", for: ProtectedStore.caller)
    let ledger = try #require(
      try ErasureLedger(
        live.backups.appending(path: ErasureLedger.fileName), of: .collector, keys: live.verifying))
    let report = try await live.restoration(of: place)
      .restore(into: live.target(), erasures: ledger.erasures)
    #expect(report.erasedSubjects == 1)
    let restored = try await ProtectedStore(report.directory, in: live.owner, signer: live.signer)
    await #expect(throws: FieldEncryptionError.noKey(subject: "anna")) {
      try await restored.text("1")
    }
    #expect(try await restored.text("2") == "Bert's letter")
    #expect(try await restored.wrappedKey(of: "anna") == nil)
    // What is left of her rows goes when the service starts.
    #expect(try await restored.desk().finishAll().remains == 1)
    #expect(try await restored.letters() == ["2"])
  }

  @Test func `gives events sequences that no follower has seen`() async throws {
    let live = try await ProtectedStore()
    let event = OutboxEvent(type: "written", subjectID: "1", occurredAt: Date(), dataJSON: "{}")
    let append = { (store: Store) in
      try await store.write { try Outbox.append(event, in: $0) }
    }
    _ = try await append(live.store)
    let place = try await live.backUp()
    let seen = try await append(live.store)
    let report = try await live.restoration(of: place).restore(into: live.target(), erasures: [])
    let restored = try await ProtectedStore(report.directory, in: live.owner, signer: live.signer)
    #expect(try await append(restored.store) > seen)
    let kept = try await restored.store.read { try Outbox.events(after: 0, limit: 9, in: $0).count }
    #expect(kept == 2)
  }

  @Test func `refuses a directory in which something is, and touches nothing`() async throws {
    let live = try await ProtectedStore()
    let place = try await live.backUp()
    let occupied = live.target().appending(path: "collector")
    try DurableFile.makeDirectory(occupied)
    try Data("mine".utf8).write(to: occupied.appending(path: "file"))
    await #expect(throws: BackupError.occupied(path: occupied.path() + "/")) {
      try await live.restoration(of: place).restore(into: live.target(), erasures: [])
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: occupied.path()) == ["file"])
  }

  @Test func `refuses what is no backup`() async throws {
    let live = try await ProtectedStore()
    #expect(throws: BackupError.missing(path: live.target().path())) {
      try live.restoration(of: live.target())
    }
  }

  @Test func `refuses a backup under another root key, and says which one it was given`()
    async throws
  {
    let live = try await ProtectedStore()
    let place = try await live.backUp()
    await #expect(throws: BackupError.wrongRootKey(path: place.path(), provider: "root-9")) {
      try await live.restoration(of: place, root: 9).restore(into: live.target(), erasures: [])
    }
    try Self.expectNothing(in: live.target())
  }

  @Test func `refuses a backup of another system`() async throws {
    let live = try await ProtectedStore()
    let place = try await live.backUp()
    let stranger = SigningKey.ephemeral(for: .collector)
    let other = SigningKey.ephemeral(for: .trainer)
    for keys in [[stranger.verifyingKey], [other.verifyingKey], []] {
      let error = #expect(throws: BackupError.self) {
        try live.restoration(of: place, keys: VerifyingKeys(keys))
      }
      guard case .notTrusted = error else {
        Issue.record("\(String(describing: error))")
        continue
      }
    }
  }

  /// What can happen to the files of a backup.
  enum Harm: CaseIterable {
    case changedByte, cutOff, extended, missing, swapped
  }

  @Test(arguments: Harm.allCases, ["store", "keys.1", "files/artifacts/model-1/weights.bin"])
  func `refuses a backup of which one file is not as it was`(
    _ harm: Harm, _ name: String
  ) async throws {
    let live = try await ProtectedStore()
    try await live.write("letter", id: "1", of: "anna")
    let folder = SealedFolder(
      live.artifacts.appending(path: "model-1"), key: try await live.keys.fileKey())
    try DurableFile.makeDirectory(folder.url)
    try folder.write(Data("weights".utf8), as: "weights.bin")
    let place = try await live.backUp()
    let file = place.appending(path: name)
    var content = try Data(contentsOf: file)
    switch harm {
    case .changedByte: content[content.count / 2] ^= 1
    case .cutOff: content = content.dropLast(17)
    case .extended: content.append(0)
    case .missing: break
    case .swapped: content = try Data(contentsOf: place.appending(path: "manifest.json"))
    }
    try FileManager.default.removeItem(at: file)
    if harm != .missing { try content.write(to: file) }
    let error = await #expect(throws: BackupError.self) {
      try await live.restoration(of: place).restore(into: live.target(), erasures: [])
    }
    guard case .damaged(_, let reason) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.contains(name))
    try Self.expectNothing(in: live.target())
  }

  /// Whoever holds the signing key too could sign what they changed; the seal is a second wall.
  @Test func `refuses a database that was cut off, whatever the manifest says`() async throws {
    let live = try await ProtectedStore()
    for number in 0..<400 {
      try await live.write(String(repeating: "x", count: 1000), id: "\(number)", of: "anna")
    }
    let place = try await live.backUp()
    let file = place.appending(path: "store")
    let content = try Data(contentsOf: file)
    let piece = FileKey.pieceBytes + 96
    #expect(content.count > 2 * piece)
    let reader = try BackupReader(place, keys: live.verifying)
    let sizes = [piece, 2 * piece, content.count - 1, 0]
    for size in sizes {
      try content.prefix(size).write(to: file)
      let keys = try await reader.open(ProtectedStore.root())
      let copy = live.owner.url.appending(path: "cut-\(size)")
      #expect(throws: BackupError.self, "\(size)") {
        try reader.writeDatabase(to: copy, keys)
      }
    }
  }

  @Test func `goes on after a restoration that was interrupted`() async throws {
    let live = try await ProtectedStore()
    try await live.write("letter", id: "1", of: "anna")
    let place = try await live.backUp()
    let left = live.target().appending(path: ".restoring-collector")
    try DurableFile.makeDirectory(left)
    try Data("half".utf8).write(to: left.appending(path: "collector.sqlite"))
    let report = try await live.restoration(of: place).restore(into: live.target(), erasures: [])
    let restored = try await ProtectedStore(report.directory, in: live.owner, signer: live.signer)
    #expect(try await restored.text("1") == "letter")
    #expect(!DurableFile.exists(left))
  }

  private static func expectNothing(in target: URL) throws {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: target.path())) ?? []
    #expect(names.isEmpty)
  }
}
