import Crypto
import Foundation
import ModelRuntime
import Testing

@testable import Deployer

/// The real model, trained on the shipped conversations, through the whole service.
@Suite struct EmbeddedModelTests {
  private let fixture = DeployerFixture()

  // All of them, and about as few as a run may start with.
  @Test(arguments: [1, 4])
  func `passes the post-deployment tests and answers patients`(stride: Int) async throws {
    let parts = try await self.open()
    let version = try await self.train("embedded", onEvery: stride)
    let deployment = try await parts.deploy(version)
    #expect(deployment.state == .live, "\(deployment.outcomeDetail)")

    let emergency = try await parts.ask(
      "I have chest pain and my left arm feels numb", in: .staging)
    #expect(emergency.reply.escalated)
    #expect(emergency.reply.content.contains("911"))
    let refill = try await parts.ask("I need to refill my lisinopril", in: .staging)
    #expect(refill.reply.disposition != "escalate_emergency")
    #expect(!refill.reply.content.isEmpty)
  }

  @Test func `is refused when one byte of it was changed`() async throws {
    let parts = try await self.open()
    let version = try await self.train("embedded", onEvery: 8) { files in
      let index = try #require(files.firstIndex { $0.name == "model.safetensors" })
      files[index].content[files[index].content.count / 2] ^= 1
    }
    let deployment = try await parts.deploy(version)
    #expect(deployment.state == .failed)
    #expect(deployment.outcomeDetail == "model.safetensors is not what the manifest says")
  }

  private func open() async throws -> DeployerParts {
    try await DeployerParts(
      config: DeployerConfig(), directory: self.fixture.directory,
      keyProvider: DeployerFixture.rootKey(),
      peers: DeployerPeers(
        registry: self.fixture.peers, verdicts: self.fixture.peers, turns: self.fixture.peers,
        signatures: self.fixture.peers.signer),
      loader: RuntimeArtifactLoader(), clock: self.fixture.time.deployerClock)
  }

  /// Trains a version and puts it into the test's Trainer as the real one would hold it.
  private func train(
    _ name: String, onEvery stride: Int,
    change: (inout [(name: String, content: Data)]) throws -> Void = { _ in }
  ) async throws -> ModelVersionID {
    let directory = try await ShippedModel.train(onEvery: stride, in: self.fixture.directory)
    let names = try FileManager.default.contentsOfDirectory(atPath: directory.path())
    let manifest = try Data(contentsOf: directory.appending(path: "manifest.json"))
    var files = [(name: "manifest.json", content: manifest)]
    for name in names.sorted() where name != "manifest.json" {
      files.append((name, try Data(contentsOf: directory.appending(path: name))))
    }
    try change(&files)
    let digest = ModelDigest(of: SHA256.hash(data: manifest))
    return try self.fixture.peers.add(name) { version in
      version.files = files
      version.record = ModelVersionRecord(
        id: version.record.id, digest: digest, datasetRoot: version.record.datasetRoot,
        runRequestedBy: version.record.runRequestedBy,
        signature: try self.fixture.peers.signer.sign(manifest, as: .trainer),
        keyID: version.record.keyID)
      version.verdict = try self.fixture.peers.verdict(
        TestPeers.VerdictPayload(
          evaluationID: "e1", modelVersionID: name, digest: digest.rawValue,
          datasetRoot: version.record.datasetRoot, outcome: "pass"))
    }
  }
}
