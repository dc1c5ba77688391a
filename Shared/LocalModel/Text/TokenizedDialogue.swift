/// A conversation, tokenised once, from which the features of every position are built.
package struct TokenizedDialogue: Sendable {
  /// A turn with what the features need of it.
  package struct Turn: Sendable {
    package var role: DialogueMessage.Role
    package var text: TokenizedText
    /// Concepts of the medical lexicon, empty when it is off.
    package var concepts: [UInt64]
  }

  /// User and assistant turns, oldest first.
  package private(set) var turns: [Turn]

  package init(_ messages: some Collection<DialogueMessage>, lexicon: MedicalLexicon?) {
    self.turns = messages.compactMap { message in
      guard message.role != .system else { return nil }
      let isUser = message.role == .user
      return Turn(
        role: message.role, text: TokenizedText(message.content, grams: isUser),
        concepts: isUser ? lexicon?.concepts(in: message.content) ?? [] : [])
    }
  }
}
