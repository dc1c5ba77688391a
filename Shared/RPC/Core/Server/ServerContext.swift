internal import Synchronization

/// What a handler knows about the call it serves, and what it says about it besides its messages.
public final class ServerContext: Sendable {
  /// The initial metadata on its way out.
  private enum Initial {
    /// Nothing was said. Can go to `pending` or `closed`.
    case open
    /// Waits for the transport. Can go to `closed`.
    case pending(Metadata)
    /// It was sent, or a message was first.
    case closed
  }

  private struct Response {
    var initial = Initial.open
    var trailing = Metadata()
  }

  /// The method called.
  public let method: MethodDescriptor
  /// Metadata sent with the request.
  public let metadata: Metadata
  /// The caller's proven identity; nil on a plaintext connection.
  public let peer: PeerIdentity?
  /// When the caller stops waiting; nil when it waits for ever.
  public let deadline: Deadline?

  private let transport: (any ServerCallTransport)?
  private let callID: UInt32
  private let response = Mutex(Response())
  /// Whether the handler has written a message; saves the lock for the second one and later.
  private let hasSpoken = Atomic(false)

  /// Creates a context, as a handler's test does.
  public convenience init(
    method: MethodDescriptor, metadata: Metadata = [:], peer: PeerIdentity? = nil,
    deadline: Deadline? = nil
  ) {
    self.init(
      method: method, metadata: metadata, peer: peer, deadline: deadline, transport: nil,
      callID: 0)
  }

  /// Creates a context, as a transport does.
  ///
  /// - Parameters:
  ///   - method: The method called.
  ///   - metadata: Metadata sent with the request.
  ///   - peer: The caller's proven identity.
  ///   - deadline: When the caller stops waiting.
  ///   - transport: Told when initial metadata waits to be sent.
  ///   - callID: What the transport knows the call by.
  package init(
    method: MethodDescriptor, metadata: Metadata, peer: PeerIdentity?, deadline: Deadline?,
    transport: (any ServerCallTransport)?, callID: UInt32
  ) {
    self.method = method
    self.metadata = metadata
    self.peer = peer
    self.deadline = deadline
    self.transport = transport
    self.callID = callID
  }

  /// Sends initial metadata now, before the first message. Without this call the caller gets none.
  ///
  /// - Throws: `INTERNAL` when the metadata cannot be sent; `FAILED_PRECONDITION` when some was sent
  ///   before or a message has been written already.
  public func sendInitialMetadata(_ metadata: Metadata) throws {
    do throws(MetadataError) {
      try metadata.checkEncodable()
    } catch {
      throw RPCError(code: .internalError, message: "initial \(error.message)")
    }
    let isFirst = self.response.withLock {
      guard case .open = $0.initial else { return false }
      $0.initial = .pending(metadata)
      return true
    }
    guard isFirst else {
      throw RPCError(
        code: .failedPrecondition,
        message: "initial metadata comes once and before the first message")
    }
    self.transport?.initialMetadataWaits(ofCall: self.callID)
  }

  /// Metadata sent with the end of the call, whether it succeeds or fails.
  public var responseMetadata: Metadata {
    get { self.response.withLock { $0.trailing } }
    set { self.response.withLock { $0.trailing = newValue } }
  }

  /// The handler writes a message: initial metadata comes too late from here on.
  package func willWriteMessage() {
    if self.hasSpoken.load(ordering: .relaxed) { return }
    self.response.withLock {
      if case .open = $0.initial { $0.initial = .closed }
    }
    self.hasSpoken.store(true, ordering: .relaxed)
  }

  /// Takes out the initial metadata that waits; none can be sent afterwards.
  ///
  /// The transport calls this before it sends anything of the call.
  package func takeInitialMetadata() -> Metadata? {
    self.response.withLock { response in
      defer { response.initial = .closed }
      guard case .pending(let metadata) = response.initial else { return nil }
      return metadata
    }
  }
}
