package import FieldEncryption
import FoundationEssentials

/// Digests what clients hand in, to recognise it when it comes again.
///
/// The digests are keyed with a secret of the store: text with identifiers must not be guessable
/// from a digest of it.
package struct ContentDigester: Sendable {
  private let index: BlindIndex

  /// Digests with the key of a blind index.
  package init(_ index: BlindIndex) { self.index = index }

  /// Names what a client gave a name, without holding that name.
  func token(of id: String) -> Data { self.digest(["id", id]) }

  /// What makes two submissions of one id the same: everything but when they came and the feedback.
  func content(of conversation: CheckedConversation) -> Data {
    self.digest(
      [
        "conversation", conversation.group, conversation.category?.rawValue ?? "",
        conversation.modelVersionID, conversation.deploymentID,
      ] + conversation.messages.flatMap { [$0.role.rawValue, $0.content] })
  }

  /// One digest for each beginning of a conversation, shortest first: a conversation that was
  /// handed in while it went on is recognised in its continuation.
  func beginnings(of messages: [Message]) -> [Data] {
    var digests: [Data] = []
    var previous = Data()
    for message in messages {
      previous = self.digest([message.role.rawValue, message.content], after: previous)
      digests.append(previous)
    }
    return digests
  }

  /// Names a client's group without holding it.
  func group(_ group: String, of source: String) -> Data { self.digest(["group", source, group]) }

  /// What makes two submissions of one feedback id the same.
  func content(of feedback: Feedback) -> Data {
    self.digest([
      "feedback", feedback.vote?.rawValue ?? "", "\(feedback.rating ?? 0)", feedback.comment,
      feedback.correctedAnswer, feedback.givenBy?.rawValue ?? "",
    ])
  }

  /// Each part goes in with its length, so that no two lists of parts look the same.
  private func digest(_ parts: [String], after previous: Data = Data()) -> Data {
    var text = previous
    for part in parts {
      text.append(contentsOf: "\(part.utf8.count):".utf8)
      text.append(contentsOf: part.utf8)
    }
    return self.index.token(for: text)
  }
}
