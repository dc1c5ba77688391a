internal import NIOCore
internal import RPCCore
internal import Synchronization

/// One call inside the process: the handler's task, the producer's task and the deadline's.
final class InProcessCall: Sendable {
  private enum Phase {
    /// The handler has not been started. Can go to `running` or `ended`.
    case created
    /// Tasks run. Can go to `ended`.
    case running([Task<Void, Never>])
    /// The outcome is known to the caller.
    case ended
  }

  /// What the client reads.
  let responses: MessagePipe

  private let context: ServerContext
  private let request: ClientCall.Request
  private let requests: MessagePipe
  private let responseMetadata: ResponseMetadata?
  private let phase: Mutex<Phase>

  init(
    method: MethodDescriptor, request: ClientCall.Request, options: CallOptions,
    deadline: Deadline?, peer: PeerIdentity?, windowBytes: Int
  ) {
    let link = Link()
    self.context = ServerContext(
      method: method, metadata: options.metadata, peer: peer, deadline: deadline,
      transport: link, callID: 0)
    self.request = request
    self.responseMetadata = options.responseMetadata
    self.responseMetadata?.reset()
    self.requests = MessagePipe(capacityBytes: windowBytes)
    self.responses = MessagePipe(
      capacityBytes: windowBytes, onAbandoned: { link.call?.end(.failure(.cancelled)) })
    self.phase = Mutex(.created)
    link.tie(to: self)
  }

  /// Starts the handler.
  func start(_ handler: MethodHandler, _ pipeline: ServerPipeline) {
    let isUnaryResponse = handler.shape == .unary || handler.shape == .clientStreaming
    let call = ServerCall(
      context: self.context, request: self.serverRequest(),
      writer: isUnaryResponse ? nil : MessageWriter(self.responses, context: self.context))
    var tasks = [
      // The call's task is not the caller's child: a streaming call outlives the function that
      // began it, and ends with its stream. Detached, so that nothing of the caller's task, its
      // deadline above all, reaches the handler but by the call's own context.
      Task.detached {
        do throws(RPCError) {
          let response = try await pipeline.respond(to: call, with: handler)
          if let response { self.responses.push(response, cost: 0) }
          self.end(.success(()))
        } catch {
          self.end(.failure(error))
        }
      }
    ]
    if case .stream(let produce) = self.request { tasks.append(self.startProducer(produce)) }
    if let deadline = self.context.deadline { tasks.append(self.startTimer(deadline)) }
    self.adopt(tasks)
  }

  /// Tells the caller the outcome, once, and stops whatever of the call still runs.
  ///
  /// What the caller gets has the form it would have got over the network.
  func end(_ outcome: Result<Void, RPCError>) {
    let tasks: [Task<Void, Never>]? = self.phase.withLock { phase in
      switch phase {
      case .created:
        phase = .ended
        return []
      case .running(let tasks):
        phase = .ended
        return tasks
      case .ended: return nil
      }
    }
    guard let tasks else { return }
    for task in tasks { task.cancel() }
    self.requests.finish(throwing: .cancelled)
    let status =
      switch outcome {
      case .success: CallStatus(metadata: self.context.responseMetadata)
      case .failure(let error): CallStatus(error)
      }
    let error = status.error
    let metadata = error?.metadata ?? status.metadata
    self.responseMetadata?.store(trailing: metadata)
    self.responses.finish(throwing: error, metadata: metadata)
  }

  private func serverRequest() -> ServerCall.Request {
    switch self.request {
    case .message(let message): .message(message)
    case .stream: .stream(MessageStream(self.requests))
    }
  }

  private func adopt(_ tasks: [Task<Void, Never>]) {
    let hasEnded = self.phase.withLock { phase in
      if case .ended = phase { return true }
      phase = .running(tasks)
      return false
    }
    if hasEnded { for task in tasks { task.cancel() } }
  }

  private func startProducer(_ produce: @escaping RequestProducer) -> Task<Void, Never> {
    Task {
      do {
        try await produce(MessageWriter(self.requests))
        self.requests.finish()
      } catch {
        self.end(.failure(RPCError(handlerError: error, deadline: self.context.deadline)))
      }
    }
  }

  private func startTimer(_ deadline: Deadline) -> Task<Void, Never> {
    Task {
      try? await Task.sleep(until: deadline.instant, clock: .continuous)
      if !Task.isCancelled { self.end(.failure(.deadlineExceeded)) }
    }
  }

  private func forwardInitialMetadata() {
    guard let metadata = self.context.takeInitialMetadata() else { return }
    self.responseMetadata?.store(initial: metadata)
    self.responses.receive(initialMetadata: metadata)
  }

  /// Lets the response pipe and the context, made before their call, reach it without owning it.
  private final class Link: ServerCallTransport {
    private struct Weak: Sendable { weak var call: InProcessCall? }
    private let target = Mutex(Weak())

    var call: InProcessCall? { self.target.withLock { $0.call } }

    func tie(to call: InProcessCall) { self.target.withLock { $0.call = call } }

    func initialMetadataWaits(ofCall id: UInt32) { self.call?.forwardInitialMetadata() }
  }
}
