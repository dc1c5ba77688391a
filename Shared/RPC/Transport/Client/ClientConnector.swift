internal import Logging
internal import NIOCore
internal import NIOPosix
internal import NIOSSL
internal import RPCCore
internal import Synchronization

/// Makes a connection: TCP, TLS, HELLO.
struct ClientConnector {
  let target: RPCTarget
  let security: TransportSecurity
  let limits: ConnectionLimits
  let logger: Logger

  /// Connects.
  ///
  /// - Parameters:
  ///   - eventLoop: Where the connection will live.
  ///   - owner: Who it reports to.
  ///   - created: Told of the connection before it can report anything.
  /// - Throws: `UNAVAILABLE` naming the address and the cause.
  func connect(
    on eventLoop: any EventLoop, owner: any ConnectionOwner,
    created: @escaping @Sendable (ConnectionHandler) -> Void
  ) async throws(RPCError) -> ConnectionHandler {
    let attempt = Attempt()
    do {
      return try await withTaskCancellationHandler {
        let handler = try await ClientBootstrap(group: eventLoop)
          .connectTimeout(TimeAmount(self.limits.handshakeTimeout))
          .channelOption(.tcpOption(.tcp_nodelay), value: 1)
          .channelOption(.recvAllocator, value: TransportBuffers.receiveAllocator)
          .channelOption(.writeBufferWaterMark, value: TransportBuffers.waterMark)
          .connect(host: self.target.address.host, port: self.target.address.port) { channel in
            channel.eventLoop.makeCompletedFuture {
              let handler = try self.configure(channel, owner: owner)
              created(handler)
              attempt.began(handler)
              return handler
            }
          }
        try await handler.ready.futureResult.get()
        return handler
      } onCancel: {
        attempt.cancel()
      }
    } catch let error as RPCError {
      throw error
    } catch {
      attempt.cancel()
      throw RPCError(
        code: .unavailable,
        message: "\(self.target): cannot connect: \(Self.describe(error))", cause: error)
    }
  }

  private func configure(
    _ channel: any Channel, owner: any ConnectionOwner
  ) throws -> ConnectionHandler {
    let pipeline = channel.pipeline.syncOperations
    let newest = self.security.newest
    if let context = newest?.credentials.clientContext {
      try pipeline.addHandler(NIOSSLClientHandler(context: context, serverHostname: nil))
    }
    let handler = ConnectionHandler(
      side: .client(expected: self.target.identity), limits: self.limits,
      isSecured: newest != nil, generation: newest?.generation ?? 0, peerName: "\(self.target)",
      channel: channel, owner: owner, logger: self.logger)
    try pipeline.addHandler(handler)
    return handler
  }

  /// The cause under NIO's list of attempts at every address of the host.
  private static func describe(_ error: any Error) -> String {
    guard let error = error as? NIOConnectionError else {
      return ConnectionHandler.describe(error)
    }
    if let failure = error.connectionErrors.first {
      return ConnectionHandler.describe(failure.error)
    }
    if let failure = error.dnsAError ?? error.dnsAAAAError {
      return "the name cannot be resolved: \(failure)"
    }
    return "\(error)"
  }

  /// The connection being made, for a cancellation to close.
  private final class Attempt: Sendable {
    private struct State {
      var handler: ConnectionHandler?
      var isCancelled = false
    }

    private let state = Mutex(State())

    func began(_ handler: ConnectionHandler) {
      let isCancelled = self.state.withLock {
        $0.handler = handler
        return $0.isCancelled
      }
      if isCancelled { self.close(handler) }
    }

    func cancel() {
      let handler = self.state.withLock {
        $0.isCancelled = true
        return $0.handler
      }
      if let handler { self.close(handler) }
    }

    private func close(_ handler: ConnectionHandler) {
      handler.submit(.close(handler.unavailable("the attempt to connect was given up")))
    }
  }
}
