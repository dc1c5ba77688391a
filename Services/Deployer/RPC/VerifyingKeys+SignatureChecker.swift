import FoundationEssentials
import ServiceKit

extension VerifyingKeys: SignatureChecker {
  func isValid(
    _ signature: Data, over bytes: Data, by signer: Signer, keyID: String
  ) -> Bool {
    let service: ServiceName =
      switch signer {
      case .trainer: .trainer
      case .evaluator: .evaluator
      }
    do {
      try self.verify(signature, over: bytes, keyID: keyID, signer: service)
      return true
    } catch { return false }
  }
}
