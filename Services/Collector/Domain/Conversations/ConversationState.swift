/// Whether a stored conversation may become a sample.
package enum ConversationState: String, CaseIterable, Sendable {
  case accepted
  /// Waits for a person to decide.
  case quarantined
  /// A person decided that it may not.
  case rejected
}
