import FoundationEssentials

/// Knows the keys that other services sign with.
protocol SignatureChecker: Sendable {
  /// Whether `signature` is `signer`'s, with the key called `keyID`, over exactly `bytes`.
  func isValid(
    _ signature: Data, over bytes: Data, by signer: Signer, keyID: String
  ) -> Bool
}

/// A service whose signature the Deployer asks for.
enum Signer: String, Hashable, Sendable {
  /// Signs artefacts.
  case trainer
  /// Signs verdicts.
  case evaluator
}
