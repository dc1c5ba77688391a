import Crypto
import Foundation
import HTTPClient
import LocalModel
import ModelRuntime
import TestSupport

/// Adapters and servers of tests.
enum AdapterSample {
  /// An artefact with an adapter whose weights are a text.
  static func artifact(
    _ weights: String = "weights", model: String = "clinic", rank: Int = 8,
    base: String? = FakeLoRAServer.baseModel, kind: CommandArtifact.Kind = .adapter,
    endpoint: String = "http://127.0.0.1:8000/v1", more: [String: Data] = [:],
    without: String? = nil
  ) throws -> VerifiedArtifact {
    struct Missing: Error {}
    var files = [
      "adapter_config.json": Data(#"{"peft_type":"LORA","r":\#(rank)}"#.utf8),
      "adapter_model.safetensors": Data(weights.utf8),
    ].merging(more) { $1 }
    if let without { files[without] = nil }
    let manifest = CommandArtifact(
      kind: kind,
      files: files.map {
        CommandArtifact.File(
          name: $0.key, bytes: $0.value.count,
          sha256: self.hex($0.value))
      }.sorted { $0.name < $1.name },
      baseModel: base,
      serving: CommandArtifact.Serving(
        wireProtocol: "openai-chat", endpoint: endpoint, model: model))
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let bytes = try encoder.encode(manifest)
    let contents = ArtifactContents("kept") { [files] name in
      if name == "manifest.json" { return bytes }
      guard let content = files[name] else { throw Missing() }
      return content
    }
    return VerifiedArtifact(
      manifest: manifest, digest: "sha256:" + self.hex(bytes),
      contents: contents)
  }

  private static func hex(_ bytes: Data) -> String {
    SHA256.hash(data: bytes).map { String(format: "%02x", $0) }.joined()
  }

  /// The adapter of that artefact.
  static func adapter(_ weights: String = "weights", model: String = "clinic") throws -> Adapter {
    try Adapter(self.artifact(weights, model: model))
  }

  /// A description of a fake.
  static func server(
    _ fake: FakeLoRAServer, _ engine: ServingEngine = .vLLM, directory: URL,
    limits: AdapterLimits = AdapterLimits(), key: String? = nil, owner: String? = nil,
    time: TimeSource = InstantTime().source()
  ) -> ModelServer {
    ModelServer(
      name: "gpu", engine: engine, baseURL: fake.baseURL,
      authentication: key.map { key in .bearer { _ in key } } ?? .none, client: CurlClient(),
      adapters: .init(
        volume: AdapterVolume(directory: directory, serverPath: "/adapters"), limits: limits),
      owner: owner, time: time)
  }
}

extension FakeLoRAServer.Dialect {
  /// The program that has these manners.
  var engine: ServingEngine { self == .sgLang ? .sgLang : .vLLM }
}
