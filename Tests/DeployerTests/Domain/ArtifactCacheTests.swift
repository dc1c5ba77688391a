import Crypto
import Foundation
import StoreKit
import Testing

@testable import Deployer

@Suite struct ArtifactCacheTests {
  private let fixture = DeployerFixture()

  @Test func `keeps a verified artefact under its digest and fetches it once`() async throws {
    let model = try self.model("v1")
    let cache = try self.cache()
    let artifact = try await cache.fetch(model)
    #expect(artifact.url.lastPathComponent == model.digest.hexadecimal)
    #expect(try artifact.read("model.txt") == Data("v1".utf8))
    #expect(try await cache.fetch(model).url == artifact.url)
    #expect(self.fixture.peers.artifactReads == 1)
    #expect(try self.leftovers(cache).isEmpty)
  }

  @Test func `keeps what a model answers with sealed`() async throws {
    let artifact = try await self.cache().fetch(self.model("canary"))
    let stored = try Data(contentsOf: artifact.url.appending(path: "model.txt"))
    #expect(stored.count > 81)
    #expect(stored.range(of: Data("canary".utf8)) == nil)
  }

  @Test func `refuses a manifest that is not the one the version names`() async throws {
    let model = try self.model("v1") { version in
      version.files[0].content.append(0x20)
    }
    await self.expectRefusal(of: model) {
      if case .manifestDigestMismatch = $0 { true } else { false }
    }
  }

  @Test func `refuses a manifest that the Trainer did not sign`() async throws {
    let model = try self.model("v1") { version in
      let signature = try self.fixture.peers.signer.sign(version.files[0].content, as: .evaluator)
      version.record = Self.record(version.record, signature: signature)
    }
    await self.expectRefusal(of: model) { $0 == .signatureInvalid(keyID: "trainer-1") }
  }

  @Test func `refuses a file whose content is not what the manifest says`() async throws {
    let model = try self.model("v1") { $0.files[1].content = Data("v2".utf8) }
    await self.expectRefusal(of: model) { $0 == .fileDigestMismatch(file: "model.txt") }
  }

  @Test func `refuses an artefact with a file missing`() async throws {
    let model = try self.model("v1") { $0.files.remove(at: 1) }
    await self.expectRefusal(of: model) { $0 == .fileMissing(file: "model.txt") }
  }

  @Test func `refuses an artefact without a manifest`() async throws {
    let model = try self.model("v1") { $0.files.remove(at: 0) }
    await self.expectRefusal(of: model) { $0 == .fileMissing(file: "manifest.json") }
  }

  @Test(arguments: ["extra.txt", "../escape.txt", "/etc/evil", ".hidden", "a/b", ""])
  func `refuses a file that the manifest does not name`(name: String) async throws {
    let model = try self.model("v1") { $0.files.append((name, Data("x".utf8))) }
    await self.expectRefusal(of: model) { $0 == .fileUnexpected(file: name) }
    #expect(
      !FileManager.default.fileExists(
        atPath: self.fixture.directory.appending(path: "escape.txt").path()))
  }

  @Test func `refuses an artefact that is too large`() async throws {
    let model = try self.model("v1")
    await self.expectRefusal(of: model, limitBytes: 40) { $0 == .tooLarge(limitBytes: 40) }
  }

  @Test func `refuses pieces out of order`() throws {
    var receiver = try self.receiver()
    try receiver.receive(Self.piece("a", 0))
    #expect(throws: ArtifactError.piecesOutOfOrder(file: "a")) {
      try receiver.receive(Self.piece("a", 2))
    }
    #expect(throws: ArtifactError.piecesOutOfOrder(file: "b")) {
      try receiver.receive(Self.piece("b", 0))
    }
  }

  @Test func `refuses a file that was cut off`() throws {
    var receiver = try self.receiver()
    try receiver.receive(Self.piece("a", 0))
    #expect(throws: ArtifactError.fileMissing(file: "a")) { _ = try receiver.finish() }
  }

  @Test func `fetches an artefact again that was damaged on the disk`() async throws {
    let model = try self.model("v1")
    let cache = try self.cache()
    let artifact = try await cache.fetch(model)
    try Data("rot".utf8).write(to: artifact.url.appending(path: "model.txt"))
    #expect(throws: ArtifactError.fileDigestMismatch(file: "model.txt")) {
      try cache.verified(model.digest)
    }
    _ = try await cache.fetch(model)
    #expect(try artifact.read("model.txt") == Data("v1".utf8))
    #expect(self.fixture.peers.artifactReads == 2)
  }

  @Test func `removes what a crash left half-received`() async throws {
    let cache = try self.cache()
    let half = cache.directory.appending(path: ".incoming-1", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: half, withIntermediateDirectories: true)
    #expect(try self.leftovers(self.cache()).isEmpty)
  }

  @Test func `names a directory that cannot be used`() async throws {
    let place = self.fixture.directory.appending(path: "artifacts")
    try FileManager.default.createDirectory(
      at: self.fixture.directory, withIntermediateDirectories: true)
    try Data("a file".utf8).write(to: place)
    let error = #expect(throws: ArtifactError.self) { _ = try self.cache() }
    #expect("\(try #require(error))".contains(place.path()))
  }

  // MARK: Arrangement

  private func cache(limitBytes: UInt64 = 1_000_000) throws -> ArtifactCache {
    try ArtifactCache(
      directory: self.fixture.directory.appending(
        path: "artifacts", directoryHint: .isDirectory),
      folders: SealedArtifactFolders(key: .testing), registry: self.fixture.peers,
      signatures: self.fixture.peers.signer,
      loader: self.fixture.loader, limitBytes: limitBytes)
  }

  private func receiver() throws -> ArtifactReceiver {
    let directory = self.fixture.directory
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    return ArtifactReceiver(
      folder: SealedFolder(directory, key: .testing), limitBytes: 100)
  }

  private func model(
    _ name: String, change: (inout TestPeers.Version) throws -> Void = { _ in }
  ) throws -> ModelVersionRecord {
    try self.fixture.peers.record(self.fixture.peers.add(name, change: change))
  }

  private func expectRefusal(
    of model: ModelVersionRecord, limitBytes: UInt64 = 1_000_000,
    _ matches: (ArtifactError) -> Bool
  ) async {
    do {
      let cache = try self.cache(limitBytes: limitBytes)
      let error = await #expect(throws: ArtifactError.self) { _ = try await cache.fetch(model) }
      let refusal = try #require(error)
      #expect(matches(refusal), "\(refusal)")
      // Nothing of a refused artefact stays.
      #expect(try FileManager.default.contentsOfDirectory(atPath: cache.directory.path()).isEmpty)
    } catch { Issue.record(error) }
  }

  private func leftovers(_ cache: ArtifactCache) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: cache.directory.path())
      .filter { $0.hasPrefix(".") }
  }

  private static func piece(_ file: String, _ offset: UInt64) -> ArtifactPiece {
    ArtifactPiece(file: file, offset: offset, data: Data("x".utf8), isLastOfFile: false)
  }

  private static func record(
    _ record: ModelVersionRecord, signature: Data
  ) -> ModelVersionRecord {
    ModelVersionRecord(
      id: record.id, digest: record.digest, datasetRoot: record.datasetRoot,
      runRequestedBy: record.runRequestedBy, signature: signature, keyID: record.keyID)
  }
}
