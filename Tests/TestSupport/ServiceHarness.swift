package import API
internal import Configuration
internal import FoundationEssentials
package import Logging
internal import PKI
internal import RPCCore
package import RPCTransport
package import ServiceKit
package import ServiceLifecycle

/// Whole services with their real parts, for one test: settings, files, keys, TLS, TCP.
package struct ServiceHarness: Sendable {
  /// Holds everything that the services keep.
  package let directory: TemporaryDirectory
  /// The development keys of all services.
  package let keys: KeyDirectory

  /// Makes a directory with development keys in it.
  package init() throws {
    self.directory = TemporaryDirectory()
    let pki = self.directory.url.appending(path: "pki", directoryHint: .isDirectory)
    self.keys = KeyDirectory(pki)
    try DevelopmentAuthority(directory: pki).prepare()
  }

  /// A service as its program makes it, on free ports; nothing runs yet.
  ///
  /// - Parameters:
  ///   - service: Which service.
  ///   - settings: Environment variables besides those for its directory and its ports.
  /// - Throws: What the service refuses to start with.
  package func host<S: PipelineService>(
    _ service: S.Type, _ settings: [String: String] = [:]
  ) async throws -> ServiceHost {
    var variables = [
      "REDDYTALK_DATA_DIR": self.directory.url.path(),
      "\(S.name.keyPrefix)_LISTEN": "127.0.0.1:0",
      "\(S.name.keyPrefix)_METRICS_LISTEN": "127.0.0.1:0",
    ]
    variables.merge(settings) { _, new in new }
    return try await ServiceHost.make(
      service,
      config: ConfigReader(
        provider: EnvironmentVariablesProvider(environmentVariables: variables)),
      logger: Self.silent, metrics: MetricsRegistry())
  }

  /// Runs services while `body` runs, then stops them gracefully.
  ///
  /// - Throws: What the body or a service throws.
  package func running(
    _ services: [any Service], _ body: () async throws -> Void
  ) async throws {
    let group = ServiceGroup(services: services, logger: Self.silent)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      do {
        try await body()
      } catch {
        tasks.cancelAll()
        throw error
      }
      await group.triggerGracefulShutdown()
      try await tasks.waitForAll()
    }
  }

  /// Calls a running service as another one, which must be who it says it is.
  ///
  /// - Parameters:
  ///   - host: The service that is called.
  ///   - identity: Who it must be.
  ///   - caller: Who calls.
  ///   - body: Gets a client, which is closed afterwards.
  package func calling<Value: Sendable>(
    _ host: ServiceHost, _ identity: ServiceName, as caller: ServiceName,
    _ body: (RPCClient) async throws -> Value
  ) async throws -> Value {
    guard let address = try await host.rpcAddress() else {
      throw TimeoutError(description: "the \(identity) serves no calls")
    }
    let client = RPCClient(
      target: RPCTarget(address: address, identity: identity.peerIdentity),
      tls: .mutualTLS(try TLSCredentials(of: caller, in: self.keys)), logger: Self.silent)
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await client.run() }
      defer { tasks.cancelAll() }
      return try await body(client)
    }
  }

  /// What a service that runs says about itself.
  package func health(
    of host: ServiceHost, _ identity: ServiceName
  ) async throws -> Reddytalk_Common_V1_HealthResponse {
    try await self.calling(host, identity, as: .gateway) { client in
      try await HealthClient(client).check(Reddytalk_Common_V1_HealthRequest())
    }
  }

  /// Logs nothing.
  package static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
}
