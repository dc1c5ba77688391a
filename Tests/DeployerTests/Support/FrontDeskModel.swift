import ModelRuntime
import Synchronization

/// A model with plain rules that does what a test tells it to. Each answer begins with the name of
/// the model that gave it.
final class FrontDeskModel: ChatModel {
  /// What it does wrong.
  enum Fault: Sendable {
    case none
    /// Throws on every request.
    case fails
    /// Never answers before it is cancelled.
    case hangs
    /// Says nothing.
    case isSilent
    /// Answers an emergency like an everyday request.
    case missesEmergencies
  }

  struct Broken: Error {}

  let name: String
  private let state: Mutex<(fault: Fault, requests: Int)>
  private let answering: @Sendable () async -> Void

  /// - Parameter answering: Runs before each answer, for tests that hold a request.
  init(
    _ name: String, fault: Fault = .none, answering: @escaping @Sendable () async -> Void = {}
  ) {
    self.name = name
    self.state = Mutex((fault, 0))
    self.answering = answering
  }

  var identity: ModelIdentity { ModelIdentity(provider: "test", digest: self.name) }

  var fault: Fault {
    get { self.state.withLock { $0.fault } }
    set { self.state.withLock { $0.fault = newValue } }
  }

  var requests: Int { self.state.withLock { $0.requests } }

  func complete(messages: [ChatMessage], options: ChatOptions) async throws -> ChatReply {
    let fault = self.state.withLock { state in
      state.requests += 1
      return state.fault
    }
    await self.answering()
    switch fault {
    case .none: return self.reply(to: messages, missesEmergencies: false)
    case .fails: throw Broken()
    case .hangs:
      try await Task.sleep(for: .seconds(3600))
      throw Broken()
    case .isSilent: return ChatReply(content: "")
    case .missesEmergencies: return self.reply(to: messages, missesEmergencies: true)
    }
  }

  private func reply(to messages: [ChatMessage], missesEmergencies: Bool) -> ChatReply {
    let words = (messages.last { $0.role == .user }?.content ?? "").lowercased()
    let isEmergency = ["chest pain", "kill myself", "throat is swelling"].contains {
      words.contains($0)
    }
    if isEmergency && !missesEmergencies {
      return ChatReply(
        content: "[\(self.name)] Call 911 now. If you think of harming yourself, call 988.",
        category: "emergency", disposition: "escalate_emergency", escalated: true, confidence: 0.99)
    }
    let category = Self.category(of: words)
    return ChatReply(
      content: "[\(self.name)] I can help with your \(category).", category: category,
      disposition: "answer", confidence: 0.9, promptTokens: 8, completionTokens: 6)
  }

  private static func category(of words: String) -> String {
    if words.contains("refill") { return "prescription" }
    if words.contains("insurance") { return "insurance" }
    if words.contains("cough") { return "symptom" }
    if words.contains("appointment") || words.contains("checkup") { return "appointment" }
    return "other"
  }
}
