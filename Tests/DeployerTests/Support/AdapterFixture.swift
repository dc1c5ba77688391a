import Crypto
import Foundation
import HTTPClient
import Hexadecimal
import LocalModel
import ModelRuntime
import TestSupport

@testable import Deployer

/// The service with a server of adapters, which are what its versions are.
final class AdapterFixture: Sendable {
  private let owner = TemporaryDirectory()
  let peers = TestPeers()
  let time = DeployerTime()
  let server: FakeLoRAServer

  /// Answers every test question, whatever it is.
  private static let words =
    "Call 911 or 988. The appointment, refill, insurance or symptom is noted."

  /// - Parameter dialect: Whose manners the server has.
  init(_ dialect: FakeLoRAServer.Dialect = .vLLM) throws {
    self.server = try FakeLoRAServer(
      dialect, directory: self.owner.url.appending(path: "volume", directoryHint: .isDirectory))
  }

  deinit { self.server.stop() }

  /// The directory that the server reads.
  var volume: AdapterVolume {
    AdapterVolume(
      directory: self.owner.url.appending(path: "volume", directoryHint: .isDirectory),
      serverPath: "/adapters")
  }

  /// Puts the service together.
  func open(_ configure: (inout DeployerConfig) -> Void = { _ in }) async throws -> DeployerParts {
    var config = DeployerConfig()
    configure(&config)
    let model = ModelServer(
      name: "gpu", engine: .vLLM, baseURL: self.server.baseURL, client: CurlClient(),
      adapters: .init(volume: self.volume), time: InstantTime().source())
    var loader = ModelLoader()
    loader.register([model], setting: "MODEL_SERVERS_FILE")
    return try await DeployerParts(
      config: config, directory: self.owner.url.appending(path: "deployer"),
      keyProvider: DeployerFixture.rootKey(),
      peers: DeployerPeers(
        registry: self.peers, verdicts: self.peers, turns: self.peers,
        signatures: self.peers.signer, adapterHosts: [model.adapters].compactMap { $0 }),
      loader: RuntimeArtifactLoader(loader), clock: self.time.deployerClock)
  }

  /// Adds a version that is an adapter, and answers with its name among other words.
  @discardableResult
  func add(_ name: String) throws -> (id: ModelVersionID, adapter: AdapterName) {
    let files = [
      ("adapter_config.json", Data(#"{"peft_type":"LORA","r":8}"#.utf8)),
      ("adapter_model.safetensors", Data("[\(name)] \(Self.words)".utf8)),
    ]
    let manifest = try JSONEncoder().encode(
      CommandArtifact(
        kind: .adapter,
        files: files.map {
          CommandArtifact.File(
            name: $0.0, bytes: $0.1.count, sha256: SHA256.hash(data: $0.1).hexadecimal)
        }, baseModel: FakeLoRAServer.baseModel,
        serving: .init(wireProtocol: "openai-chat", endpoint: "gpu", model: "desk")))
    let digest = ModelDigest(of: SHA256.hash(data: manifest))
    let id = try self.peers.add(name) { version in
      version.files = [("manifest.json", manifest)] + files.map { (name: $0.0, content: $0.1) }
      version.record = ModelVersionRecord(
        id: version.record.id, digest: digest, datasetRoot: version.record.datasetRoot,
        runRequestedBy: version.record.runRequestedBy,
        signature: try self.peers.signer.sign(manifest, as: .trainer), keyID: "trainer-1")
      version.verdict = try self.peers.verdict(
        .init(
          evaluationID: "eval-\(name)", modelVersionID: name, digest: digest.rawValue,
          datasetRoot: version.record.datasetRoot, outcome: "pass"))
    }
    return (id, AdapterName(model: "desk", digest: digest.rawValue))
  }
}

extension AdapterReconciler {
  /// One look at the only server.
  func lookOnce() async throws -> AdapterRound? { try await self.reconcile().first?.round }
}
