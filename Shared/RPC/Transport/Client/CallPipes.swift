internal import RPCCore

/// A pipe of a call of ours, made before the call and tied to it afterwards.
struct CallPipes {
  let pipe: MessagePipe
  private let box: WeakCall

  /// The pipe of responses: what is read gives credit back, who stops reading ends the call.
  static func responses(on connection: ConnectionHandler) -> CallPipes {
    let box = WeakCall()
    let pipe = MessagePipe(
      capacityBytes: .max, reportBytes: connection.limits.reportBytes,
      onConsumed: { bytes in
        guard let call = box.call else { return connection.submit(.released(bytes: bytes)) }
        connection.submit(.consumed(.outgoing(call), bytes: bytes))
      },
      onAbandoned: { if let call = box.call { connection.submit(.cancel(call)) } })
    return CallPipes(pipe: pipe, box: box)
  }

  /// The pipe of requests: what is written is sent when its turn comes.
  static func requests(on connection: ConnectionHandler) -> CallPipes {
    let box = WeakCall()
    let pipe = MessagePipe(
      capacityBytes: connection.limits.sendBufferBytes,
      onQueued: { if let call = box.call { connection.submit(.outputReady(.outgoing(call))) } })
    return CallPipes(pipe: pipe, box: box)
  }

  /// Ties the pipe to its call, before anybody else knows either.
  func belongs(to call: OutgoingCall) { self.box.call = call }

  /// Lets the pipe reach the call without owning it.
  private final class WeakCall: @unchecked Sendable {
    // Written once, before the pipe is known to anybody else.
    weak var call: OutgoingCall?
  }
}
