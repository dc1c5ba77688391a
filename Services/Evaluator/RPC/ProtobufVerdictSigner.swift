import API
import Foundation
package import ServiceKit
import StoreKit
import SwiftProtobuf

/// Signs verdicts with the service's Ed25519 key over their serialized message.
package struct ProtobufVerdictSigner: VerdictSigner {
  private let key: SigningKey

  package init(key: SigningKey) {
    self.key = key
  }

  package func sign(_ verdict: Verdict) throws -> SignedVerdict {
    let payload: Data = try verdict.proto().serializedBytes()
    return SignedVerdict(
      payload: payload, signature: try self.key.sign(payload), keyID: self.key.keyID)
  }
}

extension Verdict {
  fileprivate func proto() -> Reddytalk_Evaluator_V1_VerdictPayload {
    .with {
      $0.evaluationID = self.evaluationID.rawValue
      $0.modelVersionID = self.modelVersionID.rawValue
      $0.modelDigest = self.modelDigest
      $0.datasetRoot = self.datasetRoot
      $0.suite = self.suite
      $0.suiteVersion = self.suiteVersion
      $0.outcome = self.outcome.proto()
      $0.scores = self.scores.proto()
      $0.criticalFailures = UInt32(clamping: self.criticalFailures)
      $0.issuedAtMs = self.issuedAt.millisecondsSinceEpoch
    }
  }
}
