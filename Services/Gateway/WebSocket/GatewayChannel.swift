import HTTPTypes
import HummingbirdCore
import Logging
import NIOCore
import NIOHTTP1
import NIOHTTPTypes
import NIOHTTPTypesHTTP1
import NIOWebSocket
import Synchronization

/// Sets up each connection: HTTP/1.1, or a WebSocket with events when its first request asks for
/// one and is let in.
struct GatewayChannel: ServerChildChannel, HTTPChannelHandler {
  typealias HTTPParts = NIOAsyncChannel<HTTPRequestPart, HTTPResponsePart>

  /// What a connection turned out to be.
  enum Role: Sendable {
    case http(HTTPParts)
    case events(EventSocket.Frames, EventSubscription)
  }

  struct Value: ServerChildChannelValue {
    let role: EventLoopFuture<Role>
    let channel: any Channel
  }

  let responder: HTTPChannelHandler.Responder
  let limits: HTTPLimits
  let upgrade: EventUpgrade
  let streams: EventStreams

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    channel.eventLoop.makeCompletedFuture {
      let pipeline = channel.pipeline.syncOperations
      try pipeline.addHandler(
        FirstRequestTimeout(timeout: self.limits.headerTimeout), name: FirstRequestTimeout.name)
      // Set by the decision to upgrade, taken by the upgrade itself.
      let admitted = AdmittedSubscription()
      var configuration = NIOUpgradableHTTPServerPipelineConfiguration(
        upgradeConfiguration: NIOTypedHTTPServerUpgradeConfiguration(
          upgraders: [self.upgrader(admitted)],
          notUpgradingCompletionHandler: { self.becomeHTTP($0, logger: logger) }))
      // Requests are taken one after the other, and fields are validated, further up.
      configuration.enablePipelining = false
      configuration.enableErrorHandling = false
      configuration.enableResponseHeaderValidation = false
      configuration.decoderConfiguration.maxHeaderFieldSize = self.limits.maximumFieldBytes
      configuration.decoderConfiguration.maxHeaderListSize = self.limits.maximumHeaderBytes
      configuration.decoderConfiguration.maxHeaderFieldCount = self.limits.maximumFields
      let role = try pipeline.configureUpgradableHTTPServerPipeline(configuration: configuration)
      try pipeline.addHandler(
        FirstRequestRecorder(), name: FirstRequestRecorder.name,
        position: .before(pipeline.handler(type: NIOTypedHTTPServerUpgradeHandler<Role>.self)))
      try pipeline.addHandler(MalformedRequestHandler(), name: MalformedRequestHandler.name)
      return Value(role: role, channel: channel)
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
        logger: logger)
      await socket.run()
    }
  }

  /// As Hummingbird sets its own connections up, with the guards in between.
  private func becomeHTTP(_ channel: any Channel, logger: Logger) -> EventLoopFuture<Role> {
    channel.pipeline.removeHandler(name: FirstRequestTimeout.name).flatMapThrowing {
      let pipeline = channel.pipeline.syncOperations
      let recorder = try pipeline.handler(type: FirstRequestRecorder.self)
      let taken = recorder.takenParts
      pipeline.removeHandler(recorder, promise: nil)
      try pipeline.addHandler(HTTP1ToHTTPServerCodec(secure: false))
      try pipeline.addHandler(RequestBodyGuard(bodyTimeout: self.limits.bodyTimeout))
      try pipeline.addHandler(
        HTTPConnectionStateHandler(idleTimeout: self.limits.idleTimeout, logger: logger))
      let parts = try HTTPParts(
        wrappingChannelSynchronously: channel,
        configuration: .init(isOutboundHalfClosureEnabled: true))
      let before = try pipeline.context(name: MalformedRequestHandler.name)
      for part in taken { before.fireChannelRead(NIOAny(part)) }
      return .http(parts)
    }
  }

  private func upgrader(
    _ admitted: AdmittedSubscription
  ) -> NIOTypedWebSocketServerUpgrader<Role> {
    let upgrade = self.upgrade
    return NIOTypedWebSocketServerUpgrader(
      maxFrameSize: HTTPLimits.maximumFrameBytes,
      shouldUpgrade: { channel, head in
        channel.eventLoop.makeFutureWithTask {
          guard let request = try? HTTPRequest(head, secure: false, splitCookie: false),
            let subscription = await upgrade.subscription(for: request)
          else { return nil }
          admitted.set(subscription)
          return HTTPHeaders()
        }
      },
      upgradePipelineHandler: { channel, _ in self.becomeSocket(channel, admitted) })
  }

  private func becomeSocket(
    _ channel: any Channel, _ admitted: AdmittedSubscription
  ) -> EventLoopFuture<Role> {
    channel.pipeline.removeHandler(name: FirstRequestTimeout.name)
      .flatMap { channel.pipeline.removeHandler(name: FirstRequestRecorder.name) }
      .flatMap { channel.pipeline.removeHandler(name: MalformedRequestHandler.name) }
      .flatMapThrowing {
        guard let subscription = admitted.take() else { throw ChannelError.inputClosed }
        try channel.pipeline.syncOperations.addHandler(
          NIOWebSocketFrameAggregator(
            minNonFinalFragmentSize: 0,
            maxAccumulatedFrameCount: HTTPLimits.maximumFragments,
            maxAccumulatedFrameSize: HTTPLimits.maximumMessageBytes))
        let frames = try EventSocket.Frames(wrappingChannelSynchronously: channel)
        return .events(frames, subscription)
      }
  }
}

/// Carries a subscription from the decision to upgrade to the upgrade.
private final class AdmittedSubscription: Sendable {
  private let subscription = Mutex<EventSubscription?>(nil)

  func set(_ subscription: EventSubscription) {
    self.subscription.withLock { $0 = subscription }
  }

  func take() -> EventSubscription? {
    self.subscription.withLock { subscription in
      defer { subscription = nil }
      return subscription
    }
  }
}
