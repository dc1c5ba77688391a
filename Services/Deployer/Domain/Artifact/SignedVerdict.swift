import FoundationEssentials

/// A verdict as it was received: the bytes, and what vouches for them.
struct SignedVerdict: Sendable {
  /// Exactly the bytes that were signed.
  let payload: Data
  let signature: Data
  let keyID: String
}
