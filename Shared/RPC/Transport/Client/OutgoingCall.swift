internal import NIOCore
internal import RPCCore

/// A call that this end makes.
///
/// The constants are made by the caller; the variables belong to the event loop, but for
/// `continuation`, which is set before the loop knows the call, and `response`, which the caller
/// reads after the continuation was resumed. That makes the class `Sendable`.
final class OutgoingCall: @unchecked Sendable {
  let method: MethodDescriptor
  let metadata: Metadata
  let deadline: NIODeadline
  let shapeFlags: FrameFlags
  /// The one request, of shapes with one.
  let request: ByteBuffer?
  /// The requests still to be sent, of shapes with many.
  let requests: MessagePipe?
  /// The responses not yet read, of shapes with many.
  let responses: MessagePipe?

  /// Who awaits the outcome, of shapes with one response.
  var continuation: UnsafeContinuation<CallOutcome, Never>?
  /// The one response.
  var response: ByteBuffer?
  /// The call on its connection, between start and end.
  var stream: ConnectionStream?
  /// The task that produces the requests, when the call outlives the function that began it.
  var producer: Task<Void, Never>?
  /// Whether the call was cancelled before it was started.
  var wasGivenUp = false
  /// How the call ended; nil while it has not.
  private(set) var outcome: CallOutcome?
  private let responseMetadata: ResponseMetadata?

  init(
    method: MethodDescriptor, shape: CallShape, deadline: NIODeadline, options: CallOptions,
    request: ByteBuffer? = nil, requests: MessagePipe? = nil, responses: MessagePipe? = nil
  ) {
    self.method = method
    self.metadata = options.metadata
    self.deadline = deadline
    self.shapeFlags = shape.flags
    self.request = request
    self.requests = requests
    self.responses = responses
    self.responseMetadata = options.responseMetadata
    self.responseMetadata?.reset()
  }

  /// The most that OPEN takes before the request.
  var headerBytes: Int {
    let metadata = self.metadata.isEmpty ? 0 : WireLimits.metadataBytes
    return 10 + WireLimits.pathBytes + metadata
  }

  /// Tells the caller what the service says before its first message.
  func receive(initialMetadata metadata: Metadata) {
    self.responseMetadata?.store(initial: metadata)
    self.responses?.receive(initialMetadata: metadata)
  }

  /// Tells the caller; the first outcome counts.
  func end(_ outcome: CallOutcome) {
    guard self.outcome == nil else { return }
    self.outcome = outcome
    self.producer.take()?.cancel()
    self.requests?.abandon()
    switch outcome {
    case .success(let metadata):
      self.responseMetadata?.store(trailing: metadata)
      self.responses?.finish(metadata: metadata)
    case .failure(let error, _):
      self.responseMetadata?.store(trailing: error.metadata)
      self.responses?.finish(throwing: error, metadata: error.metadata)
    }
    self.continuation.take()?.resume(returning: outcome)
  }
}
