internal import NIOCore
internal import RPCCore
internal import Synchronization

/// What all connections of a server share.
final class ServerCore: Sendable {
  let pipeline: ServerPipeline
  /// Where handlers run whose registration does not say.
  let execution: HandlerExecution
  private let router: RPCRouter
  private let methods: MethodTable
  private let access: AccessPolicy?
  private let admission: Mutex<Admission<IncomingCall>>
  private let waitingAnswers = Atomic(0)

  init(
    router: RPCRouter, interceptors: [any ServerInterceptor], access: AccessPolicy?,
    execution: HandlerExecution, maxConcurrentHandlers: Int, maxWaitingCalls: Int
  ) {
    self.pipeline = ServerPipeline(interceptors: interceptors)
    self.execution = execution
    self.router = router
    self.methods = MethodTable(router)
    self.access = access
    self.admission = Mutex(
      Admission(limit: maxConcurrentHandlers, maxWaiting: maxWaitingCalls))
  }

  /// Handlers that run now, cancelled ones that have not returned included.
  var handlersRunning: Int { self.admission.withLock { $0.running } }

  /// Calls that wait for a handler to return.
  var callsWaiting: Int { self.admission.withLock { $0.waitingCount } }

  /// What answers hold that wait for peers to take them, on all connections.
  var waitingAnswerBytes: Int { self.waitingAnswers.load(ordering: .relaxed) }

  /// Whether a peer may call anything here.
  func admits(_ peer: PeerIdentity) -> Bool { self.access?.admits(peer) ?? true }

  /// Counts an answer that waits, or, negative, that no longer does.
  func countWaitingAnswer(_ bytes: Int) { self.waitingAnswers.add(bytes, ordering: .relaxed) }

  /// Asks for room to run a handler.
  func admit(_ call: IncomingCall, deadline: NIODeadline) -> Admission<IncomingCall>.Verdict {
    self.admission.withLock {
      call.isMeasured = $0.wantsDurations
      return $0.admit(call, deadline: deadline, at: call.connection.now)
    }
  }

  /// A handler has returned: the next call that waits takes its place.
  ///
  /// - Parameters:
  ///   - duration: How long it ran; nil for a stream.
  ///   - connection: Where its call came from.
  func handlerReturned(after duration: TimeAmount?, on connection: ConnectionHandler) {
    let (next, late) = self.admission.withLock {
      $0.finished(after: duration, at: connection.now)
    }
    for call in late { call.connection.submit(.shed(call)) }
    if let next { next.connection.submit(.run(next)) }
  }

  /// A call that waits has lost its caller.
  func forget(_ call: IncomingCall) { self.admission.withLock { $0.forget(call) } }

  /// Makes the call that an OPEN asks for.
  ///
  /// - Parameters:
  ///   - header: The OPEN's header.
  ///   - shape: The shape that the client expects.
  ///   - id: The call's stream.
  ///   - peer: Who calls.
  ///   - timeout: The time left in nanoseconds; 0 for ever.
  ///   - connection: Where the call came from.
  /// - Throws: `UNIMPLEMENTED` or `PERMISSION_DENIED`.
  func makeCall(
    _ header: OpenHeader, _ shape: CallShape, id: StreamID, peer: PeerIdentity?, timeout: Int64,
    connection: ConnectionHandler
  ) throws(RPCError) -> IncomingCall {
    guard let entry = self.methods[header.path] else { throw self.unknown(header.path) }
    try entry.registration.handler.check(shape, of: entry.descriptor)
    try self.access?.check(entry.descriptor, peer: peer)
    let context = ServerContext(
      method: entry.descriptor, metadata: header.metadata, peer: peer,
      deadline: timeout > 0 ? .after(.nanoseconds(timeout)) : nil, transport: connection,
      callID: id.rawValue)
    return IncomingCall(
      context: context, registration: entry.registration,
      execution: entry.registration.execution ?? self.execution, connection: connection)
  }

  private func unknown(_ path: ByteBuffer) -> RPCError {
    let text = String(buffer: path)
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let method = MethodDescriptor(
      service: parts.dropLast().joined(separator: "/"), method: String(parts.last ?? ""))
    do throws(RPCError) {
      _ = try self.router.registration(for: method)
    } catch {
      return error
    }
    return RPCError(code: .unimplemented, message: "\(text) is not served here")
  }
}
