/// A piece of a streamed answer.
public enum ChatChunk: Hashable, Sendable {
  /// The next words; all of them joined are the answer.
  case delta(String)
  /// The whole answer; always the last chunk, and the only one of its kind.
  case completed(ChatReply)
}
