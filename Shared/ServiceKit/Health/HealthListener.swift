import Glibc
import Logging
import NIOCore
import NIOHTTP1
import NIOPosix
import RPCTransport
import ServiceLifecycle
import Synchronization

/// A small HTTP server for supervisors, probes and Prometheus: GET /health and GET /metrics.
///
/// It tells how the service is doing to whoever asks, so it listens on loopback unless told
/// otherwise, and it holds nothing but names and numbers.
final class HealthListener: Service {
  private let address: RPCAddress
  /// The setting that says where it listens, for errors.
  private let setting: String
  private let routes: HealthRoutes
  private let bound = BoundAddress()

  init(address: RPCAddress, setting: String, routes: HealthRoutes) {
    self.address = address
    self.setting = setting
    self.routes = routes
  }

  /// Where it listens, once it does.
  var boundAddress: RPCAddress {
    get async throws { try await self.bound.value }
  }

  /// Serves until graceful shutdown or cancellation.
  func run() async throws {
    let channel: any Channel
    do {
      channel = try await self.bootstrap()
        .bind(host: self.address.host, port: self.address.port).get()
    } catch {
      let failure = StartFailure(
        RPCConfigurationError.bind(address: self.address, detail: Self.describe(error)),
        setting: self.setting)
      self.bound.fail(failure)
      throw failure
    }
    self.bound.set(
      RPCAddress(host: self.address.host, port: channel.localAddress?.port ?? self.address.port))
    try await withTaskCancellationOrGracefulShutdownHandler {
      try await channel.closeFuture.get()
    } onCancelOrGracefulShutdown: {
      channel.close(promise: nil)
    }
  }

  private static func describe(_ error: any Error) -> String {
    guard let error = error as? IOError else { return "\(error)" }
    return String(cString: strerror(error.errnoCode))
  }

  private func bootstrap() -> ServerBootstrap {
    let routes = self.routes
    return ServerBootstrap(group: NIOSingletons.posixEventLoopGroup)
      .serverChannelOption(.backlog, value: 16)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .serverChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(AcceptPause())
        }
      }
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          let pipeline = channel.pipeline.syncOperations
          // A client that stays silent, before or during its request, is sent away.
          try pipeline.addHandler(IdleStateHandler(readTimeout: .seconds(5)))
          try pipeline.configureHTTPServerPipeline(withErrorHandling: true)
          try pipeline.addHandler(HealthHTTPHandler(routes: routes))
        }
      }
  }
}
