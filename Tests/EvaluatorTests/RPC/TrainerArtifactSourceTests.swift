import API
import Evaluator
import Foundation
import LocalModel
import ModelRuntime
import ServiceKit
import StoreKit
import Synchronization
import TestSupport
import Testing

@Suite struct TrainerArtifactSourceTests {
  private let key = SigningKey.ephemeral(for: .trainer)
  private let id = ModelVersionID(rawValue: "mv-1")

  private func withSource(
    _ change: (inout FakeTrainer.Artifact) -> Void = { _ in },
    loader: ModelLoader = ModelLoader(),
    _ body: (TrainerArtifactSource, FakeTrainer, URL) async throws -> Void
  ) async throws {
    var artifact = try await FakeTrainer.artifact(signedBy: self.key)
    change(&artifact)
    let trainer = FakeTrainer(artifact)
    try await withTemporaryDirectory { directory in
      let source = TrainerArtifactSource(
        client: trainer.client, directory: directory, fileKey: .testing,
        keys: VerifyingKeys([self.key.verifyingKey]), loader: loader)
      try await body(source, trainer, directory)
    }
  }

  private func rejection(of source: TrainerArtifactSource) async -> String? {
    do throws(ArtifactError) {
      _ = try await source.load(try await source.describe(self.id))
      return nil
    } catch {
      guard case .rejected(_, let reason) = error else { return nil }
      return reason
    }
  }

  @Test func `describes a version as the registry does`() async throws {
    try await self.withSource { source, _, _ in
      let model = try await source.describe(self.id)
      #expect(model.datasetRoot == "snapshot-7")
      #expect(model.provider == "local")
      #expect(model.digest.hasPrefix("sha256:"))
    }
  }

  @Test func `loads a model that answers`() async throws {
    try await self.withSource { source, _, _ in
      let model = try await source.load(try await source.describe(self.id))
      #expect(model.isDeterministic)
      let answer = try await model.answer(to: [Turn(role: .user, content: "refill number 2")])
      #expect(answer.text.isEmpty == false)
      #expect(answer.routedAsEmergency == false)
    }
  }

  @Test func `downloads an artefact once`() async throws {
    try await self.withSource { source, trainer, _ in
      let model = try await source.describe(self.id)
      _ = try await source.load(model)
      _ = try await source.load(model)
      #expect(trainer.downloads == 1)
    }
  }

  @Test func `fetches an artefact again that was damaged on the disk`() async throws {
    try await self.withSource { source, trainer, directory in
      let model = try await source.describe(self.id)
      _ = try await source.load(model)
      let name = try #require(
        try FileManager.default.contentsOfDirectory(atPath: directory.path).first)
      let file = directory.appending(path: "\(name)/replies.jsonl", directoryHint: .notDirectory)
      try Data("{}".utf8).write(to: file)
      _ = try await source.load(model)
      #expect(trainer.downloads == 2)
    }
  }

  @Test func `waits for the server of a model, and keeps the artefact meanwhile`() async throws {
    let isAway = Mutex(false)
    var loader = ModelLoader()
    loader.register(provider: "local") { artifact, digest in
      if isAway.withLock({ $0 }) {
        throw ModelRuntimeError.unreachable(provider: "gpu", reason: "it restarts")
      }
      return try LocalChatModel(artifact, expectedDigest: digest)
    }
    try await self.withSource(loader: loader) { source, trainer, _ in
      let model = try await source.describe(self.id)
      _ = try await source.load(model)
      isAway.withLock { $0 = true }
      let error = await #expect(throws: ArtifactError.self) { _ = try await source.load(model) }
      guard case .serverUnavailable(let reason)? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(reason.contains("it restarts"))
      isAway.withLock { $0 = false }
      _ = try await source.load(model)
      #expect(trainer.downloads == 1)
    }
  }

  @Test func `refuses a version whose signature is another's`() async throws {
    let stranger = SigningKey.ephemeral(for: .trainer)
    try await self.withSource(
      {
        $0.version.keyID = stranger.keyID
      },
      { source, _, _ in
        #expect(await self.rejection(of: source)?.contains(stranger.keyID) == true)
      })
  }

  @Test func `refuses a manifest that was changed after it was signed`() async throws {
    try await self.withSource(
      { artifact in
        for index in artifact.files.indices where artifact.files[index].name == "manifest.json" {
          artifact.files[index].bytes.append(0x20)
        }
      },
      { source, _, directory in
        #expect(await self.rejection(of: source)?.contains("was changed") == true)
        let left = try FileManager.default.contentsOfDirectory(atPath: directory.path)
        #expect(left.isEmpty)
      })
  }

  @Test func `refuses weights that do not match the manifest`() async throws {
    try await self.withSource(
      { artifact in
        for index in artifact.files.indices
        where artifact.files[index].name == "model.safetensors" {
          artifact.files[index].bytes[100] ^= 1
        }
      },
      { source, _, _ in
        #expect(await self.rejection(of: source) != nil)
      })
  }

  @Test func `refuses a file that would lie elsewhere`() async throws {
    try await self.withSource(
      { $0.files.append((name: "../evil", bytes: Data("x".utf8))) },
      { source, _, _ in
        #expect(await self.rejection(of: source)?.contains("../evil") == true)
      })
  }

  @Test func `an unknown version is unknown`() async throws {
    try await self.withSource { source, _, _ in
      let other = ModelVersionID(rawValue: "mv-9")
      await #expect(throws: ArtifactError.unknown(other)) { try await source.describe(other) }
    }
  }
}
