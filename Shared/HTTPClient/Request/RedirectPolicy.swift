/// What is done with an answer that names another place.
public enum RedirectPolicy: Sendable, Hashable {
  /// It is an answer like others.
  case refuse
  /// It is followed so many times, for GET and HEAD alone. Each place is checked as the first one was, and what
  /// authenticates the request stays with the scheme, host and port it was made for. Never leads from `https` to
  /// `http`.
  case follow(maximum: Int)
}
