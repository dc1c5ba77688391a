import HTTPTypes
import HummingbirdCore
import Logging
import Metrics
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import NIOWebSocket

/// Sets up each connection: HTTP/1.1, or a WebSocket with events when its first request asks for
/// one and is let in.
struct GatewayChannel: ServerChildChannel, HTTPChannelHandler {
  typealias HTTPParts = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>
  /// Decides on a request for a WebSocket with events.
  typealias Decide = @Sendable (HTTPRequest, any Channel) async throws -> EventUpgrade

  /// What a connection turned out to be.
  enum Role: Sendable {
    case http(HTTPParts)
    case events(EventSocket.Frames, EventSubscription)
    /// Its one request was answered; it closes.
    case refused
  }

  struct Value: ServerChildChannelValue {
    let role: EventLoopFuture<Role>
    let channel: any Channel
  }

  let responder: HTTPChannelHandler.Responder
  let decide: Decide
  let limits: HTTPLimits
  let streams: EventStreams
  let metrics: EventSocketMetrics

  private static let encoder = "reddytalk.http-encoder"
  private static let decoder = "reddytalk.http-decoder"

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    channel.eventLoop.makeCompletedFuture {
      let pipeline = channel.pipeline.syncOperations
      let first = FirstRequestHandler(self, on: channel.eventLoop) {
        try self.becomeHTTP($0, logger: logger)
      }
      try pipeline.addHandler(HTTPResponseEncoder(), name: Self.encoder)
      try pipeline.addHandler(ByteToMessageHandler(self.makeDecoder()), name: Self.decoder)
      try pipeline.addHandler(MalformedRequestHandler(), name: MalformedRequestHandler.name)
      try pipeline.addHandler(first)
      return Value(role: first.role, channel: channel)
    }
  }

  func handle(value: Value, logger: Logger) async {
    let role: Role
    do {
      role = try await value.role.get()
    } catch {
      // The connection ended before it was anything.
      return value.channel.close(promise: nil)
    }
    switch role {
    case .http(let parts):
      await self.handleHTTP(asyncChannel: parts, logger: logger)
    case .events(let frames, let subscription):
      let socket = EventSocket(
        frames: frames, subscription: subscription, streams: self.streams,
        timing: .init(write: self.limits.writeTimeout, close: self.limits.closeTimeout),
        metrics: self.metrics, logger: logger)
      await socket.run()
    case .refused:
      break
    }
  }

  private func makeDecoder() -> HTTPRequestDecoder {
    var limits = NIOHTTPDecoderLimitConfiguration()
    limits.maxHeaderFieldSize = self.limits.maximumFieldBytes
    limits.maxHeaderListSize = self.limits.maximumHeaderBytes
    limits.maxHeaderFieldCount = self.limits.maximumFields
    // What follows a request for a WebSocket is for the WebSocket.
    return HTTPRequestDecoder(leftOverBytesStrategy: .forwardBytes, limitConfiguration: limits)
  }

  /// As Hummingbird sets its own connections up, with the guards in between.
  private func becomeHTTP(_ channel: any Channel, logger: Logger) throws -> Role {
    let pipeline = channel.pipeline.syncOperations
    try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: false))
    try pipeline.addHandler(RequestBodyGuard(bodyTimeout: self.limits.bodyTimeout))
    try pipeline.addHandler(StalledResponseGuard(timeout: self.limits.writeTimeout))
    try pipeline.addHandler(
      HTTPConnectionStateHandler(idleTimeout: self.limits.idleTimeout, logger: logger))
    return .http(
      try HTTPParts(
        wrappingChannelSynchronously: channel,
        configuration: .init(isOutboundHalfClosureEnabled: true)))
  }

  /// Answers 101 and makes the pipeline one for frames.
  func becomeSocket(
    _ channel: any Channel, _ head: HTTPRequestHead, _ subscription: EventSubscription
  ) -> EventLoopFuture<Role> {
    let upgrader = self.upgrader(subscription)
    let pipeline = channel.pipeline
    return upgrader.buildUpgradeResponse(
      channel: channel, upgradeRequest: head, initialResponseHeaders: [:]
    ).flatMap { headers in
      // First the decoder, so that it takes nothing that is not HTTP.
      pipeline.removeHandler(name: Self.decoder).flatMap {
        channel.writeAndFlush(
          HTTPServerResponsePart.head(
            HTTPResponseHead(
              version: .http1_1, status: .switchingProtocols, headers: headers)))
      }
    }.flatMap {
      pipeline.removeHandler(name: MalformedRequestHandler.name)
    }.flatMap {
      pipeline.removeHandler(name: Self.encoder)
    }.flatMap {
      upgrader.upgrade(channel: channel, upgradeRequest: head)
    }
  }

  /// Knows the handshake and the frames; who is let in was decided before.
  private func upgrader(
    _ subscription: EventSubscription
  ) -> NIOTypedWebSocketServerUpgrader<Role> {
    NIOTypedWebSocketServerUpgrader(
      maxFrameSize: HTTPLimits.maximumFrameBytes,
      shouldUpgrade: { channel, _ in channel.eventLoop.makeSucceededFuture([:]) },
      upgradePipelineHandler: { channel, _ in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(
            NIOWebSocketFrameAggregator(
              minNonFinalFragmentSize: 0,
              maxAccumulatedFrameCount: HTTPLimits.maximumFragments,
              maxAccumulatedFrameSize: HTTPLimits.maximumMessageBytes))
          return .events(
            try EventSocket.Frames(wrappingChannelSynchronously: channel), subscription)
        }
      })
  }
}
