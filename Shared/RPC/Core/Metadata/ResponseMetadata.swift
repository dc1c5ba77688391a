internal import Synchronization

/// Catches the metadata that the service sends with the end of a call.
///
/// Put one into `CallOptions.responseMetadata`; read `value` after the call returned or threw.
public final class ResponseMetadata: Sendable {
  private let stored = Mutex(Metadata())

  /// Creates an empty catcher. Use a new one for each call.
  public init() {}

  /// What the service sent; empty until the call has ended.
  public var value: Metadata { self.stored.withLock { $0 } }

  package func store(_ metadata: Metadata) { self.stored.withLock { $0 = metadata } }
}
