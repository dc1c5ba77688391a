internal import Synchronization

/// What a handler knows about the call it serves.
public final class ServerContext: Sendable {
  /// The method called.
  public let method: MethodDescriptor
  /// Metadata sent with the request.
  public let metadata: Metadata
  /// The caller's proven identity; nil on a plaintext connection.
  public let peer: PeerIdentity?
  /// When the caller stops waiting; nil when it waits for ever.
  public let deadline: Deadline?

  private let response = Mutex(Metadata())

  /// Creates a context, as a transport or a handler's test does.
  public init(
    method: MethodDescriptor, metadata: Metadata = [:], peer: PeerIdentity? = nil,
    deadline: Deadline? = nil
  ) {
    self.method = method
    self.metadata = metadata
    self.peer = peer
    self.deadline = deadline
  }

  /// Metadata sent with the end of the call, whether it succeeds or fails.
  public var responseMetadata: Metadata {
    get { self.response.withLock { $0 } }
    set { self.response.withLock { $0 = newValue } }
  }
}
