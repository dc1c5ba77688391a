import FoundationEssentials

/// An erasure in the store: its keys are destroyed, and what is left to do is done again until it is.
struct ErasureRecord: Codable, Hashable, Sendable {
  let id: String
  let requestedBy: String
  let roles: [String]
  let requestID: String
  let reason: String
  let erasedAt: Date
  var facts: ErasureFacts
}
