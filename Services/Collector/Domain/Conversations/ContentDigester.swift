import Crypto
import FoundationEssentials

/// Digests what clients hand in, to recognise it when it comes again.
///
/// The digests are keyed with a secret of the store: text with identifiers must not be guessable
/// from a digest of it.
struct ContentDigester: Sendable {
  private let key: SymmetricKey

  init(key: Data) { self.key = SymmetricKey(data: key) }

  /// What makes two submissions of one id the same: everything but when they came and the feedback.
  func content(of conversation: CheckedConversation) -> Data {
    var code = HMAC<SHA256>(key: self.key)
    for part in [
      "conversation", conversation.group, conversation.category?.rawValue ?? "",
      conversation.modelVersionID, conversation.deploymentID,
    ] { Self.add(part, to: &code) }
    for message in conversation.messages {
      Self.add(message.role.rawValue, to: &code)
      Self.add(message.content, to: &code)
    }
    return Data(code.finalize())
  }

  /// One digest for each beginning of a conversation, shortest first: a conversation that was
  /// handed in while it went on is recognised in its continuation.
  func beginnings(of messages: [Message]) -> [Data] {
    var digests: [Data] = []
    var previous = Data()
    for message in messages {
      var code = HMAC<SHA256>(key: self.key)
      code.update(data: previous)
      Self.add(message.role.rawValue, to: &code)
      Self.add(message.content, to: &code)
      previous = Data(code.finalize())
      digests.append(previous)
    }
    return digests
  }

  /// Names a client's group without holding it.
  func group(_ group: String, of source: String) -> Data {
    var code = HMAC<SHA256>(key: self.key)
    for part in ["group", source, group] { Self.add(part, to: &code) }
    return Data(code.finalize())
  }

  /// What makes two submissions of one feedback id the same.
  func content(of feedback: Feedback) -> Data {
    var code = HMAC<SHA256>(key: self.key)
    for part in [
      "feedback", feedback.vote?.rawValue ?? "", "\(feedback.rating ?? 0)", feedback.comment,
      feedback.correctedAnswer, feedback.givenBy?.rawValue ?? "",
    ] { Self.add(part, to: &code) }
    return Data(code.finalize())
  }

  /// Adds a part with its length, so that no two lists of parts look the same.
  private static func add(_ part: String, to code: inout HMAC<SHA256>) {
    let bytes = Data(part.utf8)
    code.update(data: Data("\(bytes.count):".utf8))
    code.update(data: bytes)
  }
}
