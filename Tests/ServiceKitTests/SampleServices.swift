import Configuration
import NIOCore
import RPCCore
import RPCTransport
import ServiceLifecycle
import Synchronization

@testable import ServiceKit

/// Methods of the sample services.
enum SampleMethods {
  /// Answers who calls and for which request.
  static let whoCalls = MethodDescriptor(service: "test.Sample", method: "WhoCalls")
  /// Nobody is allowed to call it.
  static let forbidden = MethodDescriptor(service: "test.Sample", method: "Forbidden")
  /// Never ends by itself.
  static let watch = MethodDescriptor(service: "test.Sample", method: "Watch")
  /// Asks the collector who calls.
  static let relay = MethodDescriptor(service: "test.Sample", method: "Relay")
}

/// A collector that knows its callers.
enum SampleCollector: PipelineService {
  static let name = ServiceName.collector
  static let configurationKeys = [
    ConfigurationKey("SAMPLE_LIMIT", default: "5", "how many samples are enough")
  ]

  static func make(in environment: ServiceEnvironment) async throws -> ServiceAssembly {
    _ = try environment.config.int("sample.limit", default: 5, in: 1...10)
    environment.health.register("store") { .pass("fine") }
    var router = RPCRouter()
    for method in [SampleMethods.whoCalls, SampleMethods.forbidden] {
      router.registerUnary(method) { _, context in
        let caller = Caller(context)
        return ByteBuffer(string: "\(caller.actor) \(caller.requestID)")
      }
    }
    router.registerServerStreaming(SampleMethods.watch) { _, _, writer in
      try await writer.write(ByteBuffer(string: "first"))
      await DrainSignal().wait()
      try Task.checkCancellation()
    }
    var access = AccessPolicy()
    access.allow([SampleMethods.whoCalls, SampleMethods.watch], for: [.trainer, .gateway])
    return ServiceAssembly(router: router, access: access)
  }
}

/// A trainer that calls the collector.
enum SampleTrainer: PipelineService {
  static let name = ServiceName.trainer

  static func make(in environment: ServiceEnvironment) async throws -> ServiceAssembly {
    let collector = try environment.channel(to: .collector)
    var router = RPCRouter()
    router.registerUnary(SampleMethods.relay) { request, _ in
      try await collector.unary(SampleMethods.whoCalls, request, options: .defaults)
    }
    var access = AccessPolicy()
    access.allow([SampleMethods.relay], for: [.gateway])
    return ServiceAssembly(router: router, access: access)
  }
}

/// A Gateway whose parts note in which order they stop.
enum SampleGateway: PipelineService {
  static let name = ServiceName.gateway
  @TaskLocal static var stops = Lines()
  /// Suspends until its server listens.
  @TaskLocal static var listening: @Sendable () async throws -> RPCAddress = {
    RPCAddress(host: "127.0.0.1", port: 8080)
  }

  private struct Part: Service {
    let name: String
    let stops: Lines

    func run() async throws {
      try await gracefulShutdown()
      self.stops.append(self.name)
    }
  }

  static func make(in environment: ServiceEnvironment) async throws -> ServiceAssembly {
    let stops = Self.stops
    return ServiceAssembly(
      jobs: [Part(name: "job", stops: stops)], servers: [Part(name: "server", stops: stops)],
      listening: Self.listening,
      close: { stops.append("store") })
  }
}
