import Dispatch

/// The examples as positions with features: what the training loop reads.
package struct TrainingCorpus: Sendable {
  /// A place in a conversation where the assistant answers.
  package struct Position: Sendable {
    /// Which conversation.
    package var conversation: Int
    /// Turns before the answer.
    package var end: Int
    /// The answer; `nil` at the end of a conversation without one.
    package var reply: String?
    /// What the answer does.
    package var disposition: Disposition?
    /// Equal numbers mean equal words; -1 without an answer.
    package var replyIdentity: Int32
  }

  /// One conversation after tokenisation.
  private struct Prepared: Sendable {
    var positions: [Position] = []
    var heads: [FeatureBag] = []
    var contexts: [FeatureBag] = []
    var retrievals: [FeatureBag] = []
    var replies: [FeatureBag] = []
  }

  /// Positions of one conversation that are learned from; longer ones are thinned evenly.
  private static let mostPositions = 16

  /// All positions, by conversation.
  package private(set) var positions: [Position] = []
  /// Positions of each conversation.
  package private(set) var ranges: [Range<Int>] = []
  /// Features for the heads, by position.
  package private(set) var heads: [FeatureBag] = []
  /// Features for the ranker's context side, by position.
  package private(set) var contexts: [FeatureBag] = []
  /// Features for finding similar contexts, by position.
  package private(set) var retrievals: [FeatureBag] = []
  /// Features of the answers, by position; empty without an answer.
  package private(set) var replies: [FeatureBag] = []

  package init(_ examples: [TrainingExample], features: DialogueFeatures) {
    var prepared = [Prepared](repeating: Prepared(), count: examples.count)
    prepared.withUnsafeMutableBufferPointer { buffer in
      // Every iteration writes its own element, so the result does not depend on the schedule.
      nonisolated(unsafe) let target = buffer
      DispatchQueue.concurrentPerform(iterations: examples.count) { index in
        target[index] = Self.prepare(examples[index], conversation: index, features: features)
      }
    }
    var identities: [[UInt64]: Int32] = [:]
    for conversation in prepared {
      let start = self.positions.count
      for var position in conversation.positions {
        if let reply = position.reply {
          let words = TokenizedText(reply, grams: false).words
          let identity = identities[words] ?? Int32(identities.count)
          identities[words] = identity
          position.replyIdentity = identity
        }
        self.positions.append(position)
      }
      self.ranges.append(start..<self.positions.count)
      self.heads += conversation.heads
      self.contexts += conversation.contexts
      self.retrievals += conversation.retrievals
      self.replies += conversation.replies
    }
  }

  private static func prepare(
    _ example: TrainingExample, conversation: Int, features: DialogueFeatures
  ) -> Prepared {
    let messages = example.messages.filter { $0.role != .system }
    let dialogue = features.tokenize(messages)
    var prepared = Prepared()
    for position in self.thinned(self.positions(example, messages, conversation: conversation)) {
      prepared.positions.append(position)
      prepared.heads.append(features.classifierBag(dialogue, before: position.end))
      prepared.contexts.append(features.contextBag(dialogue, before: position.end))
      prepared.retrievals.append(features.retrievalBag(dialogue, before: position.end))
      prepared.replies.append(position.reply.map(features.replyBag) ?? FeatureBag())
    }
    return prepared
  }

  private static func positions(
    _ example: TrainingExample, _ messages: [DialogueMessage], conversation: Int
  ) -> [Position] {
    var positions: [Position] = []
    var userSeen = false
    var escalated = false
    for (index, message) in messages.enumerated() {
      guard message.role == .assistant else {
        userSeen = true
        continue
      }
      guard userSeen else { continue }
      var disposition = DispositionRules.standard.disposition(
        of: message.content, category: example.category)
      if example.category == .emergency, escalated { disposition = .escalateEmergency }
      escalated = escalated || disposition == .escalateEmergency
      positions.append(
        Position(
          conversation: conversation, end: index, reply: message.content,
          disposition: disposition, replyIdentity: -1))
    }
    if positions.isEmpty, userSeen {
      positions.append(
        Position(
          conversation: conversation, end: messages.count, reply: nil,
          disposition: example.category == .emergency ? .escalateEmergency : nil,
          replyIdentity: -1))
    }
    return positions
  }

  private static func thinned(_ positions: [Position]) -> [Position] {
    guard positions.count > Self.mostPositions else { return positions }
    return (0..<Self.mostPositions).map { rank in
      positions[rank * (positions.count - 1) / (Self.mostPositions - 1)]
    }
  }
}
