import Crypto
import Foundation
import LocalModel
import ModelRuntime
import Synchronization
import Testing

@Suite("Artefacts of commands")
struct CommandArtifactTests {
  private static func file(_ name: String, _ content: Data) -> CommandArtifact.File {
    let digest = SHA256.hash(data: content).map { String(format: "%02x", $0) }.joined()
    return CommandArtifact.File(name: name, bytes: content.count, sha256: digest)
  }

  private static func artifact(
    _ manifest: CommandArtifact, _ files: [String: Data]
  ) throws -> (ArtifactContents, digest: String) {
    struct Missing: Error {}
    let bytes = try JSONEncoder().encode(manifest)
    let digest =
      "sha256:" + SHA256.hash(data: bytes).map { String(format: "%02x", $0) }.joined()
    let contents = ArtifactContents("kept") { name in
      if name == "manifest.json" { return bytes }
      guard let content = files[name] else { throw Missing() }
      return content
    }
    return (contents, digest)
  }

  @Test func `a model of the embedded engine that a command made answers`() async throws {
    try await TinyArtifact.use { directory, _ in
      let names = ["manifest.json", "model.safetensors", "replies.jsonl"]
      var files: [String: Data] = [:]
      for name in names {
        let kept = name == "manifest.json" ? CommandArtifact.dialogueManifestName : name
        files[kept] = try Data(contentsOf: directory.appending(path: name))
      }
      let manifest = CommandArtifact(
        kind: .dialogueModel, files: files.map { Self.file($0.key, $0.value) })
      let (contents, digest) = try Self.artifact(manifest, files)
      let model = try await ModelLoader().load(from: contents, expectedDigest: digest)
      // The identity is that of the whole, so that what was registered is what answers.
      #expect(model.identity == ModelIdentity(provider: "local", digest: digest))
      let reply = try await model.complete(messages: [
        ChatMessage(role: .user, content: "please renew my tablets")
      ])
      #expect(!reply.content.isEmpty)
      files["replies.jsonl"]?.append(10)
      let (changed, _) = try Self.artifact(manifest, files)
      await #expect(throws: ModelRuntimeError.self) {
        try await ModelLoader().load(from: changed, expectedDigest: digest)
      }
      await #expect(throws: ModelRuntimeError.self) {
        try await ModelLoader().load(from: contents, expectedDigest: "sha256:other")
      }
    }
  }

  @Test func `an adapter is answered by the client of its server`() async throws {
    let weights = Data("weights".utf8)
    let serving = CommandArtifact.Serving(
      wireProtocol: "openai-chat", endpoint: "http://127.0.0.1:8000/v1", model: "clinic")
    let manifest = CommandArtifact(
      kind: .adapter, files: [Self.file("a.safetensors", weights)], baseModel: "base",
      serving: serving)
    let (contents, digest) = try Self.artifact(manifest, ["a.safetensors": weights])
    await #expect(throws: ModelRuntimeError.unknownProvider("command (openai-chat)")) {
      try await ModelLoader().load(from: contents)
    }
    let asked = Mutex<[String]>([])
    var loader = ModelLoader()
    loader.register(serving: "openai-chat") { artifact in
      let weights = try artifact.contents.content(of: "a.safetensors")
      asked.withLock {
        $0 = [
          artifact.manifest.serving?.model ?? "", artifact.digest,
          String(decoding: weights, as: UTF8.self),
        ]
      }
      return ScriptedChatModel()
    }
    #expect(loader.canServe("openai-chat"))
    _ = try await loader.load(from: contents, expectedDigest: digest)
    #expect(asked.withLock { $0 } == ["clinic", digest, "weights"])
  }

  @Test func `an artefact that names no server is refused with the way out`() async throws {
    let (contents, _) = try Self.artifact(CommandArtifact(kind: .files, files: []), [:])
    await #expect {
      try await ModelLoader().load(from: contents)
    } throws: { error in
      "\(error)".contains("artifact.serving")
    }
  }

  @Test func `a newer format is refused`() async throws {
    var manifest = CommandArtifact(kind: .files, files: [])
    manifest.formatVersion = 99
    let (contents, _) = try Self.artifact(manifest, [:])
    await #expect {
      try await ModelLoader().load(from: contents)
    } throws: { error in
      "\(error)".contains("upgrade")
    }
  }
}
