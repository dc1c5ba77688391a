/// Takes people's decisions on conversations that were held back.
package struct ReviewDesk: Sendable {
  private let store: CollectorStore
  private let ids: IDSource

  /// A reason is a line or two: it stands in the audit trail for years.
  package static let maximumReasonBytes = 500

  package init(store: CollectorStore, ids: IDSource = .system) {
    self.store = store
    self.ids = ids
  }

  /// Records a decision; a later one replaces an earlier one, and repeating one changes nothing.
  ///
  /// An approval is about what the decider saw: when feedback with new text comes in or other
  /// reasons to hold the conversation back appear, it waits for a decision again.
  ///
  /// - Parameters:
  ///   - outcome: What was decided.
  ///   - id: The client's id of the conversation.
  ///   - source: Its source; any when nil, as long as only one has the id.
  ///   - reason: Why, without anything about a patient.
  ///   - requester: Who decides.
  /// - Returns: The conversation as it is then.
  /// - Throws: `CollectorError`.
  package func decide(
    _ outcome: ReviewDecision.Outcome, on id: String, source: String?, reason: String,
    for requester: Requester
  ) async throws -> ConversationRecord {
    guard reason.utf8.count <= Self.maximumReasonBytes else {
      throw CollectorError.reasonTooLong(limitBytes: Self.maximumReasonBytes)
    }
    return try await self.store.decide(
      ReviewDecision(
        outcome: outcome, decidedBy: requester.actor, decidedAt: self.ids.now(), reason: reason),
      on: id, source: source, for: requester)
  }
}
