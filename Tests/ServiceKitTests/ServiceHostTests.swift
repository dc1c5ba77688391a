import API
import Configuration
import Foundation
import Logging
import NIOCore
import PKI
import RPCCore
import RPCTransport
import ServiceLifecycle
import TestSupport
import Testing

@testable import ServiceKit

/// Whole services with their real parts: files, TLS, TCP.
struct ServiceHostTests {
  private let directory: TemporaryDirectory
  private let keys: KeyDirectory

  init() throws {
    self.directory = try TemporaryDirectory()
    let pki = self.directory.url.appending(path: "pki", directoryHint: .isDirectory)
    self.keys = KeyDirectory(pki)
    try DevelopmentAuthority(directory: pki).prepare()
  }

  private func host<S: PipelineService>(
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

  private static let silent = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  /// Runs services while `body` runs, then stops them gracefully.
  private func running(
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

  /// A client that is `service`, calling `host`.
  private func client(
    _ service: ServiceName, calling host: ServiceHost, as identity: ServiceName
  ) async throws -> RPCClient {
    let address = try #require(try await host.rpcAddress())
    return RPCClient(
      target: RPCTarget(address: address, identity: identity.peerIdentity),
      tls: .mutualTLS(try TLSCredentials(of: service, in: self.keys)), logger: Self.silent)
  }

  private func withClient(
    _ client: RPCClient, _ body: (RPCClient) async throws -> Void
  ) async throws {
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await client.run() }
      defer { tasks.cancelAll() }
      try await body(client)
    }
  }

  @Test func `a service that is allowed may call and is known by its certificate`() async throws {
    let collector = try await self.host(SampleCollector.self)
    try await self.running([collector]) {
      let client = try await self.client(.trainer, calling: collector, as: .collector)
      try await self.withClient(client) { client in
        let answer = try await client.unary(
          SampleMethods.whoCalls, ByteBuffer(),
          options: CallOptions(metadata: ["x-actor": "eve", "x-request-id": "r-1"]))
        #expect(String(buffer: answer) == "service:trainer r-1")
      }
    }
  }

