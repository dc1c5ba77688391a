import Foundation
import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import RPCTransport
import ServiceKit
import ServiceLifecycle

/// The public listener.
final class GatewayServer: Service {
  private let address: RPCAddress
  private let tls: GatewayCertificate?
  private let limits: HTTPLimits
  private let responder: GatewayResponder
  private let streams: EventStreams
  private let metrics: EventSocketMetrics
  private let logger: Logger
  private let bound = Latch<Result<RPCAddress, StartFailure>>()

  /// A listener on `address`, with TLS unless `tls` is nil.
  init(
    address: RPCAddress, tls: GatewayCertificate?, limits: HTTPLimits,
    responder: GatewayResponder, streams: EventStreams, metrics: EventSocketMetrics,
    logger: Logger
  ) {
    self.address = address
    self.tls = tls
    self.limits = limits
    self.responder = responder
    self.streams = streams
    self.metrics = metrics
    self.logger = logger
  }

  /// Where it listens, once it does.
  func listeningAddress() async throws -> RPCAddress {
    guard let result = await self.bound.wait() else { throw CancellationError() }
    return try result.get()
  }

  /// Serves until graceful shutdown: requests that run are answered, streams of events are ended.
  func run() async throws {
    let server = try self.makeServer()
    do {
      try await server.run()
    } catch {
      let failure = StartFailure(
        RPCConfigurationError.bind(address: self.address, detail: Self.describe(error)),
        setting: "GATEWAY_LISTEN")
      self.bound.set(.failure(failure))
      throw failure
    }
  }

  private static func describe(_ error: any Error) -> String {
    guard let error = error as? IOError else { return "\(error)" }
    return String(cString: strerror(error.errnoCode))
  }

  private func makeServer() throws -> any Service {
    let (responder, limits, streams, metrics, tls) = (
      self.responder, self.limits, self.streams, self.metrics, self.tls
    )
    let builder = HTTPServerBuilder { respond in
      let plain = GatewayChannel(
        responder: respond, decide: { try await responder.decide(upgrade: $0, channel: $1) },
        limits: limits, streams: streams, metrics: metrics)
      return tls.map { SecuredChannel(base: plain, certificate: $0) as any ServerChildChannel }
        ?? plain
    }
    let (bound, address) = (self.bound, self.address)
    // The server tells of every connection; what matters is said by the service itself.
    var logger = self.logger
    logger.logLevel = max(logger.logLevel, .warning)
    return try builder.buildServer(
      configuration: ServerConfiguration(
        address: .hostname(self.address.host, port: self.address.port),
        availableConnectionsDelegate: .maximum(limits.maximumConnections, logger: logger)),
      eventLoopGroup: MultiThreadedEventLoopGroup.singleton,
      logger: logger,
      responder: { request, writer, channel in
        try await responder.respond(to: request, writer: writer, channel: channel)
      },
      onServerRunning: { channel in
        try? await channel.pipeline.addHandler(AcceptPause(), position: .first)
        let port = channel.localAddress?.port ?? address.port
        bound.set(.success(RPCAddress(host: address.host, port: port)))
      })
  }
}
