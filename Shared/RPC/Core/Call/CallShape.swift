/// How many messages each side of a call sends.
public enum CallShape: Hashable, Sendable {
  /// One request, one response.
  case unary
  /// One request, any number of responses.
  case serverStreaming
  /// Any number of requests, one response.
  case clientStreaming
  /// Any number each way, independently.
  case bidirectional
}