  @Test func `a service that is not allowed is denied, and so is every method not named`()
    async throws
  {
    let collector = try await self.host(SampleCollector.self)
    try await self.running([collector]) {
      let stranger = try await self.client(.evaluator, calling: collector, as: .collector)
      try await self.withClient(stranger) { client in
        let error = await #expect(throws: RPCError.self) {
          try await client.unary(SampleMethods.whoCalls, ByteBuffer(), options: .defaults)
        }
        #expect(error?.code == .permissionDenied)
      }
      let friend = try await self.client(.trainer, calling: collector, as: .collector)
      try await self.withClient(friend) { client in
        let error = await #expect(throws: RPCError.self) {
          try await client.unary(SampleMethods.forbidden, ByteBuffer(), options: .defaults)
        }
        #expect(error?.code == .permissionDenied)
      }
    }
  }

  @Test func `every service may ask for health`() async throws {
    let collector = try await self.host(SampleCollector.self)
    try await self.running([collector]) {
      let client = try await self.client(.evaluator, calling: collector, as: .collector)
      try await self.withClient(client) { client in
        let health = try await HealthClient(client).check(Reddytalk_Common_V1_HealthRequest())
        #expect(health.service == "collector")
        #expect(health.version == ProductVersion.current)
        #expect(health.checks.map(\.name) == ["service.ready", "store", "tls.certificate"])
        #expect(health.checks.contains { $0.name == "store" && $0.state == .pass })
        #expect(health.residentBytes > 0 && health.uptimeSeconds > 0)
      }
    }
  }

  @Test func `a request keeps its id across services`() async throws {
    let collector = try await self.host(SampleCollector.self)
    try await self.running([collector]) {
      let address = try #require(try await collector.rpcAddress())
      let trainer = try await self.host(
        SampleTrainer.self, ["COLLECTOR_ADDRESS": address.description])
      try await self.running([trainer]) {
        let gateway = try await self.client(.gateway, calling: trainer, as: .trainer)
        try await self.withClient(gateway) { client in
          let caller = Caller(actor: "anna", roles: ["admin"], requestID: "r-42")
          let answer = try await client.unary(
            SampleMethods.relay, ByteBuffer(), options: CallOptions(metadata: caller.metadata))
          #expect(String(buffer: answer) == "service:trainer r-42")
        }
      }
    }
  }

  @Test func `an open watch does not hold up a graceful shutdown`() async throws {
    let collector = try await self.host(SampleCollector.self)
    let group = ServiceGroup(services: [collector], logger: Self.silent)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await group.run() }
      let client = try await self.client(.trainer, calling: collector, as: .collector)
      try await self.withClient(client) { client in
        let stream = try await client.serverStreaming(
          SampleMethods.watch, ByteBuffer(), options: .defaults)
        var iterator = stream.makeAsyncIterator()
        #expect(try await iterator.next().map { String(buffer: $0) } == "first")
        let start = ContinuousClock.now
        await group.triggerGracefulShutdown()
        let error = await #expect(throws: RPCError.self) { try await iterator.next() }
        #expect(error?.code == .unavailable)
        try await tasks.waitForAll()
        // Far below the time that calls in flight are given.
        #expect(ContinuousClock.now - start < .seconds(10))
      }
    }
  }

  @Test func `servers stop first, then jobs, and the store is closed last`() async throws {
    let stops = Lines()
    let gateway = try await SampleGateway.$stops.withValue(stops) {
      try await self.host(SampleGateway.self)
    }
    try await self.running([gateway]) {
      _ = try await gateway.healthAddress()
    }
    #expect(stops.all == ["server", "job", "store"])
  }

  @Test func `a service is not ready before its own servers listen`() async throws {
    let (listens, listensContinuation) = AsyncStream.makeStream(of: Void.self)
    let gateway = try await SampleGateway.$listening.withValue({
      for await _ in listens { break }
      return RPCAddress(host: "127.0.0.1", port: 8080)
    }) {
      try await self.host(SampleGateway.self)
    }
    try await self.running([gateway]) {
      _ = try await gateway.healthAddress()
      #expect(gateway.readiness.check().detail == "the service is starting")
      listensContinuation.yield()
      try await eventually("the service is ready") {
        gateway.readiness.check().state == .pass
      }
    }
  }

  @Test func `a port in use is an unavailable port and names its setting`() async throws {
    let collector = try await self.host(SampleCollector.self)
    try await self.running([collector]) {
      let address = try #require(try await collector.rpcAddress())
      let second = try await self.host(
        SampleCollector.self, ["COLLECTOR_LISTEN": address.description])
      let error = await #expect(throws: StartFailure.self) { try await second.run() }
      #expect(error?.message.hasPrefix("COLLECTOR_LISTEN: ") == true)
      #expect(error?.exitCode == .unavailable)
    }
  }

  @Test func `without keys a service does not start and says where they should be`() async throws {
    let missing = self.directory.url.appending(path: "nowhere")
    let error = await #expect(throws: ConfigurationError.self) {
      try await self.host(SampleCollector.self, ["REDDYTALK_PKI_DIR": missing.path()])
    }
    #expect(error?.description.contains("nowhere/collector.pem") == true)
    #expect(error.map { StartFailure($0).exitCode } == .configuration)
  }

  @Test func `a setting out of range stops the start`() async throws {
    await #expect(
      throws: ConfigurationError.invalid(
        name: "SAMPLE_LIMIT", expected: "a whole number from 1 to 10")
    ) {
      try await self.host(SampleCollector.self, ["SAMPLE_LIMIT": "11"])
    }
  }

  @Test func `the data directory is made for the service alone`() async throws {
    _ = try await self.host(SampleCollector.self)
    let path = self.directory.url.appending(path: "collector").path()
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.posixPermissions] as? Int == 0o700)
  }

  @Test func `help lists every setting of the service`() {
    let keys = ConfigurationKey.common(to: .collector) + SampleCollector.configurationKeys
    let text = HelpText.text(of: .collector, keys: keys)
    for key in keys { #expect(text.contains("\(key.option), \(key.name)\n")) }
    #expect(text.contains("how many samples are enough (default: 5)"))
  }

  @Test(arguments: [
    (["--help"], ExitCode.success), (["--version"], .success), (["--nonsense", "1"], .usage),
    (["nonsense"], .usage), (["--reddytalk-env-file", "/nonexistent/.env"], .configuration),
  ])
  func `a program ends as its command line deserves`(
    arguments: [String], code: ExitCode
  ) async {
    #expect(
      await ServiceProgram.execute(SampleCollector.self, arguments: arguments, environment: [:])
        == code)
  }
}
