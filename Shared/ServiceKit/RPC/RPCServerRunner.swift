import RPCTransport
import ServiceLifecycle

/// Runs the RPC server as a part of the service: on graceful shutdown it takes no more calls and
/// lets those that run end.
struct RPCServerRunner: Service {
  let server: RPCServer
  let drain: DrainSignal
  /// The setting that says where it listens, for errors.
  let setting: String

  func run() async throws {
    do {
      try await withGracefulShutdownHandler {
        try await self.server.run()
      } onGracefulShutdown: {
        self.drain.begin()
        self.server.beginGracefulShutdown()
      }
    } catch let error as RPCConfigurationError {
      throw StartFailure(error, setting: self.setting)
    }
  }
}
