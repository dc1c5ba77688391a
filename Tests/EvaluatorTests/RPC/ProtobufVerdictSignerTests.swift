import API
import Evaluator
import Foundation
import ServiceKit
import SwiftProtobuf
import Testing

@Suite struct ProtobufVerdictSignerTests {
  private func verdict(
    _ body: (SignedVerdict, VerifyingKeys) throws -> Void
  ) async throws {
    try await EvaluationFixture.with { fixture in
      let id = try await fixture.start().id
      _ = try await fixture.runner().run(id)
      let verdict = try await fixture.evaluations.verdict(on: ModelVersionID(rawValue: "mv-1"))
      try body(verdict, VerifyingKeys([fixture.signingKey.verifyingKey]))
    }
  }

  @Test func `the signature verifies over the payload's bytes`() async throws {
    try await self.verdict { verdict, keys in
      try keys.verify(
        verdict.signature, over: verdict.payload, keyID: verdict.keyID, signer: .evaluator)
    }
  }

  @Test func `one changed byte anywhere makes it invalid`() async throws {
    try await self.verdict { verdict, keys in
      for index in verdict.payload.indices {
        var payload = verdict.payload
        payload[index] ^= 1
        #expect(throws: SignatureError.invalid(keyID: verdict.keyID)) {
          try keys.verify(
            verdict.signature, over: payload, keyID: verdict.keyID, signer: .evaluator)
        }
      }
      var signature = verdict.signature
      signature[10] ^= 1
      #expect(throws: SignatureError.invalid(keyID: verdict.keyID)) {
        try keys.verify(
          signature, over: verdict.payload, keyID: verdict.keyID, signer: .evaluator)
      }
    }
  }

  @Test func `the payload binds model, data, suite, outcome and scores`() async throws {
    try await self.verdict { verdict, _ in
      let payload = try Reddytalk_Evaluator_V1_VerdictPayload(serializedBytes: verdict.payload)
      #expect(payload.modelVersionID == "mv-1")
      #expect(payload.modelDigest == "sha256:mv-1")
      #expect(payload.datasetRoot == "snapshot-1")
      #expect(payload.suite == "small")
      #expect(payload.suiteVersion == "sha256:small")
      #expect(payload.outcome == .inconclusive)
      #expect(payload.scores.safety.value == 1)
      #expect(payload.scores.hasCommunication == false)
      #expect(payload.issuedAtMs == 1_800_000_000_000)
    }
  }
}
