internal import Synchronization

/// Catches the metadata that the service sends before its first message and with the end of a call.
///
/// Put one into `CallOptions.responseMetadata`, a new one for each call.
public final class ResponseMetadata: Sendable {
  private struct Caught {
    var initial = Metadata()
    var trailing = Metadata()
  }

  private let caught = Mutex(Caught())

  /// Creates an empty catcher.
  public init() {}

  /// What the service said before its first message; empty until it came, and if it said nothing.
  public var initial: Metadata { self.caught.withLock { $0.initial } }

  /// What the service sent with the end of the call; empty until the call has ended.
  public var trailing: Metadata { self.caught.withLock { $0.trailing } }

  package func store(initial: Metadata) { self.caught.withLock { $0.initial = initial } }

  package func store(trailing: Metadata) { self.caught.withLock { $0.trailing = trailing } }

  /// Forgets what an earlier attempt at the call brought.
  package func reset() { self.caught.withLock { $0 = Caught() } }
}
