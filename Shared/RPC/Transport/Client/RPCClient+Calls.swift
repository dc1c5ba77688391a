public import NIOCore
public import RPCCore

extension RPCClient {
  public func unary(
    _ method: MethodDescriptor, _ request: ByteBuffer, options: CallOptions
  ) async throws -> ByteBuffer {
    let deadline = try Self.deadline(method, options)
    let patience = self.patience(options, deadline)
    var attempt = 1
    while true {
      let call = OutgoingCall(
        method: method, shape: .unary, deadline: deadline, options: options, request: request)
      switch await self.perform(call, patience) {
      case .success:
        self.retryBudget.recordSuccess()
        guard let response = call.response else { throw RPCError.noResponse(method) }
        return response
      case .failure(let error, let isUnprocessed):
        try await self.prepareRetry(
          &attempt, after: error, isUnprocessed: isUnprocessed, options, deadline)
      }
    }
  }

  public func serverStreaming(
    _ method: MethodDescriptor, _ request: ByteBuffer, options: CallOptions
  ) async throws -> MessageStream {
    let deadline = try Self.deadline(method, options)
    let connection = try await self.connection(self.patience(options, deadline))
    let responses = CallPipes.responses(on: connection)
    let call = OutgoingCall(
      method: method, shape: .serverStreaming, deadline: deadline, options: options,
      request: request, responses: responses.pipe)
    responses.belongs(to: call)
    connection.submit(.start(call))
    return MessageStream(responses.pipe)
  }

  public func clientStreaming(
    _ method: MethodDescriptor, options: CallOptions, requests: @escaping RequestProducer
  ) async throws -> ByteBuffer {
    let deadline = try Self.deadline(method, options)
    let connection = try await self.connection(self.patience(options, deadline))
    let pipe = CallPipes.requests(on: connection)
    let call = OutgoingCall(
      method: method, shape: .clientStreaming, deadline: deadline, options: options,
      requests: pipe.pipe)
    pipe.belongs(to: call)
    let producer = Self.produce(requests, into: pipe.pipe)
    defer { producer.cancel() }
    switch await Self.send(call, on: connection) {
    case .success:
      guard let response = call.response else { throw RPCError.noResponse(method) }
      return response
    case .failure(let error, _): throw error
    }
  }

  public func bidirectional(
    _ method: MethodDescriptor, options: CallOptions, requests: @escaping RequestProducer
  ) async throws -> MessageStream {
    let deadline = try Self.deadline(method, options)
    let connection = try await self.connection(self.patience(options, deadline))
    let requestPipe = CallPipes.requests(on: connection)
    let responses = CallPipes.responses(on: connection)
    let call = OutgoingCall(
      method: method, shape: .bidirectional, deadline: deadline, options: options,
      requests: requestPipe.pipe, responses: responses.pipe)
    requestPipe.belongs(to: call)
    responses.belongs(to: call)
    call.producer = Self.produce(requests, into: requestPipe.pipe)
    connection.submit(.start(call))
    return MessageStream(responses.pipe)
  }

  /// The call's deadline, when the call can be made at all.
  private static func deadline(
    _ method: MethodDescriptor, _ options: CallOptions
  ) throws(RPCError) -> NIODeadline {
    guard let deadline = try options.check(method) else { return .distantFuture }
    return .now() + TimeAmount(deadline.remaining)
  }

  /// How long a call waits for its connections, from now on.
  private func patience(_ options: CallOptions, _ deadline: NIODeadline) -> ConnectionPatience {
    ConnectionPatience(
      waitsForReady: options.waitForReady,
      graceEnd: .now() + TimeAmount(self.configuration.connectionGrace), deadline: deadline)
  }

  private nonisolated(nonsending) func perform(
    _ call: OutgoingCall, _ patience: ConnectionPatience
  ) async -> CallOutcome {
    do throws(RPCError) {
      let connection = try await self.connection(patience)
      return await Self.send(call, on: connection)
    } catch {
      return .failure(error, isUnprocessed: false)
    }
  }

  private static nonisolated(nonsending) func send(
    _ call: OutgoingCall, on connection: ConnectionHandler
  ) async -> CallOutcome {
    await withTaskCancellationHandler {
      await withUnsafeContinuation { continuation in
        call.continuation = continuation
        connection.submit(.start(call))
      }
    } onCancel: {
      connection.submit(.cancel(call))
    }
  }

  /// Waits until a failed call is to be tried again.
  ///
  /// A call that was certainly never seen, because its connection drained or was gone, is sent
  /// again without delay; otherwise only an idempotent one is, within the budget.
  ///
  /// - Throws: The failure, when the call is not to be tried again.
  private func prepareRetry(
    _ attempt: inout Int, after error: RPCError, isUnprocessed: Bool, _ options: CallOptions,
    _ deadline: NIODeadline
  ) async throws(RPCError) {
    // Reconnecting is delayed when connections do not last, so a patient call may go on for ever.
    if isUnprocessed, options.waitForReady { return }
    let policy = self.configuration.retry
    guard attempt < policy.maxAttempts, !(error.cause is HasStopped) else { throw error }
    attempt += 1
    if isUnprocessed { return }
    guard options.isIdempotent, policy.retryableCodes.contains(error.code),
      self.retryBudget.recordFailure()
    else { throw error }
    var generator = SystemRandomNumberGenerator()
    let delay = policy.backoff.delay(afterFailures: attempt - 1, using: &generator)
    if deadline != .distantFuture, .now() + TimeAmount(delay) >= deadline { throw error }
    do {
      try await Task.sleep(for: delay, clock: .continuous)
    } catch {
      throw .cancelled
    }
  }

  /// Runs a call's producer. The task is the call's: it is cancelled with it.
  private static func produce(
    _ requests: @escaping RequestProducer, into pipe: MessagePipe
  ) -> Task<Void, Never> {
    Task {
      do {
        try await requests(MessageWriter(pipe))
        pipe.finish()
      } catch {
        pipe.finish(throwing: RPCError(handlerError: error, deadline: Deadline.current))
      }
    }
  }
}

extension RPCError {
  fileprivate static func noResponse(_ method: MethodDescriptor) -> RPCError {
    RPCError(code: .internalError, message: "\(method.path) ended without a response")
  }
}
