internal import Synchronization

/// Credentials that are replaced while connections are open.
///
/// A connection keeps those that it was made with to its end; the next one takes the newest. Which those
/// were is known by a number, so that connections made before a replacement can be drained.
public final class RotatingCredentials: Sendable {
  private struct State {
    var credentials: TLSCredentials
    var generation: UInt64 = 0
  }

  private let state: Mutex<State>

  /// Begins with these credentials, which are generation 0.
  public init(_ credentials: TLSCredentials) {
    self.state = Mutex(State(credentials: credentials))
  }

  /// What the next connection takes.
  public var current: TLSCredentials { self.newest.credentials }

  /// What the next connection takes, and its number.
  var newest: (credentials: TLSCredentials, generation: UInt64) {
    self.state.withLock { ($0.credentials, $0.generation) }
  }

  /// Lets connections take these from now on.
  ///
  /// - Returns: Their number: connections of lower ones were made with what was replaced.
  @discardableResult
  public func replace(with credentials: TLSCredentials) -> UInt64 {
    self.state.withLock { state in
      state.credentials = credentials
      state.generation += 1
      return state.generation
    }
  }
}
