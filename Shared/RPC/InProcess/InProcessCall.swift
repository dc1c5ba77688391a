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
  private let abandonment: Abandonment

  init(
    context: ServerContext, request: ClientCall.Request, windowBytes: Int,
    responseMetadata: ResponseMetadata?
  ) {
    let abandonment = Abandonment()
    self.abandonment = abandonment
    self.context = context
    self.request = request
    self.responseMetadata = responseMetadata
    self.requests = MessagePipe(capacityBytes: windowBytes)
    self.responses = MessagePipe(
      capacityBytes: windowBytes, onAbandoned: { abandonment.happened() })
    self.phase = Mutex(.created)
    abandonment.watch(self)
  }

  /// Starts the handler.
  func start(_ handler: MethodHandler, _ pipeline: ServerPipeline) {
    let isUnaryResponse = handler.shape == .unary || handler.shape == .clientStreaming
    let call = ServerCall(
      context: self.context, request: self.serverRequest(),
      writer: isUnaryResponse ? nil : MessageWriter(self.responses))
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
    switch outcome {
    case .success:
      let metadata = self.context.responseMetadata
      self.responseMetadata?.store(metadata)
      self.responses.finish(metadata: metadata)
    case .failure(let error):
      self.responseMetadata?.store(error.metadata)
      self.responses.finish(throwing: error.withoutCause, metadata: error.metadata)
    }
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

  /// Lets the response pipe, made before its call, reach the call without owning it.
  private final class Abandonment: Sendable {
    private struct Weak: Sendable { weak var call: InProcessCall? }
    private let target = Mutex(Weak())

    func watch(_ call: InProcessCall) { self.target.withLock { $0.call = call } }

    func happened() { self.target.withLock { $0.call }?.end(.failure(.cancelled)) }
  }
}

extension RPCError {
  /// What a peer would have received: the cause stays on the handler's side.
  fileprivate var withoutCause: RPCError {
    RPCError(code: self.code, message: self.message, metadata: self.metadata)
  }
}
