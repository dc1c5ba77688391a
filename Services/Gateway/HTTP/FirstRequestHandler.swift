import HTTPTypes
import NIOCore
import NIOHTTP1
import NIOHTTPTypesHTTP1

/// Decides by the first request of a connection what the connection becomes, then leaves.
///
/// A request for a WebSocket is decided on by the rules of all requests before the pipeline changes,
/// so one that is refused is answered like any other. Nothing is read meanwhile. Connections that
/// send no whole header in time are closed, be it for the TLS handshake, for silence or for one byte
/// at a time.
final class FirstRequestHandler: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  private enum State {
    /// Nothing was asked yet.
    case waiting
    /// The request for a WebSocket is being decided on.
    case deciding
    /// The pipeline is changed; what comes meanwhile is for the WebSocket.
    case upgrading([NIOAny])
    /// The connection is something, or closed.
    case decided
  }

  private let connection: GatewayChannel
  private let makeHTTP: (any Channel) throws -> GatewayChannel.Role
  private let promise: EventLoopPromise<GatewayChannel.Role>
  private var state = State.waiting
  private var timer: Scheduled<Void>?
  private var isReadHeldBack = false

  /// A handler for one connection.
  ///
  /// - Parameters:
  ///   - connection: What decides, and changes the pipeline.
  ///   - makeHTTP: Makes the pipeline one for HTTP.
  init(
    _ connection: GatewayChannel, on eventLoop: any EventLoop,
    makeHTTP: @escaping (any Channel) throws -> GatewayChannel.Role
  ) {
    self.connection = connection
    self.makeHTTP = makeHTTP
    self.promise = eventLoop.makePromise()
  }

  /// What the connection becomes; fails when it ends before that.
  var role: EventLoopFuture<GatewayChannel.Role> { self.promise.futureResult }

  // MARK: - Life

  func handlerAdded(context: ChannelHandlerContext) {
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    self.timer = context.eventLoop.scheduleTask(
      in: TimeAmount(self.connection.limits.headerTimeout)
    ) {
      bound.value.close(promise: nil)
    }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    self.giveUp(ChannelError.eof)
  }

  func channelInactive(context: ChannelHandlerContext) {
    self.giveUp(ChannelError.eof)
    context.fireChannelInactive()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    switch (self.state, event) {
    case (.waiting, is ChannelShouldQuiesceEvent):
      // Nothing was asked, so nothing has to be finished.
      context.close(promise: nil)
    case (.waiting, ChannelEvent.inputClosed), (.deciding, ChannelEvent.inputClosed),
      (.upgrading, ChannelEvent.inputClosed):
      context.close(promise: nil)
    default:
      context.fireUserInboundEventTriggered(event)
    }
  }

  // MARK: - The first request

  func read(context: ChannelHandlerContext) {
    switch self.state {
    case .waiting, .decided: context.read()
    case .deciding, .upgrading: self.isReadHeldBack = true
    }
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch self.state {
    case .waiting:
      self.timer?.cancel()
      guard case .head(let head) = self.unwrapInboundIn(data) else {
        return context.close(promise: nil)
      }
      if head.asksForEvents,
        let request = try? HTTPRequest(head, secure: false, splitCookie: false)
      {
        self.decide(on: request, head, context)
      } else {
        self.becomeHTTP(data, context)
      }
    case .deciding:
      // The end of the request, which has no body; the decoder stops behind it.
      break
    case .upgrading(let early):
      self.state = .upgrading(early + [data])
    case .decided:
      context.fireChannelRead(data)
    }
  }

  private func becomeHTTP(_ first: NIOAny, _ context: ChannelHandlerContext) {
    do {
      let role = try self.makeHTTP(context.channel)
      self.state = .decided
      self.promise.succeed(role)
      context.fireChannelRead(first)
      context.pipeline.syncOperations.removeHandler(self, promise: nil)
    } catch {
      self.giveUp(error)
      context.close(promise: nil)
    }
  }

  // MARK: - A WebSocket

  private func decide(
    on request: HTTPRequest, _ head: HTTPRequestHead, _ context: ChannelHandlerContext
  ) {
    self.state = .deciding
    let (decide, channel) = (self.connection.decide, context.channel)
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    context.eventLoop.makeFutureWithTask { try await decide(request, channel) }
      .whenComplete { result in
        let (handler, context) = bound.value
        // The client may have gone meanwhile.
        guard case .deciding = handler.state else { return }
        switch result {
        case .success(.admitted(let subscription)):
          handler.upgrade(head, subscription, context)
        case .success(.refused(let response, let body)):
          handler.refuse(response, body, context)
        case .failure(let error):
          handler.giveUp(error)
          context.close(promise: nil)
        }
      }
  }

  private func refuse(
    _ response: HTTPResponse, _ body: ByteBuffer, _ context: ChannelHandlerContext
  ) {
    self.state = .decided
    self.promise.succeed(.refused)
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    context.write(self.wrapOutboundOut(.head(HTTPResponseHead(response))), promise: nil)
    context.write(self.wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
    context.writeAndFlush(self.wrapOutboundOut(.end(nil))).whenComplete { _ in
      bound.value.close(promise: nil)
    }
  }

  private func upgrade(
    _ head: HTTPRequestHead, _ subscription: EventSubscription, _ context: ChannelHandlerContext
  ) {
    self.state = .upgrading([])
    let bound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    self.connection.becomeSocket(context.channel, head, subscription).whenComplete { result in
      let (handler, context) = bound.value
      switch result {
      case .success(let role): handler.finishUpgrade(role, context)
      case .failure(let error):
        handler.giveUp(error)
        context.close(promise: nil)
      }
    }
  }

  private func finishUpgrade(_ role: GatewayChannel.Role, _ context: ChannelHandlerContext) {
    guard case .upgrading(let early) = self.state else { return }
    self.state = .decided
    self.promise.succeed(role)
    for data in early { context.fireChannelRead(data) }
    context.fireChannelReadComplete()
    if self.isReadHeldBack { context.read() }
    context.pipeline.syncOperations.removeHandler(self, promise: nil)
  }

  /// The connection ends before it is anything; does nothing once it is.
  private func giveUp(_ error: any Error) {
    self.timer?.cancel()
    if case .decided = self.state { return }
    self.state = .decided
    self.promise.fail(error)
  }
}
