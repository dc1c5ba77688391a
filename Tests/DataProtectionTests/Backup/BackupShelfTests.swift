import FieldEncryption
import Foundation
import GRDB
import ServiceKit
import StoreKit
import TestSupport
import Testing

@testable import DataProtection

@Suite("Backups of a store")
struct BackupShelfTests {
  @Test func `hold nothing that can be read, not even what the store has in the clear`()
    async throws
  {
    let live = try await ProtectedStore()
    try await live.write("Anna's letter", id: "letter-4711", of: "patient-anna")
    let place = try await live.backUp()
    #expect(try !place.holds("Anna's letter"))
    #expect(try !place.holds("letter-4711"))
    #expect(try !place.holds("CREATE TABLE"))
    // What the test looks for would be found.
    try await live.store.truncateLog()
    #expect(try live.directory.holds("letter-4711"))
  }

  @Test func `keep a subject's key in the small file only, sealed`() async throws {
    let live = try await ProtectedStore()
    try await live.write("letter", id: "1", of: "anna")
    let wrapped = try #require(try await live.wrappedKey(of: "anna"))
    let place = try await live.backUp()
    #expect(try !place.holds(wrapped))
    let reader = try BackupReader(place, keys: live.verifying)
    let keys = try await reader.open(ProtectedStore.root())
    #expect(try reader.storedKeys(keys).data.map(\.wrapped).contains(wrapped))
    let copy = live.owner.url.appending(path: "copy.sqlite")
    try reader.writeDatabase(to: copy, keys)
    #expect(try Data(contentsOf: copy).range(of: wrapped) == nil)
    #expect(try Data(contentsOf: copy).range(of: Data("patient".utf8)) != nil)
  }

  @Test func `take the files of the service with them`() async throws {
    let live = try await ProtectedStore()
    let folder = SealedFolder(
      live.artifacts.appending(path: "model-1"), key: try await live.keys.fileKey())
    try DurableFile.makeDirectory(folder.url)
    try folder.write(Data("weights".utf8), as: "weights.bin")
    let reader = try BackupReader(try await live.backUp(), keys: live.verifying)
    #expect(reader.manifest.files.map(\.path) == ["files/artifacts/model-1/weights.bin"])
    #expect(reader.manifest.fileCount == 3)
  }

  @Test func `leave nothing behind but themselves, private to their user`() async throws {
    let live = try await ProtectedStore()
    let place = try await live.backUp()
    let names = try FileManager.default.contentsOfDirectory(atPath: live.backups.path())
    #expect(names == [place.lastPathComponent])
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: place.path()).sorted()
        == ["keys.1", "manifest.json", "store"])
    for path in [place] + (try BackupWriter.files(below: place).map { place.appending(path: $0) }) {
      let mode =
        try FileManager.default.attributesOfItem(atPath: path.path())[.posixPermissions] as? Int
      #expect((mode ?? 0o777) & 0o077 == 0, "\(path.lastPathComponent)")
    }
  }

  @Test func `that are too many are removed, the oldest first`() async throws {
    let live = try await ProtectedStore(kept: 2)
    var places: [URL] = []
    for _ in 0..<3 { places.append(try await live.backUp()) }
    #expect(!DurableFile.exists(places[0]))
    #expect(try live.shelf.backups().map(\.id) == places[1...].reversed().map(\.lastPathComponent))
  }

  @Test func `that a crash left unfinished are no backups, and are removed`() async throws {
    let live = try await ProtectedStore()
    let writer = BackupWriter(
      store: live.store, service: .collector, provider: try ProtectedStore.root(),
      signer: live.signer, id: live.shelf.nextID(), createdAt: live.now(),
      directory: live.backups.appending(path: ".20270101T000000Z-00000000"))
    _ = try await writer.write([])
    #expect(try live.shelf.backups().isEmpty)
    try live.shelf.removeUnfinished()
    #expect(try FileManager.default.contentsOfDirectory(atPath: live.backups.path()).isEmpty)
  }

  @Test func `lose the keys of who was erased, and nobody else's`() async throws {
    let live = try await ProtectedStore()
    try await live.write("Anna's letter", id: "1", of: "anna")
    try await live.write("Bert's letter", id: "2", of: "bert")
    let place = try await live.backUp()
    let before = try await Self.subjects(place, live)
    _ = try await live.store.write { try live.keys.erase("anna", at: live.now(), in: $0) }
    let sweep = try await live.shelf.applyErasures()
    #expect(sweep.rewritten.map(\.rawValue) == [place.lastPathComponent])
    #expect(try await Self.subjects(place, live) == before.subtracting(["anna"]))
    #expect(!DurableFile.exists(place.appending(path: "keys.1")))
    try BackupReader(place, keys: live.verifying).checkParts()
    // Again: there is nothing left to do.
    #expect(try await live.shelf.applyErasures() == BackupShelf.Sweep())
  }

  @Test func `that are finished after an erasure do not have its keys`() async throws {
    let live = try await ProtectedStore()
    try await live.write("Anna's letter", id: "1", of: "anna")
    let unfinished = live.backups.appending(path: "20270101T000000Z-00000000")
    let writer = BackupWriter(
      store: live.store, service: .collector, provider: try ProtectedStore.root(),
      signer: live.signer, id: try #require(BackupID("20270101T000000Z-00000000")),
      createdAt: live.now(), directory: unfinished)
    _ = try await writer.write([])
    _ = try await live.store.write { try live.keys.erase("anna", at: live.now(), in: $0) }
    #expect(try await Self.subjects(unfinished, live).contains("anna"))
    try await live.shelf.applyErasures()
    #expect(try await !Self.subjects(unfinished, live).contains("anna"))
  }

  @Test func `that cannot be opened lose all keys when somebody was erased since`() async throws {
    let live = try await ProtectedStore()
    try await live.write("Anna's letter", id: "1", of: "anna")
    let place = try await live.backUp()
    try Data("{}".utf8).write(to: place.appending(path: "manifest.json"))
    #expect(try await live.shelf.applyErasures() == BackupShelf.Sweep())
    #expect(DurableFile.exists(place.appending(path: "keys.1")))
    _ = try await live.store.write { try live.keys.erase("anna", at: live.now(), in: $0) }
    #expect(
      try await live.shelf.applyErasures().destroyed.map(\.rawValue) == [place.lastPathComponent])
    #expect(!DurableFile.exists(place.appending(path: "keys.1")))
  }

  private static func subjects(
    _ place: URL, _ live: ProtectedStore
  ) async throws -> Set<String> {
    let reader = try BackupReader(place, keys: live.verifying)
    let keys = try await reader.open(ProtectedStore.root())
    return Set(try reader.storedKeys(keys).data.map(\.subject))
  }
}
