import Foundation
import LocalModel
import ModelRuntime
import Synchronization
import Testing

struct ModelLoaderTests {
  private func withManifest(
    _ text: String?, _ body: (ArtifactContents) async throws -> Void
  ) async throws {
    let directory = FileManager.default.temporaryDirectory.appending(
      path: "model-loader-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    try text?.write(
      to: directory.appending(path: "manifest.json"), atomically: true, encoding: .utf8)
    try await body(ArtifactContents(directory: directory))
  }

  @Test func `the embedded model's artefact becomes a model that answers`() async throws {
    try await TinyArtifact.use { directory, digest in
      let model = try await ModelLoader().load(
        from: ArtifactContents(directory: directory), expectedDigest: digest)
      #expect(model.identity == ModelIdentity(provider: "local", digest: digest))
      let reply = try await model.complete(messages: [
        ChatMessage(role: .user, content: "please renew my tablets")
      ])
      #expect(!reply.content.isEmpty)
    }
  }

  @Test func `another digest than the expected one is rejected`() async throws {
    try await TinyArtifact.use { directory, _ in
      await #expect {
        try await ModelLoader().load(
          from: ArtifactContents(directory: directory), expectedDigest: "sha256:other")
      } throws: { error in
        guard case .artifactRejected? = error as? ModelRuntimeError else { return false }
        return true
      }
    }
  }

  @Test func `a registered provider gets the artefact and the digest`() async throws {
    try await self.withManifest("{\"provider\":\"hosted\",\"more\":1}") { artifact in
      let asked = Mutex<[String]>([])
      var loader = ModelLoader()
      loader.register(provider: "hosted") { place, digest in
        asked.withLock { $0 = [place.name, digest ?? "none"] }
        return ScriptedChatModel()
      }
      let model = try await loader.load(from: artifact, expectedDigest: "sha256:1")
      #expect(model.identity.provider == "scripted")
      #expect(asked.withLock { $0 } == [artifact.name, "sha256:1"])
    }
  }

  @Test func `a provider without a client is named`() async throws {
    try await self.withManifest("{\"provider\":\"elsewhere\"}") { artifact in
      await #expect(throws: ModelRuntimeError.unknownProvider("elsewhere")) {
        try await ModelLoader().load(from: artifact)
      }
    }
  }

  @Test(arguments: [nil, "", "{}", "[1]"])
  func `an artefact without a readable manifest is rejected`(manifest: String?) async throws {
    try await self.withManifest(manifest) { artifact in
      await #expect {
        try await ModelLoader().load(from: artifact)
      } throws: { error in
        guard case .artifactRejected(let reason)? = error as? ModelRuntimeError else {
          return false
        }
        return reason.contains("manifest.json")
      }
    }
  }

  @Test(arguments: [
    ModelRuntimeError.unknownProvider("elsewhere"), .nothingToAnswer, .injectedFault,
    .unauthorized(provider: "p"), .rateLimited(provider: "p", retryAfter: .seconds(3)),
    .quota(provider: "p"), .contentFiltered(provider: "p", categories: ["self_harm"]),
    .truncated(provider: "p"), .timedOut(provider: "p"),
    .provider(provider: "p", status: 400, code: "c", message: "m"),
    .unreachable(provider: "p", reason: "r"), .misconfigured(provider: "p", reason: "r"),
    .malformedReply(provider: "p", reason: "r"), .unrecorded(fingerprint: "f"),
    .recordingRejected(reason: "r"),
  ])
  func `an error says cause and remedy`(error: ModelRuntimeError) {
    #expect(error.description.contains(";"))
  }
}
