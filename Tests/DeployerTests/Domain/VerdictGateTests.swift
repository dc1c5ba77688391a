import Foundation
import Testing

@testable import Deployer

@Suite struct VerdictGateTests {
  private let peers = TestPeers()

  @Test func `admits a version that its signed verdict passes`() async throws {
    let version = try self.peers.add("v1", evaluation: "e7")
    #expect(try await self.admit(version).evaluationID == EvaluationID("e7"))
  }

  @Test func `refuses a version that was never evaluated`() async throws {
    let version = try self.peers.add("v1", outcome: nil)
    try await self.expectRefusal(of: version, "never evaluated")
  }

  @Test(arguments: ["fail", "inconclusive"])
  func `refuses a verdict that does not pass`(outcome: String) async throws {
    let version = try self.peers.add("v1", outcome: outcome)
    try await self.expectRefusal(of: version, outcome)
  }

  @Test func `refuses a verdict whose bytes were changed after signing`() async throws {
    let version = try self.peers.add("v1", outcome: "fail") { version in
      let signed = try #require(version.verdict)
      let text = String(decoding: signed.payload, as: UTF8.self)
      version.verdict = SignedVerdict(
        payload: .init(text.replacing("fail", with: "pass").utf8), signature: signed.signature,
        keyID: signed.keyID)
    }
    try await self.expectRefusal(of: version, "signature")
  }

  @Test func `refuses a verdict that another service signed`() async throws {
    let version = try self.peers.add("v1") { version in
      version.verdict = try self.peers.verdict(
        Self.payload(version, "v1"), signedBy: .trainer)
    }
    try await self.expectRefusal(of: version, "signature")
  }

  @Test func `refuses a verdict under a key that is not known`() async throws {
    let version = try self.peers.add("v1") { version in
      let signed = try #require(version.verdict)
      version.verdict = SignedVerdict(
        payload: signed.payload, signature: signed.signature, keyID: "evaluator-9")
    }
    try await self.expectRefusal(of: version, "signature")
  }

  @Test func `refuses signed bytes that are no verdict`() async throws {
    let version = try self.peers.add("v1") { version in
      let bytes = Data("not a verdict".utf8)
      version.verdict = SignedVerdict(
        payload: bytes, signature: try self.peers.signer.sign(bytes, as: .evaluator),
        keyID: "evaluator-1")
    }
    try await self.expectRefusal(of: version, "cannot be read")
  }

  @Test func `refuses a verdict on other bytes`() async throws {
    let version = try self.peers.add("v1") { version in
      var payload = Self.payload(version, "v1")
      payload.digest = "sha256:other"
      version.verdict = try self.peers.verdict(payload)
    }
    try await self.expectRefusal(of: version, "sha256:other")
  }

  @Test func `refuses a verdict on another version`() async throws {
    let version = try self.peers.add("v1") { version in
      version.verdict = try self.peers.verdict(Self.payload(version, "v9"))
    }
    try await self.expectRefusal(of: version, "v9")
  }

  @Test func `refuses a verdict on another dataset`() async throws {
    let version = try self.peers.add("v1") { version in
      var payload = Self.payload(version, "v1")
      payload.datasetRoot = "sha256:elsewhere"
      version.verdict = try self.peers.verdict(payload)
    }
    try await self.expectRefusal(of: version, "dataset")
  }

  private static func payload(
    _ version: TestPeers.Version, _ id: String
  ) -> TestPeers.VerdictPayload {
    TestPeers.VerdictPayload(
      evaluationID: "e", modelVersionID: id, digest: version.record.digest.rawValue,
      datasetRoot: version.record.datasetRoot, outcome: "pass")
  }

  private func admit(_ id: ModelVersionID) async throws -> Verdict {
    try await VerdictGate(source: self.peers, signatures: self.peers.signer)
      .admit(self.peers.record(id))
  }

  private func expectRefusal(of id: ModelVersionID, _ reason: String) async throws {
    let error = await #expect(throws: DeployerError.self) { _ = try await self.admit(id) }
    guard case .verdictMissing(id, let detail) = try #require(error) else {
      Issue.record("\(String(describing: error)) is no missing verdict")
      return
    }
    #expect(detail.contains(reason))
  }
}
