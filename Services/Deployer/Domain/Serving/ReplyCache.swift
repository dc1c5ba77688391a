import ModelRuntime
import Synchronization

/// Replies to chats that were asked before, of one version. Lives and dies with its arm, in memory
/// only.
final class ReplyCache: Sendable {
  private struct State {
    var replies: [[ChatMessage]: ChatReply] = [:]
    /// In the order they came: the first is the next to go.
    var order: [[ChatMessage]] = []
  }

  private let capacity: Int
  private let state = Mutex(State())

  /// Keeps at most `capacity` replies.
  init(capacity: Int = 512) { self.capacity = capacity }

  /// The reply to an equal chat; `nil` when it is not kept.
  func reply(to chat: [ChatMessage]) -> ChatReply? {
    self.state.withLock { $0.replies[chat] }
  }

  /// Keeps a reply, and forgets the oldest when there is no room.
  func keep(_ reply: ChatReply, to chat: [ChatMessage]) {
    self.state.withLock { state in
      guard state.replies.updateValue(reply, forKey: chat) == nil else { return }
      state.order.append(chat)
      if state.order.count > self.capacity {
        state.replies.removeValue(forKey: state.order.removeFirst())
      }
    }
  }
}
