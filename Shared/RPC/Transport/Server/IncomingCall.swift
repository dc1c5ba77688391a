internal import NIOCore
internal import RPCCore

/// A call that the peer makes. The variables belong to the event loop, which makes the class
/// `Sendable`.
final class IncomingCall: @unchecked Sendable {
  let context: ServerContext
  let registration: RPCRouter.Registration
  /// The requests not yet read, of shapes with many.
  let requests: MessagePipe?
  /// The responses still to be sent, of shapes with many.
  let responses: MessagePipe?

  /// Where the call came from.
  let connection: ConnectionHandler

  /// Whether the handler runs on the threads that all connections share.
  let sharesThreads: Bool
  /// Whether the time that the handler takes is to be known.
  var isMeasured = false
  /// The request, while the call waits for another handler to return.
  var waitingRequest: IncomingRequest?
  /// Whether it waits for its turn on its connection, and not for the server's.
  var isHeld = false
  /// The one request, while its end has not come.
  var request: MessageParts?
  /// The call on its connection, until it is answered or given up.
  var stream: ConnectionStream?
  /// Whether the handler has said that it waits.
  var hasGivenTurnUp = false
  /// The handler's task, while it runs.
  var task: Task<Void, Never>?

  init(
    context: ServerContext, registration: RPCRouter.Registration, execution: HandlerExecution,
    connection: ConnectionHandler
  ) {
    self.context = context
    self.sharesThreads = execution == .threadPool
    self.registration = registration
    self.connection = connection
    switch registration.handler.shape {
    case .unary: (self.requests, self.responses) = (nil, nil)
    case .clientStreaming:
      let box = WeakCall()
      (self.requests, self.responses) = (Self.requests(of: box, on: connection), nil)
      box.call = self
    case .serverStreaming:
      let box = WeakCall()
      (self.requests, self.responses) = (nil, Self.responses(of: box, on: connection))
      box.call = self
    case .bidirectional:
      let box = WeakCall()
      self.requests = Self.requests(of: box, on: connection)
      self.responses = Self.responses(of: box, on: connection)
      box.call = self
    }
  }

  /// Cancels the handler: nobody waits for its answer any more.
  func abandon() {
    self.task.take()?.cancel()
    self.requests?.fail(.cancelled)
    self.responses?.abandon()
  }

  /// The call is out of its connection's table.
  func detach() {
    self.stream = nil
    // A writer that outlives its handler is told, not left waiting for room.
    self.responses?.abandon()
  }

  private static func requests(
    of box: WeakCall, on connection: ConnectionHandler
  ) -> MessagePipe {
    MessagePipe(
      capacityBytes: .max, reportBytes: connection.limits.reportBytes,
      onConsumed: { bytes in
        guard let call = box.call else { return connection.submit(.released(bytes: bytes)) }
        connection.submit(.consumed(.incoming(call), bytes: bytes))
      })
  }

  private static func responses(
    of box: WeakCall, on connection: ConnectionHandler
  ) -> MessagePipe {
    MessagePipe(
      capacityBytes: connection.limits.sendBufferBytes,
      onQueued: {
        if let call = box.call { connection.submit(.outputReady(.incoming(call))) }
      })
  }

  /// Lets the pipes, made before their call, reach it without owning it.
  private final class WeakCall: @unchecked Sendable {
    // Written once, before the pipes are known to anybody else.
    weak var call: IncomingCall?
  }
}

extension IncomingCall: HandlerTurnHolder {
  func giveUpTurn() { self.connection.submit(.giveTurnUp(self)) }

  /// Runs the handler's code; where threads are shared, it has a turn at them.
  nonisolated(nonsending) func withTurn<Result>(_ body: () async -> Result) async -> Result {
    guard self.sharesThreads else { return await body() }
    return await HandlerTurn.$current.withValue(self, operation: body)
  }
}
