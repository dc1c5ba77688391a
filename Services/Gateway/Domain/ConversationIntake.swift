import RESTContract

/// What became of a batch.
struct IntakeResult: Hashable, Sendable {
  /// The fate of one item.
  enum Outcome: String, Hashable, Sendable {
    case accepted, duplicate, quarantined, rejected
  }

  /// One item.
  struct Item: Hashable, Sendable {
    /// Position in the batch, from 0.
    let index: Int
    /// The client's id.
    let id: String
    /// Its fate.
    let outcome: Outcome
    /// Why it was quarantined or rejected.
    let reasons: [String]

    /// The fate of an item.
    init(index: Int, id: String, outcome: Outcome, reasons: [String]) {
      self.index = index
      self.id = id
      self.outcome = outcome
      self.reasons = reasons
    }
  }

  /// One for each item, in order.
  let items: [Item]
  /// Identifiers removed, by type.
  let identifiersRemoved: [String: Int]

  /// What became of a batch.
  init(items: [Item], identifiersRemoved: [String: Int]) {
    self.items = items
    self.identifiersRemoved = identifiersRemoved
  }
}

/// What the Gateway needs of the Collector. Every method throws `Problem`.
protocol ConversationIntake: Sendable {
  /// Hands conversations in.
  func ingest(
    conversations: [ConversationBody], for origin: CallOrigin
  ) async throws -> IntakeResult
  /// Hands feedback in.
  func ingest(feedback: [FeedbackBody], for origin: CallOrigin) async throws -> IntakeResult
  /// What has been collected; new is what came after the dataset of `snapshotID` was made.
  func statistics(
    since snapshotID: String?, for origin: CallOrigin
  ) async throws -> PipelineStatusResource.Collection
}
